import {
  soleTelephone,
  telephoneInPairs,
  withheldScheme,
} from '../../../language/contact-address.ts'
import type { Sentence } from '../../../language/sentence.ts'
import {
  domainOf,
  isWithin,
  mostReportRules,
  type Report,
  type ReportRule,
  reportIn,
  reportRuleProblem,
  reportRulesIn,
} from '../../rules/report-rule.ts'
import { contactOf } from '../addresses.ts'
import { fingerprint, type Mail } from '../mail.ts'
import { mailboxSentences as says } from '../sentences.ts'

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
