import type { MessageStructureObject } from 'imapflow'
import { readable } from './header.ts'

/** A part of a mail that holds something, as the server describes it (RFC 3501 § 7.4.2, BODYSTRUCTURE). */
export type Leaf = {
  /** Where it is in the mail: « 1.2 ». */
  part: string
  type: string
  charset: string | undefined
  encoding: string | undefined
  /** As it is sent, in bytes. */
  size: number
  name: string | null
  isFlowed: boolean
  dropsSpaces: boolean
}

export type Body = {
  /** What a person reads: plain text where there is one, and what to read where that says nothing. */
  texts: Leaf[]
  others: Leaf[]
  files: Leaf[]
  /** An invitation, or an answer to one; null: none. */
  calendar: Leaf | null
  /** What a report of delivery says became of a mail, and that mail’s header; empty: it is no such report. */
  report: Leaf[]
}

/** A picture in a signature is no file that somebody sent. */
const leastInlineBytes = 10_000
const mostParts = 200
const mostFiles = 30
const mostTexts = 4

type Node = MessageStructureObject

/** What of a mail is read, and what is a file. */
export function bodyOf(root: Node): Body {
  const texts = chosen(root, 'plain').slice(0, mostTexts)
  const others = chosen(root, 'html').slice(0, mostTexts)
  const read = new Set([...texts, ...others].map(({ part }) => part))
  const leaves = leavesOf(root)
  const files = leaves.filter(node => !read.has(partOf(node)) && isFile(node))
  const calendars = leaves.filter(({ type }) => type === 'text/calendar')
  const found = calendars.find(({ parameters }) => parameters?.method) ?? calendars[0]
  const calendar = found ? leafOf(found) : null
  // Outlook has it as another form of the text alone; Gmail as a file as well.
  const isFileToo = files.some(isCalendar)
  const unnamed = calendar && !isFileToo ? [{ ...calendar, name: 'invitation.ics' }] : []
  return {
    ...{ texts, others, calendar, report: reportIn(root, leaves) },
    files: [...unnamed, ...files.map(leafOf)].slice(0, mostFiles),
  }
}

/** RFC 3462, RFC 3464: the status, and what came back. */
function reportIn(root: Node, leaves: readonly Node[]): Leaf[] {
  if (root.type !== 'multipart/report') return []
  const status = leaves.find(({ type }) => type === 'message/delivery-status')
  const original = leaves.find(({ type }) => /^(text\/rfc822-headers|message\/rfc822)$/.test(type))
  return status && original ? [leafOf(status), leafOf(original)] : []
}

const isCalendar = ({ type }: Node): boolean => /^(text\/calendar|application\/ics)$/.test(type)

/** The texts that stand for all of it: of several forms of one text (RFC 2046 § 5.1.4) one. */
function chosen(node: Node, form: 'plain' | 'html'): Leaf[] {
  const children = node.childNodes ?? []
  if (!node.type.startsWith('multipart/') || children.length === 0) {
    return isText(node) ? [leafOf(node)] : []
  }
  const each = children.slice(0, mostParts).map(child => chosen(child, form))
  if (node.type !== 'multipart/alternative') return each.flat()
  const wanted = each.find(texts => texts.some(({ type }) => type === `text/${form}`))
  return wanted ?? each.find(texts => texts.length > 0) ?? []
}

/** « Content-Type: text » and « plain/text » are of old programs (RFC 2045 § 5.2 has them as plain). */
const isText = (node: Node): boolean =>
  /^(text\/(plain|html|enriched|richtext)?|plain\/text)$/.test(node.type) &&
  node.disposition !== 'attachment' &&
  (nameOf(node) === null || node.disposition === undefined)

/** A part that holds others counts for what it holds; a mail inside a mail is a file. */
function leavesOf(node: Node, found: Node[] = []): Node[] {
  if (found.length >= mostParts) return found
  if (!node.type.startsWith('multipart/')) found.push(node)
  else for (const child of node.childNodes ?? []) leavesOf(child, found)
  return found
}

function isFile(node: Node): boolean {
  if (node.disposition === 'attachment') return true
  // Another form of what is read, or the sign of a signed mail.
  if (node.type.startsWith('text/') && nameOf(node) === null) return false
  const isShownInside = node.id !== undefined && node.type.startsWith('image/')
  return !isShownInside || (node.size ?? 0) >= leastInlineBytes
}

function leafOf(node: Node): Leaf {
  return {
    part: partOf(node),
    type: node.type,
    charset: node.parameters?.charset,
    encoding: node.encoding,
    size: node.size ?? 0,
    name: nameOf(node),
    isFlowed: node.parameters?.format?.toLowerCase() === 'flowed',
    dropsSpaces: node.parameters?.delsp?.toLowerCase() === 'yes',
  }
}

const partOf = ({ part }: Node): string => part ?? '1'

function nameOf(node: Node): string | null {
  const name = fileNameIn(node.dispositionParameters?.filename ?? node.parameters?.name ?? '')
  if (name !== '') return name
  return node.type === 'message/rfc822' ? 'message.eml' : null
}

/** A file's own bytes, as near as its transfer encoding tells. */
export const bytesOf = ({ size, encoding }: Leaf): number =>
  encoding?.toLowerCase() === 'base64' ? Math.floor((size * 57) / 78) : size

/** No name is a place: what saves it decides where. */
export const fileNameIn = (given: string): string =>
  readable(given)
    .replace(/^.*[\\/]/, '')
    .slice(0, 150)
    .toWellFormed()
