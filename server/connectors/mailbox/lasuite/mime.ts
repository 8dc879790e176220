import type { MessageStructureObject } from 'imapflow'
import { first, type Header, readHeader } from '../header.ts'

/** A mail that lies here whole: its header, what it is made of, and each leaf’s bytes as they were sent. */
export type WholeMail = {
  header: Header
  structure: MessageStructureObject
  /** By their places, as « 1.2 ». */
  parts: Map<string, Buffer>
}

/** What is nested deeper, or comes after so many, was never written by a person’s program. */
const deepest = 100
const mostParts = 500

type Node = MessageStructureObject
type ReadValue = (value: string) => { value: string | false; params: Record<string, string> }

/**
 * Takes a mail apart as an IMAP server does (RFC 3501 § 7.4.2, BODYSTRUCTURE; RFC 2046 § 5.1), so that what
 * reads mailboxes reads it too; whatever the bytes are, something comes of them. Parsers from the registry
 * decode as they go: charsets, broken lines and names are then read by other rules than all other mails are.
 */
export async function takeApart(raw: Buffer): Promise<WholeMail> {
  const { parseHeaderValue } = await import('nodemailer/lib/mime-funcs')
  const parts = new Map<string, Buffer>()
  let left = mostParts

  function nodeOf(bytes: Buffer, path: readonly number[]): Node {
    left--
    const { head, body } = halvesOf(bytes)
    const { node, boundary } = described(readHeader(head), parseHeaderValue)
    const isInside = node.type.startsWith('multipart/') && boundary !== ''
    if (isInside && path.length < deepest) {
      const childNodes: Node[] = []
      for (const part of between(body, boundary)) {
        if (left > 0) childNodes.push(nodeOf(part, [...path, childNodes.length + 1]))
      }
      if (childNodes.length > 0) return { ...node, childNodes }
    }
    const part = path.join('.') || '1'
    parts.set(part, body)
    return { ...node, part, size: body.length }
  }

  const structure = nodeOf(raw, [])
  return { header: readHeader(halvesOf(raw).head), structure, parts }
}

/** What a part’s header says of it, as far as people’s programs write it. */
function described(header: Header, read: ReadValue): { node: Node; boundary: string } {
  const type = read(first(header, 'content-type') || 'text/plain')
  const disposition = read(first(header, 'content-disposition'))
  const id = first(header, 'content-id')
  const node: Node = {
    type: (type.value || 'text/plain').trim().toLowerCase(),
    parameters: type.params,
    encoding: first(header, 'content-transfer-encoding').trim().toLowerCase() || '7bit',
    ...(disposition.value && { disposition: disposition.value.trim().toLowerCase() }),
    dispositionParameters: disposition.params,
    ...(id && { id }),
  }
  return { node, boundary: type.params.boundary ?? '' }
}

/** The lines before the first empty one, and what follows it. */
function halvesOf(bytes: Buffer): { head: Buffer; body: Buffer } {
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    const width = bytes[at] === 0x0a ? 1 : bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? 2 : 0
    if (width > 0) return { head: bytes.subarray(0, at), body: bytes.subarray(at + width) }
    const end = bytes.indexOf(0x0a, at)
    at = end < 0 ? -1 : end + 1
  }
  return { head: bytes, body: bytes.subarray(bytes.length) }
}

/** What stands between the lines of a boundary; a last line that is missing ends with the mail. */
function between(body: Buffer, boundary: string): Buffer[] {
  const line = Buffer.from(`--${boundary}`, 'latin1')
  const found: Buffer[] = []
  let start = -1
  for (let at = body.indexOf(line); at >= 0; at = body.indexOf(line, at + line.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue
    const end = body.indexOf(0x0a, at)
    const rest = body.toString('latin1', at + line.length, end < 0 ? body.length : end)
    if (!/^(--)?[ \t]*\r?$/.test(rest)) continue
    // The end of the line before it is the boundary’s.
    if (start >= 0) found.push(body.subarray(start, Math.max(start, endBefore(body, at))))
    if (rest.startsWith('--') || end < 0) return found
    start = end + 1
  }
  if (start >= 0) found.push(body.subarray(start))
  return found
}

function endBefore(body: Buffer, at: number): number {
  if (body[at - 1] !== 0x0a) return at
  return body[at - 2] === 0x0d ? at - 2 : at - 1
}
