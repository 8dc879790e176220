/** What other software can be told, in the order in which the screen offers it. */
export const webhookTypes = [
  'message.waiting',
  'message.answered',
  'delivery.published',
  'delivery.failed',
  'event.published',
  'event.changed',
  'event.cancelled',
  'event.removed',
] as const
export type WebhookType = (typeof webhookTypes)[number]

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Waits between attempts, as Standard Webhooks gives them, https://www.standardwebhooks.com; a little over three days. */
const waits = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

/**
 * When to tell an endpoint again that did not take something.
 * @param attempts how many there have been since it was last asked for, 1 or more
 * @param askedUntil until when it wants to be left alone, ms UTC
 * @returns ms UTC, or null when it is left to a person
 */
export function tellAgainAt(
  attempts: number,
  now: number,
  askedUntil: number | null = null,
): number | null {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : Math.max(now + wait, askedUntil ?? 0)
}

/** No endpoint is left alone for longer because it asks for it, ms. */
export const longestPauseMs = DAY

/** For so long one that keeps us waiting is left alone, ms: what else it is to be told would wait too. */
export const slowPauseMs = MINUTE

/** One that has taken nothing for so long is told nothing more, ms. */
export const silentMs = 5 * DAY

/** How long the secret before a new one signs besides, ms. */
export const bothSecretsMs = DAY

/** What is older is no news, ms: it must be less than the log is kept, by which each is told once. */
export const newsMs = 7 * DAY

/** How long the log is kept, ms. */
export const logMs = 30 * DAY

/** So much of an answer is kept. */
export const mostAnswer = 500
