import { soleTelephone, telephoneInPairs, withheldScheme } from '../../language/contact-address.ts'
import type { Sentence } from '../../language/sentence.ts'
import { nextTurn } from '../../platform/event-loop.ts'
import type { Port, ReportPreview } from '../connector.ts'
import { orFailure } from '../network/error.ts'
import {
  asksForCaller,
  domainOf,
  isWithin,
  mostReportRules,
  type Report,
  type ReportRule,
  reportIn,
  reportRuleProblem,
  reportRulesIn,
  senderSought,
} from '../rules/report-rule.ts'
import { addressReader, contactOf } from './addresses.ts'
import type { State } from './cursor.ts'
import { describe, readTexts } from './fetching.ts'
import { type Folder, foldersOf } from './folder/folders.ts'
import { searched } from './folder/opened.ts'
import { fingerprint, type Mail, mailOf } from './mail.ts'
import { mailboxSentences as says } from './sentences.ts'
import { folderOpened, type Session, withMailbox } from './session.ts'

/** What keeps a field's text from being rules; null: nothing. */
export function reportRulesProblem(text: string): Sentence | null {
  const rules = reportRulesIn(text)
  if (rules.length === 0 || rules.length > mostReportRules)
    return says.badReportRules(mostReportRules)
  for (const rule of rules) {
    const problem = reportRuleProblem(rule)
    if (problem !== null) return says.badReportRule(rule.tool, problem)
  }
  return null
}

/**
 * What a mail says by the rules: of a tool's own, or of an answer to one of its mails.
 * @param text its own words, in which the number of a caller may stand
 */
export function reportOf(rules: readonly ReportRule[], mail: Mail, text: string): Report | null {
  if (rules.length === 0) return null
  const { subject, direction } = mail
  const isInbound = direction === 'inbound'
  const who = isInbound ? [mail.from] : mail.recipients
  for (const person of who) {
    const mailed = person && { from: person.address, subject, ...(isInbound && { text }) }
    const report = mailed && reportIn(rules, mailed)
    // Whom an answer is for that names no caller, nobody knows.
    if (report && (isInbound || report.reference !== null)) return report
  }
  return null
}

const scheme = 'report:'

/**
 * All mails of one report are one conversation, whatever their headers say; so are the voice messages
 * that come from one number.
 */
export function threadIdOf(
  { rule, by, reference }: Report,
  { remoteId }: Pick<Mail, 'remoteId'>,
): string {
  // A number says whose it is, and what a conversation is known by outlives whom it is with.
  const key = by === 'reference' ? reference.toLowerCase() : fingerprint([reference ?? remoteId])
  return `${scheme}${encodeURIComponent(rule.tool.toLowerCase())}/${encodeURIComponent(key)}`
}

/**
 * Who waits: who called; the tool, where it takes no answer; else whom an answer by mail goes to, which
 * may be the resident.
 */
export function reporterOf(report: Report, { automatic, citizen, remoteId }: Mail) {
  const { rule, reference } = report
  if (report.by === 'number') {
    return reference === null
      ? { remoteId: `${withheldScheme}${encodeURIComponent(remoteId)}`, name: says.withheld.fr }
      : { remoteId: `tel:${reference}`, name: telephoneInPairs(reference) }
  }
  if (automatic) {
    const id = `${encodeURIComponent(rule.tool)}/${encodeURIComponent(report.reference)}`
    return { remoteId: `${scheme}${id}`, name: says.reportName(rule.tool, report.reference).fr }
  }
  return { remoteId: contactOf(citizen.address), name: citizen.name ?? rule.tool }
}

/** Why no mail answers whom a report is of; null: they are no report's. */
export function whyNoMail(remoteId: string | null): Sentence | null {
  const number = soleTelephone(remoteId)
  if (number === null) return says.calledWithheld
  if (number !== undefined) return says.calledBack(telephoneInPairs(number))
  if (!remoteId?.startsWith(scheme)) return null
  return says.answeredIn(decodeURIComponent(remoteId.slice(scheme.length).split('/')[0] ?? ''))
}

/** Where the tool shows it: the first address in its mail that is the tool's own. */
export function linkIn({ rule }: Report, text: string): string | null {
  const domain = domainOf(rule.sender)
  if (domain === null) return null
  for (const [found] of text.matchAll(/https:\/\/[^\s<>"]+/gi)) {
    // From where its end begins alone: from each of its signs takes seconds for 64,000 brackets.
    const url = URL.parse(found.replace(/(?<![).,;:!?»’'\]])[).,;:!?»’'\]]+$/, ''))
    if (url && url.username === '' && isWithin(url.hostname, domain)) return url.href
  }
  return null
}

/**
 * What must be read once more since the rules of reports changed: in each folder that was read, from its
 * beginning, what the tools wrote or were written, by the rules before and by those of now.
 */
export function againAfter(before: State, rules: string): State['again'] {
  if (before.reports === rules) return before.again
  const senders = new Set(before.again?.senders)
  for (const rule of [...reportRulesIn(before.reports), ...reportRulesIn(rules)]) {
    senders.add(senderSought(rule))
  }
  const next = Object.fromEntries(Object.keys(before.folders).map(path => [path, 1]))
  return senders.size === 0 ? null : { senders: [...senders], next }
}

/**
 * Such mails of a folder, `room` at most.
 * @param end the first UID that was not read
 * @returns their UIDs, and where to go on; null: that was all
 */
export async function readAgain(
  session: Session,
  { path, role }: Folder,
  again: { senders: readonly string[]; next: number; end: number; since: Date },
  room: number,
): Promise<{ uids: number[]; next: number | null }> {
  const { senders, next, end, since } = again
  if (next >= end) return { uids: [], next: null }
  const who = senders.map(one => (role === 'sent' ? { to: one } : { from: one }))
  const query = { uid: `${next}:${end - 1}`, since, or: who }
  const found = await searched(session, path, query)
  const all = found.filter(uid => uid >= next && uid < end).sort((a, b) => a - b)
  const uids = all.slice(0, room)
  return { uids, next: uids.length < all.length ? (uids.at(-1) ?? end) + 1 : null }
}

/** So many mails of the tools are looked at in each folder, the newest. */
const mostMails = 200
const mostRows = 10

/**
 * What the rules of a configuration would make of what the mailbox has of these tools, whatever was read
 * of it; nothing there changes.
 */
export const previewReports: Port['previewReports'] = async call => {
  const rules = reportRulesIn(call.config.reports)
  const none = { kind: 'preview' as const, mails: 0, reports: 0, closed: 0, waiting: 0, rows: [] }
  if (rules.length === 0) return none
  return await orFailure(call, () =>
    withMailbox(call, async ({ imap, own }) => {
      const reader = await addressReader()
      const { folders } = await foldersOf(imap, call)
      // The texts are asked for where one may name who called, and not for reports.
      const namesCallers = rules.some(asksForCaller)
      const or = rules.map(rule => ({ from: senderSought(rule) }))
      const rows: ReportPreview['rows'] = []
      /** By report: whether the last that was said of it ended it. */
      const last = new Map<string, { at: number; isEnd: boolean }>()
      let mails = 0
      for (const { path, role } of folders) {
        if (role !== 'incoming') continue
        using _folder = await folderOpened(imap, path, { readOnly: true })
        const uids = (await imap.search({ or }, { uid: true })) || []
        const newest = uids.toSorted((a, b) => a - b).slice(-mostMails)
        const all = await describe(imap, newest)
        const texts = await readTexts(imap, namesCallers ? all : [])
        for (const described of all) {
          const mail = mailOf(described, 'incoming', own, reader)
          if (mail === null) continue
          mails++
          // Anyone who means harm writes rules and subjects that take a millisecond a mail.
          await nextTurn()
          const report = reportOf(rules, mail, texts.get(described.uid) ?? '')
          const { subject, sentAt } = mail
          const kind = report?.kind ?? null
          const tool = report?.rule.tool ?? null
          const isCall = report?.by === 'number'
          const reference = report?.reference ?? null
          rows.push({ subject, sentAt, kind, tool, reference, ...(isCall && { isCall }) })
          if (report === null) continue
          const id = threadIdOf(report, mail)
          const before = last.get(id)
          if (before && before.at > sentAt) continue
          last.set(id, { at: sentAt, isEnd: kind === 'closes' })
        }
      }
      const closed = [...last.values()].filter(({ isEnd }) => isEnd).length
      return {
        kind: 'preview' as const,
        mails,
        reports: last.size,
        closed,
        waiting: last.size - closed,
        rows: rows.sort((a, b) => b.sentAt - a.sentAt).slice(0, mostRows),
      }
    }),
  )
}
