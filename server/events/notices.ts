import { randomUUID } from 'node:crypto'
import { channelsOf } from '../channels/rows.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localTimeOf } from '../language/instant.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  type PublishableChannel,
  publishableChannel,
  refusePictures,
  refuseText,
} from '../publishing/publishable-channels.ts'
import {
  type DeliveryWithContext,
  deliveriesOf,
  insertDelivery,
  insertPost,
  insertVariant,
  moveDelivery,
  variantsOfEvent,
} from '../publishing/rows.ts'
import { isOnline, isOut } from '../publishing/rules/delivery-state.ts'
import { picturesOf } from './plan-post.ts'
import { publicEventUrl } from './public-event.ts'
import type { PicturedEvent } from './reword-event.ts'
import { eventFor } from './rules/compose.ts'
import { composeNotice } from './rules/compose-notice.ts'
import { type EventState, noticeHoldMs, saysTheSame, stateWhen } from './rules/event-change.ts'
import { eventSentences } from './sentences.ts'
import type { PlannedNotice } from './shapes-event-change.ts'
import { changesOfEvent } from './store/event-changes.ts'

export type NoticeDeps = Pick<Deps, 'clock' | 'connectors' | 'publicUrl' | 'graphApiUrl'> & {
  db: Db
}

export type NoticeWish = {
  detail: string
  texts: Record<string, string>
  /** Channels, by id, on which nothing is said. */
  untold?: readonly number[]
}
export type NoticesMade = {
  notices: PlannedNotice[]
  silent: { channelName: string; neighbour: string | null; reason: Sentence }[]
}

/**
 * Plans, inside a transaction that holds the event, what tells its change wherever something about
 * it is out and says otherwise: one post, a wording and a delivery for each channel. Notices of
 * earlier changes that have not left give way.
 * @param event as it is after the change, with its new `sequence`
 * @param before what it was before it
 * @param suffices channels, by id, where what is out is corrected and needs no notice
 * @throws Refusal when a text given by hand would be refused.
 */
export async function planNotices(
  deps: NoticeDeps,
  by: Actor,
  event: PicturedEvent,
  before: EventState,
  wish: NoticeWish,
  suffices: ReadonlySet<number> = new Set(),
): Promise<NoticesMade> {
  const { db, clock } = deps
  const now = clock.now()
  const rows = await deliveriesOf(db, by.communeId, { eventIds: [event.id] })
  await giveWay(db, rows)
  const announced = await announcedOn(db, event.id, rows, before)
  const made: NoticesMade = { notices: [], silent: [] }
  const planned: { target: PublishableChannel; text: string; media: number[] }[] = []
  const commune = await communeOf(deps, by.communeId)
  for (const channel of await channelsOf(db, by.communeId)) {
    const known = announced.get(channel.id)
    if (known === undefined || saysTheSame(known, event) || suffices.has(channel.id)) continue
    if (wish.untold?.includes(channel.id)) continue
    const { name: channelName, neighbour } = channel
    try {
      const target = publishableChannel(deps, channel, commune)
      const media = await mediaFor(db, event, target, rows)
      refusePictures(target, await picturesOf(db, by.communeId, media))
      const text = wish.texts[channel.id]?.trim() ?? textFor(deps, event, known, wish, target)
      planned.push({ target, text, media })
      const { textLength, counts } = target.limits
      const limit = { textLength, counts }
      made.notices.push({ channel: channel.id, channelName, neighbour, text, limit })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      made.silent.push({ channelName, neighbour, reason: error.sentence })
    }
  }
  const [first] = planned
  if (first === undefined) return made
  for (const { target, text } of planned) refuseText(target, text)
  const postId = await insertPost(db, {
    communeId: by.communeId,
    eventId: event.id,
    kind: 'notice',
    tellsSequence: event.sequence,
    text: first.text,
    link: null,
    createdBy: by.userId,
    createdAt: now,
  })
  for (const { target, text, media } of planned) {
    const channelId = target.channel.id
    const variantId = await insertVariant(db, { postId, channelId, text, link: null }, media)
    await insertDelivery(db, noticeDelivery(event, { variantId, channelId }, now))
  }
  return made
}

/**
 * The same where a date was corrected: only notices that have not left, and say what is not so any
 * more, are planned anew.
 */
export async function renewNotices(
  deps: NoticeDeps,
  by: Actor,
  event: PicturedEvent,
  before: EventState,
): Promise<void> {
  const rows = await deliveriesOf(deps.db, by.communeId, { eventIds: [event.id] })
  const isWaiting = rows.some(
    ({ kind, state }) => kind === 'notice' && state !== 'cancelled' && !isOut(state),
  )
  if (isWaiting) await planNotices(deps, by, event, before, { detail: '', texts: {} })
}

/** It goes out whenever its channel can: late it still tells people not to come. */
function noticeDelivery(
  { communeId, zone }: Pick<Row<'event'>, 'communeId' | 'zone'>,
  where: { variantId: number; channelId: number },
  now: number,
) {
  const dueAt = now + noticeHoldMs
  return {
    ...where,
    communeId,
    key: randomUUID(),
    state: 'scheduled' as const,
    dueAt,
    dueLocal: localTimeOf(dueAt, zone),
    zone,
    lateRule: 'publish' as const,
    nextAt: dueAt,
    createdAt: now,
  }
}

/** Those that have not left say what is not so any more; those under way are not sent again. */
async function giveWay(db: Db, rows: readonly DeliveryWithContext[]): Promise<void> {
  const reason = sentenceText(eventSentences.noticeSuperseded)
  const givenUp = { state: 'cancelled', nextAt: null, reason } as const
  for (const { id, state, kind } of rows) {
    if (kind !== 'notice' || isOnline(state)) continue
    if (isOut(state)) await moveDelivery(db, id, { state }, { superseded: 1 })
    else await moveDelivery(db, id, { state }, givenUp)
  }
}

/** What the public of each channel was told last, as far as anything about the event is out there. */
async function announcedOn(
  db: Db,
  eventId: number,
  rows: readonly DeliveryWithContext[],
  before: EventState,
): Promise<Map<number, EventState>> {
  const changes = await changesOfEvent(db, eventId)
  const lastAt = new Map<number, number>()
  for (const row of rows) {
    if (!isOut(row.state) || row.afterId !== null) continue
    // What was being sent when its event changed says what was so when it was claimed.
    const at = (row.superseded === 1 ? null : row.publishedAt) ?? row.claimedAt ?? row.dueAt
    lastAt.set(row.channelId, Math.max(at, lastAt.get(row.channelId) ?? at))
  }
  const announced = new Map<number, EventState>()
  for (const [channelId, at] of lastAt) {
    announced.set(channelId, stateWhen(changes, at, before))
  }
  return announced
}

/** A poster shows the old date: only where nothing goes out without a picture, and then one. */
async function mediaFor(
  db: Db,
  event: PicturedEvent,
  { channel, limits }: PublishableChannel,
  rows: readonly DeliveryWithContext[],
): Promise<number[]> {
  if (limits.needsImage !== true) return []
  const said = rows.filter(row => row.channelId === channel.id && isOut(row.state))
  const variants = await variantsOfEvent(db, event.id)
  const shown = said.flatMap(row => variants.find(({ id }) => id === row.variantId)?.media ?? [])
  return (event.media.length > 0 ? event.media : shown).slice(0, 1)
}

function textFor(
  deps: NoticeDeps,
  event: PicturedEvent,
  announced: EventState,
  { detail }: NoticeWish,
  target: PublishableChannel,
): string {
  const url = event.listed === 1 ? publicEventUrl(deps, event) : null
  return composeNotice(eventFor(target, event), { announced, detail, url }, target.limits)
}
