import {
  domainOf,
  isWithin,
  mostReportRules,
  type Report,
  type ReportRule,
  reportIn,
  reportRuleProblem,
  reportRulesIn,
} from '../../../channels/rules/report-rule.ts'
import type { Sentence } from '../../../language/sentence.ts'
import { contactOf } from '../addresses.ts'
import type { Mail } from '../mail.ts'
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

/** What a mail says by the rules: of a tool's own, or of an answer to one of its mails. */
export function reportOf(rules: readonly ReportRule[], mail: Mail): Report | null {
  if (rules.length === 0) return null
  const { subject, direction } = mail
  const who = direction === 'inbound' ? [mail.from] : mail.recipients
  for (const person of who) {
    const report = person && reportIn(rules, { from: person.address, subject })
    if (report) return report
  }
  return null
}

const scheme = 'report:'

/** All mails of one report are one conversation, whatever their headers say. */
export function threadIdOf({ rule, reference }: Report): string {
  const [tool, number] = [rule.tool, reference].map(text => encodeURIComponent(text.toLowerCase()))
  return `${scheme}${tool}/${number}`
}

/**
 * Who waits: the tool, where it takes no answer; else whom an answer by mail goes to, which may be the
 * resident.
 */
export function reporterOf(report: Report, { automatic, citizen }: Mail) {
  const { rule, reference } = report
  if (automatic) {
    const id = `${encodeURIComponent(rule.tool)}/${encodeURIComponent(reference)}`
    return { remoteId: `${scheme}${id}`, name: says.reportName(rule.tool, reference).fr }
  }
  return { remoteId: contactOf(citizen.address), name: citizen.name ?? rule.tool }
}

/** The tool in which somebody is answered; null: they are no tool. */
export function toolOf(remoteId: string | null): string | null {
  if (!remoteId?.startsWith(scheme)) return null
  return decodeURIComponent(remoteId.slice(scheme.length).split('/')[0] ?? '')
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
