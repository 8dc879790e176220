import { type DestinationStream, pino } from 'pino'

/** What a line of the log can tell, one name each; docs/operating.md says what each means. */
export const logEvents = [
  'alert-not-told',
  'answer-aftermath-failed',
  'answers-not-settled',
  'backup-failed',
  'change-not-announced',
  'channel-check-failed',
  'clock-differs',
  'correction-failed',
  'database-damaged',
  'database-failed',
  'database-rescued',
  'delivery-failed',
  'delivery-lease-lost',
  'delivery-lease-not-renewed',
  'delivery-lookup-failed',
  'delivery-not-prepared',
  'figures-failed',
  'hand-task-not-told',
  'import-failed',
  'import-lease-not-renewed',
  'job-failed',
  'lane-failed',
  'listening',
  'mail-not-sent',
  'mention-not-told',
  'old-backup-not-removed',
  'passkey-not-added',
  'passkey-refused',
  'poll-failed',
  'poll-lease-not-renewed',
  'provider-session-not-ended',
  'provider-sign-in-failed',
  'provider-sign-in-not-begun',
  'read-back-failed',
  'reading-not-noted',
  'register-silent',
  'replaced-database-not-removed',
  'reply-failed',
  'reply-lookup-failed',
  'request',
  'request-failed',
  'sign-in-not-loaded',
  'source-check-failed',
  'stream-broke',
  'upgrade-copies-not-listed',
  'watch-failed',
  'watch-not-ended',
  'webhook-disabled',
  'webhook-failed',
  'webhook-for-nobody',
] as const
type LogEvent = (typeof logEvents)[number]

/** An error alone, or one among what else is to be known of it, as `err`. */
type Say = (what: unknown, event: LogEvent) => void

/** Where the process says what went on, for those who look after it. */
export type Log = Record<'info' | 'warn' | 'error', Say>

/** Names under which nothing leaves, wherever in a line. */
const secret = ['token', 'secrets', 'password', 'authorization']

/**
 * One line of JSON for each event: its level by name, its time in ISO 8601, its name.
 * @param to where it is written; standard output unless told
 */
export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: safeError },
    redact: secret.flatMap(name => [name, `*.${name}`]),
  }
  const logger = to === undefined ? pino(options) : pino(options, to)
  // A text that somebody threw would become the name of the event.
  const say = (as: keyof Log) => (what: unknown, event: LogEvent) =>
    logger[as](typeof what === 'object' ? what : { err: what }, event)
  return { info: say('info'), warn: say('warn'), error: say('error') }
}

/**
 * An error without what people wrote: PostgreSQL tells a row in its details, JSON.parse and PostgreSQL
 * quote what they could not read. Where it happened and what led to it stay.
 */
function safeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as NodeJS.ErrnoException
  const quotes = error instanceof SyntaxError || /^22/.test(String(code))
  return {
    type: error.name,
    code,
    message: quotes ? error.message.replaceAll(/".*"/gs, '"…"') : error.message,
    stack: error.stack?.match(/^ +at .*$/gm)?.join('\n'),
    ...(error.cause !== undefined && { cause: safeError(error.cause) }),
  }
}
