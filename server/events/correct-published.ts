import { configOf } from '../channels/call.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import type { PublishableChannel } from '../publishing/publishable-channels.ts'
import {
  addToLog,
  type DeliveryWithContext,
  deliveriesOf,
  logOf,
  moveDelivery,
  type PlannedVariant,
  variantsOfEvent,
} from '../publishing/rows.ts'
import { isOut, isUnderWay } from '../publishing/rules/delivery-state.ts'
import type { NoticeWish } from './notices.ts'
import type { PlanDeps } from './plan-post.ts'
import { composing, type PicturedEvent, targetsOf } from './reword-event.ts'
import { eventFor } from './rules/compose.ts'
import { composeNotice, underNotice } from './rules/compose-notice.ts'
import { noticeHoldMs, saysTheSame, stateWhen } from './rules/event-change.ts'
import { changesOfEvent } from './store/event-changes.ts'

export type CorrectDeps = Omit<PlanDeps, 'db' | 'changes'> & Pick<Deps, 'approvals'> & { db: Db }

export type Corrections = {
  /** Where something that is out is corrected. */
  shown: { channel: number; channelName: string; neighbour: string | null; byHand: boolean }[]
  /** Channels, by id, whose readers come back to what is corrected: they need no notice. */
  suffices: ReadonlySet<number>
}

const none: Corrections = { shown: [], suffices: new Set() }

/**
 * Wishes, inside a transaction that holds the event, that what is out says what is so now, where its
 * network lets us: composed anew where it was composed; what a person wrote keeps its words under
 * the sentence of the notice, and so does all of an event that does not take place. It is done half
 * a minute later, as notices go out, so that a mistake is undone before anybody reads it. Where
 * somebody must agree to new words, what is out stays, and the notice alone tells the change.
 * @param wish a person's own words, said with the change, and the channels that are left as they are
 */
export async function correctPublished(
  deps: CorrectDeps,
  by: Actor,
  before: PicturedEvent,
  after: PicturedEvent,
  { detail, untold = [] }: Pick<NoticeWish, 'detail' | 'untold'> = { detail: '' },
): Promise<Corrections> {
  const { db, clock, connectors } = deps
  if (after.status === 'planned' && !(await deps.approvals.maySayAtOnce(db, by))) return none
  const targets = await targetsOf(deps, by.communeId)
  const variants = new Map((await variantsOfEvent(db, after.id)).map(one => [one.id, one]))
  const changes = await changesOfEvent(db, after.id)
  const rows = await deliveriesOf(db, by.communeId, { eventIds: [after.id] })
  const corrected = new Map<number, DeliveryWithContext>()
  for (const row of rows) {
    const target = targets.get(row.channelId)
    const variant = variants.get(row.variantId)
    if (target === undefined || variant === undefined || !isCorrectable(row)) continue
    if (untold.includes(row.channelId)) continue
    const { connector, state } = target.channel
    const { byHand } = connectors[connector]?.manifest ?? {}
    const isLeaving = isUnderWay(row.state)
    // A network knows it by its id, and tells that of what is leaving.
    const isAmended =
      byHand === undefined
        ? connectors[connector]?.amend !== undefined && (isLeaving || row.remoteId !== null)
        : byHand === 'changeable'
    if (!isAmended || state === 'disconnected') continue
    const announced = stateWhen(changes, row.publishedAt ?? row.dueAt, before)
    const text = correctionOf(deps, row, variant, target, { before, after, announced, detail })
    const showsEvent = connectors[connector]?.takesEvent?.(configOf(target.channel)) === true
    if (text === row.text && !(showsEvent && hasOtherFacts(before, after))) continue
    if (byHand !== undefined && text === variant.text && (await isUndone(db, row))) {
      await moveDelivery(db, row.id, { state: row.state }, { wanted: null, correction: null })
      continue
    }
    const wish = { wanted: 'amended', correction: text === variant.text ? null : text } as const
    if (isLeaving) {
      // It is corrected as soon as it is known to be out.
      await moveDelivery(db, row.id, { state: row.state }, wish)
      continue
    }
    corrected.set(row.id, row)
    await moveDelivery(
      db,
      row.id,
      { state: row.state },
      {
        state: 'published',
        ...wish,
        // Nothing corrects it but a person, who sees at once what there is to do.
        nextAt: byHand === undefined ? clock.now() + noticeHoldMs : null,
        reason: null,
      },
    )
    await addToLog(db, row.id, clock.now(), 'asked')
  }
  const said = rows.filter(({ state, afterId }) => isOut(state) && afterId === null)
  const pages = [...targets.values()].filter(({ channel }) => {
    const here = said.filter(({ channelId }) => channelId === channel.id)
    const keepsPages = connectors[channel.connector]?.manifest.keepsPages === true
    return keepsPages && here.length > 0 && here.every(({ id }) => corrected.has(id))
  })
  const shown = new Map(
    [...corrected.values()].map(({ channelId, channelName, connector, neighbour }) => {
      const byHand = connectors[connector]?.manifest.byHand !== undefined
      return [channelId, { channel: channelId, channelName, neighbour, byHand }]
    }),
  )
  return { shown: [...shown.values()], suffices: new Set(pages.map(({ channel }) => channel.id)) }
}

/** A post that is out or leaves; notices and first comments say what they said. */
function isCorrectable({ state, kind, afterId, wanted }: DeliveryWithContext): boolean {
  return kind !== 'notice' && afterId === null && isOut(state) && wanted !== 'withdrawn'
}

/** Whether nobody has carried out by hand yet what a change asked for that is taken back now. */
async function isUndone(db: Db, { id, wanted }: DeliveryWithContext): Promise<boolean> {
  return wanted === 'amended' && !(await logOf(db, id)).some(one => one.outcome === 'amended')
}

/** Where the event itself is shown, more may be amiss than words. */
function hasOtherFacts(before: Row<'event'>, after: Row<'event'>): boolean {
  const facts = ['title', 'startLocal', 'endLocal', 'place', 'status'] as const
  return facts.some(fact => before[fact] !== after[fact])
}

type Correcting = {
  before: PicturedEvent
  after: PicturedEvent
  /** What was so when it went out. */
  announced: Pick<Row<'event'>, 'status' | 'startLocal' | 'endLocal'>
  detail: string
}

function correctionOf(
  deps: CorrectDeps,
  { text: shown }: DeliveryWithContext,
  variant: PlannedVariant,
  target: PublishableChannel,
  { before, after, announced, detail }: Correcting,
): string {
  const composed = composing(deps, variant, target, after.slug)
  const isComposed =
    composed.variants(before).some(text => shown === text || shown.endsWith(`\n\n${text}`)) ||
    composed.variants({ ...before, ...announced }).includes(variant.text)
  const text = isComposed ? composed.now(after) : variant.text
  const mustTell = after.status !== 'planned' || !(isComposed || saysTheSame(announced, after))
  if (!mustTell) return text
  const { limits } = target
  const notice = composeNotice(eventFor(target, after), { announced, detail, url: null }, limits)
  return underNotice(notice, text, limits)
}
