/**
 * Through which application a message of the page's went, as far as a webhook's echo told: ours, then
 * somebody sent it from here; the inbox of Facebook's own, where people write and its instant and
 * away messages come from as well; or another one.
 */
export type Sender = 'ours' | 'inbox' | 'other' | 'unknown'

/**
 * The inbox's number is printed as the first of these by Meta's documentation and as the second in
 * public code (facebook.md, «Automatic replies»).
 */
const inboxes = new Set(['26390203743090', '263902037430900'])

/** @param ours the number of our application, where the channel has one */
export function senderOf(app: string | undefined, ours: string | undefined): Sender {
  if (app === undefined) return 'unknown'
  if (app === ours?.trim()) return 'ours'
  return inboxes.has(app) ? 'inbox' : 'other'
}
