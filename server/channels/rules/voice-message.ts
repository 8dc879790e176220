import { callerNumberIn } from '../../connectors/rules/caller.ts'
import { type ReportRule, reportIn, reportRuleProblem } from '../../connectors/rules/report-rule.ts'

/** What tells of one voice message, in the subjects of boxes and operators. */
const told =
  /messages? voca(?:l|ux)|voice[ -]?mail (?:from|message|de)|new voice[ -]?mail|(?:voice|vocal) message|(?:nouveaux?|new) (?:messages?|msg)(?!\p{L}).{0,30}(?:bo[îi]te (?:vocale|\d)|mailbox|messagerie vocale|r[ée]pondeur)|r[ée]pondeur/iu
/** What does so beside a recording, or from a machine of that name. */
const hinted =
  /(?<!\p{L})(?:bo[îi]te vocale|messagerie|vocal|voice[ -]?mail|voice|message|appel|call)\p{L}*/iu
const machine = /(?<!in)voice|(?<!a)vocal|repondeur|asterisk|pbx|3cx|telephon/iu

/** After these words stands who called. */
const beforeCaller = /(?<![\p{L}\p{N}])(?:de|du|from|par)(?!\p{L})/iu

/** A mail that a program wrote, as it is stored; `sender`: its address. */
export type AutomaticMail = { sender: string; subject: string; hasSound: boolean }

/**
 * The rule that follows voice messages of this mail's sender; null: it looks like none. What
 * changes from one message to the next is left open in it: numbers, dates, who called.
 */
export function voiceRule({ sender, subject, hasSound }: AutomaticMail): ReportRule | null {
  const text = subject.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const match = told.exec(text) ?? (hasSound || machine.test(sender) ? hinted.exec(text) : null)
  if (match === null) return null
  const opens = patternOf(text, match.index + match[0].length)
  const rule = { tool: 'Répondeur', sender, opens, closes: '' }
  if (reportRuleProblem(rule) !== null) return null
  return reportIn([rule], { from: sender, subject }) === null ? null : rule
}

/** @param end where the words end by which it is known */
function patternOf(text: string, end: number): string {
  // « message vocal de » ends with one.
  const from = Math.max(0, end - 5)
  const label = beforeCaller.exec(text.slice(from))
  const number = callerNumberIn(text)
  if (label !== null) return `${open(text.slice(0, from + label.index + label[0].length))} {numéro}`
  if (number === null) return `${open(text.slice(0, end))} {numéro}`
  return `${open(text.slice(0, number.at))} {numéro} ${open(text.slice(number.end))}`.trim()
}

/** The same words with « * » for what is another's next time: all of a word that has a digit, as « 10h02 ». */
function open(words: string): string {
  return words
    .replace(/\p{L}*[\p{N}*{}][\p{L}\p{N}.:/*{}-]*/gu, '*')
    .replace(/\*(?:\s*\*)+/g, '*')
    .replace(/[\s<("'«:#*]+$/u, '')
    .trim()
}
