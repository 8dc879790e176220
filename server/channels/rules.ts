import type { CheckLine } from '../connectors/connector.ts'
import { callerNumberIn } from '../connectors/rules/caller.ts'
import { type ReportRule, reportIn, reportRuleProblem } from '../connectors/rules/report-rule.ts'

/**
 * - `active`: polled and published to;
 * - `paused`: somebody must do something (a dead token), its deliveries wait;
 * - `disconnected`: taken away by a person; its history stays;
 * - `archive`: never connected, and known by its network's download alone. It is neither polled nor
 *   published to, until a person connects it.
 */
export const channelStates = ['active', 'paused', 'disconnected', 'archive'] as const
export type ChannelState = (typeof channelStates)[number]

/** Whether there is an access to its network, if only one that died. */
export function isConnected({ state }: { state: ChannelState }): boolean {
  return state === 'active' || state === 'paused'
}

/** When a channel that does not receive is looked at, ms UTC: the last instant that a date can have. */
export const neverAt = 8_640_000_000_000_000

/** What a request calls a connector's field: 'config.page', 'secrets.token'. */
export function placeOf({ key, secret }: { key: string; secret: boolean }): string {
  return `${secret ? 'secrets' : 'config'}.${key}`
}

/**
 * How much of what residents write a network lets a channel see, and so what its figures can tell.
 * Meta: https://developers.facebook.com/docs/graph-api/overview/access-levels
 * A channel fed by its downloaded archive alone has no check: it will be a case of its own here.
 */
export type AccessLevel = {
  comments: 'named' | 'nameless' | 'unread'
  /** `unseen`: allowed, as far as one can tell, and none is there. */
  private: 'read' | 'unseen' | 'unread'
}

/** Lines that a check has only where something cannot be read. */
const refusals = [
  'comments',
  'pages_read_user_content',
  'pages_messaging',
  'instagram_manage_comments',
  'instagram_manage_messages',
]

/** The level that the lines of a channel's check tell; null where they tell none. */
export function accessLevel(
  checks: readonly Pick<CheckLine, 'key' | 'level'>[],
): AccessLevel | null {
  const levelOf = (key: string) => checks.find(line => line.key === key)?.level
  const names = levelOf('names')
  const conversations = levelOf('conversations')
  const isRefused = refusals.some(key => levelOf(key) !== undefined)
  if (names === undefined && conversations === undefined && !isRefused) return null
  const comments = names === undefined ? 'unread' : names === 'warning' ? 'nameless' : 'named'
  if (conversations === 'ok') return { comments, private: 'read' }
  // Who is not given names is not given conversations either: both need Advanced Access.
  const mayBeEmpty = conversations !== undefined && comments === 'named'
  return { comments, private: mayBeEmpty ? 'unseen' : 'unread' }
}

/** What was seen of a channel by other means than its check, ms UTC; null: never. */
export type Seen = {
  /** Its last look for messages that succeeded. */
  readAt: number | null
  /** The last call of its network. */
  calledAt: number | null
  /** What shows that it does not work: a look that failed, or its pause; null while it works. */
  failedAt: number | null
}

/** Errors that end a check: with one of them nothing at all is read. */
const shut = new Set(['token', 'page', 'account', 'network', 'check'])

/**
 * The lines of a check that nothing seen since contradicts. A channel that was read or called back
 * after its check is neither shut nor deaf; of one that fails since, nobody knows what still holds.
 */
export function linesThatHold(
  lines: readonly CheckLine[],
  checkedAt: number | null,
  { readAt, calledAt, failedAt }: Seen,
): CheckLine[] {
  const since = (at: number | null) => at !== null && checkedAt !== null && at > checkedAt
  return lines.filter(({ key, level }) => {
    if (level === 'error') return !(shut.has(key) && since(readAt))
    if (key === 'webhooks' && level !== 'ok') return !since(calledAt)
    return level !== 'ok' || !since(failedAt)
  })
}

/** What tells of one voice message, in the subjects of boxes and operators. */
const voiceMessage =
  /messages? voca(?:l|ux)|voice[ -]?mail (?:from|message|de)|new voice[ -]?mail|(?:voice|vocal) message|(?:nouveaux?|new) (?:messages?|msg)(?!\p{L}).{0,30}(?:bo[îi]te (?:vocale|\d)|mailbox|messagerie vocale|r[ée]pondeur)|r[ée]pondeur/iu
/** What does so beside a recording, or from a machine of that name. */
const hinted =
  /(?<!\p{L})(?:bo[îi]te vocale|messagerie|vocal|voice[ -]?mail|voice|message|appel|call)\p{L}*/iu
const machine = /(?<!in)voice|(?<!a)vocal|repondeur|asterisk|pbx|3cx|telephon/iu

/** After these words stands who called. */
const beforeCaller = /(?<![\p{L}\p{N}])(?:de|du|from|par)(?!\p{L})/iu

/** A mail that a program wrote, as it is stored; `sender`: its address. */
type AutomaticMail = { sender: string; subject: string; hasSound: boolean }

/**
 * The rule that follows voice messages of this mail's sender; null: it looks like none. What
 * changes from one message to the next is left open in it: numbers, dates, who called.
 */
export function voiceRule({ sender, subject, hasSound }: AutomaticMail): ReportRule | null {
  const text = subject.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const match =
    voiceMessage.exec(text) ?? (hasSound || machine.test(sender) ? hinted.exec(text) : null)
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
function open(text: string): string {
  return text
    .replace(/\p{L}*[\p{N}*{}][\p{L}\p{N}.:/*{}-]*/gu, '*')
    .replace(/\*(?:\s*\*)+/g, '*')
    .replace(/[\s<("'«:#*]+$/u, '')
    .trim()
}
