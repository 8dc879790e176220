import type { Deps } from '../deps.ts'
import type { MailRow } from '../mail/kind.ts'
import { queueMails, sentWithout } from '../mail/outbox.ts'
import { takenSince } from '../messages/store/merges.ts'
import { noticeOf } from './mail.ts'
import { linesOfNotices } from './store/alerts.ts'
import { heldIn } from './watch.ts'

export const alertPushKind = 'alert-device'

/** In the outbox, what takes a notice away again. */
const settledRound = 'settled'

export const isSettled = ({ round }: Pick<MailRow, 'round'>) => round === settledRound

/** A notification that is older has been seen, or cleared away, ms. */
const longestMs = 24 * 3_600_000

/**
 * Has the devices that were told of a notice within the day told that there is nothing to do any more,
 * once everybody of it was answered, set aside, taken care of by a colleague or left to somebody else.
 */
export async function queueSettled(deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const about = { kind: alertPushKind }
  const shown = await sentWithout(db, about, settledRound, now - longestMs)
  if (shown.length === 0) return
  const notices = await linesOfNotices(db, [
    ...new Set(shown.map(({ subject }) => noticeOf(subject))),
  ])
  for (const [subject, mails] of Map.groupBy(shown, mail => mail.subject)) {
    const open = (notices.get(noticeOf(subject)) ?? []).filter(({ isWaiting }) => isWaiting)
    // A colleague who took care of it before was no reason not to ring.
    const leftAt = Math.min(...mails.flatMap(({ sentAt }) => sentAt ?? []))
    const taken = await takenSince(db, open, leftAt)
    const [first] = mails
    if (first === undefined) continue
    const { communeId } = first
    const held = await heldIn(db, communeId, now)
    const isOver = open.every(
      ({ conversationId }) => taken.has(conversationId) || held.has(conversationId),
    )
    if (!isOver) continue
    const readers = mails.map(({ recipient, userId, email }) => ({ recipient, userId, email }))
    await queueMails(
      deps,
      db,
      about,
      { communeId, subject, round: settledRound, nextAt: now },
      readers,
    )
  }
}
