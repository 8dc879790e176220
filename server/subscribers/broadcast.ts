import { connectorsOf } from '../channels/themes.ts'
import type { AudienceWay } from '../connectors/audience.ts'
import { chunksOf } from '../database/chunks.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { isOnAgenda, publicEventUrl } from '../events/public-event.ts'
import { sentenceText } from '../language/sentence.ts'
import { firstLineOf } from '../language/text.ts'
import type { MailPatch, MailRow } from '../mail/kind.ts'
import { mailsAbout, queueMails } from '../mail/outbox.ts'
import { mailAgainAt } from '../mail/rules.ts'
import { lockCommune } from '../people/store/communes.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { mostFailures, newsMs } from './rules.ts'
import {
  type BroadcastContent,
  broadcastContent,
  deliveriesToBroadcast,
  insertBroadcast,
  sisterBroadcasts,
  updateBroadcast,
} from './store/broadcasts.ts'
import {
  audienceOfChannel,
  deleteSubscriber,
  findSubscriber,
  isSubscribed,
  updateSubscriber,
} from './store/subscribers.ts'

/** Kinds of the outbox, one a way; the subject is the delivery's number. */
export const broadcastKind = (way: AudienceWay) => `broadcast-${way}`

/** What was published longer ago than this and never went to the outbox stays where it is, ms. */
const lookBackMs = 3 * newsMs

/**
 * Writes to the outbox, for each subscriber apart, what was published on the channels of that way: once,
 * whichever process sees it first. Who is signed up for two themes under which a post goes out is told
 * once.
 */
export async function queueBroadcasts(deps: Deps, way: AudienceWay): Promise<void> {
  const since = deps.clock.now() - lookBackMs
  const waiting = await deliveriesToBroadcast(deps.db, connectorsOf(deps, way), since)
  for (const delivery of waiting) {
    await deps.db.transaction().execute(async db => {
      // Two deliveries of one post must see whom the other one tells.
      await lockCommune(db, delivery.communeId)
      await queueBroadcast({ ...deps, db }, way, delivery)
    })
    deps.changes.tell(delivery.communeId, 'deliveries')
  }
}

type Waiting = Awaited<ReturnType<typeof deliveriesToBroadcast>>[number]

async function queueBroadcast(deps: Deps, way: AudienceWay, delivery: Waiting): Promise<void> {
  const { db, clock } = deps
  const { id, communeId, channelId } = delivery
  const now = clock.now()
  if (!(await insertBroadcast(db, { deliveryId: id, communeId, at: now, recipients: 0 }))) return
  const kind = { kind: broadcastKind(way) }
  const known = new Set<string>()
  for (const sister of await sisterBroadcasts(db, delivery)) {
    for (const { recipient } of await mailsAbout(db, kind, String(sister))) known.add(recipient)
  }
  const all = (await audienceOfChannel(db, channelId)).map(subscriberReader)
  const readers = all.filter(({ recipient }) => !known.has(recipient))
  const about = { communeId, subject: String(id), nextAt: now }
  for (const some of chunksOf(readers)) await queueMails(deps, db, kind, about, some)
  await updateBroadcast(db, id, { recipients: readers.length })
}

/** A subscriber, as the outbox knows it: its address stands nowhere there. */
export const subscriberReader = (id: number) => ({
  recipient: `subscriber:${id}`,
  userId: null,
  email: '',
})

export const subscriberIdOf = ({ recipient }: Pick<MailRow, 'recipient'>) =>
  Number(recipient.slice('subscriber:'.length))

/**
 * What is out and still true, for somebody who still wants it; null: nothing of it is told any more.
 * @param most for how long it is news, ms
 */
export async function toBroadcast(
  { db }: Pick<Deps, 'db'>,
  mail: MailRow,
  now: number,
  most = newsMs,
): Promise<BroadcastContent | null> {
  const content = await broadcastContent(db, Number(mail.subject))
  if (content === undefined || content.publishedAt === null) return null
  if (content.state !== 'published' && content.state !== 'verified') return null
  if (now - content.publishedAt >= most) return null
  return (await isSubscribed(db, subscriberIdOf(mail), content.channelId)) ? content : null
}

/** How it reads: what it is called, its words, and where more stands. */
export function announcementOf(
  deps: Pick<Deps, 'publicUrl' | 'graphApiUrl'>,
  content: BroadcastContent,
): { title: string; text: string; href: string | null } {
  const { title, slug, listed, approval, link } = content
  const text = content.correction ?? content.text
  const isListed =
    title !== null && slug !== null && listed !== null && approval !== null
      ? isOnAgenda({ listed, approval })
      : false
  const page =
    isListed && title !== null && slug !== null ? publicEventUrl(deps, { title, slug }) : null
  return { title: title ?? firstLineOf(text), text, href: page ?? link }
}

/**
 * What is written of an attempt to reach a subscriber. One that is gone is forgotten; one that refuses for
 * good again and again is left alone.
 */
export async function settleReach(
  transaction: Db,
  mail: MailRow,
  outcome: MailOutcome & { isGone?: true },
  now: number,
): Promise<MailPatch> {
  const id = subscriberIdOf(mail)
  if (outcome.kind === 'sent') {
    const subscriber = await findSubscriber(transaction, id)
    if (subscriber !== undefined && subscriber.failures > 0) {
      await updateSubscriber(transaction, id, { failures: 0 })
    }
    return { state: 'sent', reason: null, nextAt: null, sentAt: now }
  }
  const reason = sentenceText(outcome.reason)
  if (outcome.kind === 'unknown') return { state: 'unconfirmed', reason, nextAt: null }
  if (outcome.isGone) {
    await deleteSubscriber(transaction, id)
    return { state: 'failed', reason, nextAt: null }
  }
  if (outcome.again) {
    const at = mailAgainAt(mail.attempts, now)
    const nextAt = at === null ? null : Math.max(at, now + (outcome.afterMs ?? 0))
    return { state: 'failed', reason, nextAt }
  }
  // What every sender is refused says nothing of this one.
  if (!outcome.refusesAccess) await noteFailure(transaction, id)
  return { state: 'failed', reason, nextAt: null }
}

async function noteFailure(db: Db, id: number): Promise<void> {
  const subscriber = await findSubscriber(db, id)
  if (subscriber === undefined) return
  const failures = subscriber.failures + 1
  const state = failures >= mostFailures ? 'suspended' : subscriber.state
  await updateSubscriber(db, id, { failures, state })
}
