import { connectorsOf } from '../channels/themes.ts'
import type { AudienceWay } from '../connectors/audience.ts'
import type { Returned } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import { chunksOf } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { isOnAgenda, publicEventUrl } from '../events/public-event.ts'
import { sentenceText } from '../language/sentence.ts'
import { firstLineOf } from '../language/text.ts'
import type { MailKind, MailPatch, MailRow } from '../mail/kind.ts'
import { queueMails } from '../mail/outbox.ts'
import { mailsAbout, noteUndelivered, sentAs } from '../mail/rows.ts'
import { mailAgainAt } from '../mail/rules.ts'
import { lockCommune } from '../people/store/communes.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { isOver } from '../publishing/rules/late-rule.ts'
import { addressIn } from './address.ts'
import { type BroadcastContent, broadcastContent, isSubscribed } from './rows.ts'
import { mailNewsMs, mostFailures, newsMs } from './rules.ts'
import { subscriberSentences as say } from './sentences.ts'
import {
  deliveriesToBroadcast,
  insertBroadcast,
  sisterBroadcasts,
  updateBroadcast,
} from './store-broadcasts.ts'
import {
  audienceOfChannel,
  deleteSubscriber,
  findSubscriber,
  updateSubscriber,
} from './store-subscribers.ts'

/** What subscribers are told, each of them apart, by whichever way they are reached. */
export type Bulletin = {
  /** Names its kinds of the outbox, one a way; their subject is a delivery's number. */
  name: 'broadcast' | 'broadcast-warning' | 'broadcast-end'
  /** It may wake a telephone, and waits behind no other mail. */
  isUrgent: boolean
  /** Writes to the outbox who is to be told. @returns as `MailKind.queue` */
  queue(deps: Deps, way: AudienceWay): Promise<number | null>
  /** What is still true of it, for somebody who still wants it; null: nothing of it is told any more. */
  read(deps: Deps, mail: MailRow, way: AudienceWay, now: number): Promise<Announcement | null>
}

export type Announcement = BroadcastContent & {
  /** What it is called, its words, and where more stands. */
  title: string
  words: string
  href: string | null
  /** What is said in the place of what was published; null: that itself. */
  instead: string | null
  /** Until when somebody who cannot be reached now is still to be told, ms UTC. */
  until: number
}

/** One of its kinds: an outbox of its own, so that nothing urgent waits behind what is not. */
export const kindOf = (
  { name }: Pick<Bulletin, 'name'>,
  way: AudienceWay,
): Pick<MailKind, 'kind'> => ({ kind: `${name}-${way}` })

/** What is published is news for a while. */
export const news: Bulletin = {
  name: 'broadcast',
  isUrgent: false,
  queue: async (deps, way) => await queueBroadcasts(deps, way, news),
  async read(deps, mail, way, now) {
    const content = await toBroadcast(deps, mail, now)
    if (content === null) return null
    const isNews = now - (content.publishedAt ?? now) < (way === 'mail' ? mailNewsMs : newsMs)
    return isNews ? { ...content, ...wordsOf(deps, content), until: now + newsMs } : null
  },
}

/** What everybody is warned of is told until it ends. */
export const warnings: Bulletin = {
  name: 'broadcast-warning',
  isUrgent: true,
  queue: async (deps, way) => await queueBroadcasts(deps, way, warnings),
  async read(deps, mail, _way, now) {
    const content = await toBroadcast(deps, mail, now)
    if (content === null || content.validUntil === null) return null
    return { ...content, ...wordsOf(deps, content), until: content.validUntil }
  },
}

/** All by which a post is told. */
export const broadcastKinds = (['push', 'mail', 'sms'] as const).flatMap(way => [
  kindOf(news, way),
  kindOf(warnings, way),
])

/** What was published longer ago than this and never went to the outbox stays where it is, ms. */
const lookBackMs = 3 * newsMs

/**
 * Writes to the outbox, for each subscriber apart, what was published on the channels of that way: once,
 * whichever process sees it first. Who is signed up for two themes under which a post goes out is told
 * once.
 */
async function queueBroadcasts(deps: Deps, way: AudienceWay, bulletin: Bulletin): Promise<null> {
  const now = deps.clock.now()
  const found = await deliveriesToBroadcast(deps.db, connectorsOf(deps, way), now - lookBackMs)
  const waiting = found.filter(
    one => (one.kind === 'warning') === (bulletin === warnings) && !isOver(one, now),
  )
  for (const delivery of waiting) {
    await deps.db.transaction().execute(async db => {
      // Two deliveries of one post must see whom the other one tells.
      await lockCommune(db, delivery.communeId)
      await queueBroadcast({ ...deps, db }, kindOf(bulletin, way), delivery)
    })
    deps.changes.tell(delivery.communeId, 'deliveries')
  }
  return null
}

type Waiting = Awaited<ReturnType<typeof deliveriesToBroadcast>>[number]

async function queueBroadcast(
  deps: Deps,
  kind: Pick<MailKind, 'kind'>,
  delivery: Waiting,
): Promise<void> {
  const { db, clock } = deps
  const { id, communeId, channelId } = delivery
  const now = clock.now()
  if (!(await insertBroadcast(db, { deliveryId: id, communeId, at: now, recipients: 0 }))) return
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

/** What is out and still true, for somebody who still wants it; null: nothing of it is told any more. */
async function toBroadcast(
  { db }: Pick<Deps, 'db'>,
  mail: MailRow,
  now: number,
): Promise<BroadcastContent | null> {
  const content = await broadcastContent(db, Number(mail.subject))
  if (content === undefined || content.publishedAt === null) return null
  if (content.state !== 'published' && content.state !== 'verified') return null
  if (isOver(content, now)) return null
  return (await isSubscribed(db, subscriberIdOf(mail), content.channelId)) ? content : null
}

/** How it reads. */
function wordsOf(
  deps: Pick<Deps, 'publicUrl' | 'graphApiUrl'>,
  content: BroadcastContent,
): Pick<Announcement, 'title' | 'words' | 'href' | 'instead'> {
  const { title, slug, listed, approval, link } = content
  const words = content.correction ?? content.text
  const isListed =
    title !== null && slug !== null && listed !== null && approval !== null
      ? isOnAgenda({ listed, approval })
      : false
  const page =
    isListed && title !== null && slug !== null ? publicEventUrl(deps, { title, slug }) : null
  return { title: title ?? firstLineOf(words), words, href: page ?? link, instead: null }
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
  /** A mail that a server took may come back all the same: the next one ends no row of failures. */
  provesReach = true,
): Promise<MailPatch> {
  const id = subscriberIdOf(mail)
  if (outcome.kind === 'sent') {
    const subscriber = provesReach ? await findSubscriber(transaction, id) : undefined
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

/**
 * Mails to residents that came back to the mairie's mailbox did not arrive: each is counted so, once, and
 * an address that could not be reached again and again is left alone. Anybody can write such a report: it
 * must name the address to which the mail went.
 */
export async function noteReturned(
  { db, secrets }: Pick<Deps, 'secrets'> & { db: Db },
  communeId: number,
  mails: readonly Returned[],
): Promise<void> {
  for (const { messageId, recipients } of mails) {
    const mail = await sentAs(db, communeId, broadcastKinds, `<${messageId}>`)
    if (mail === undefined) continue
    const subscriber = await findSubscriber(db, subscriberIdOf(mail))
    if (subscriber === undefined) continue
    const { address = '' } = addressIn({ secrets }, subscriber)
    if (!recipients.includes(address.toLowerCase())) continue
    if (await noteUndelivered(db, mail, sentenceText(say.cameBack))) {
      await noteFailure(db, subscriber.id)
    }
  }
}
