import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { instantOfLocal, localTimeOf } from '../language/instant.ts'
import { sentenceText } from '../language/sentence.ts'
import {
  type DeliveryPatch,
  type DeliveryWithContext,
  deliveriesOf,
  moveDelivery,
} from '../publishing/rows.ts'
import { isOut, isUnderWay } from '../publishing/rules/delivery-state.ts'
import {
  type Announcement,
  type Consequence,
  consequenceFor,
  type EventState,
} from './rules/event-change.ts'
import { stepLocal } from './rules/plan.ts'
import { eventSentences } from './sentences.ts'
import type { ChangedDelivery, ChangedReminder } from './shapes-event-change.ts'
import { moveReminder, openReminders } from './store/event-changes.ts'

/** An event before a change and after it, in its zone. */
export type Following = {
  event: Pick<Row<'event'>, 'id' | 'communeId' | 'zone'>
  before: EventState
  after: EventState
  /** ms UTC */
  now: number
}

export type Followed = {
  deliveries: Omit<ChangedDelivery, 'namesOldDay'>[]
  /** On which something is being sent at this moment. */
  underWay: DeliveryWithContext[]
  /** Whether anything about it went out, on any channel. */
  isOnChannels: boolean
}

/**
 * Lets what is planned follow its event, inside a transaction that holds it (`lockEvent`): what is
 * not out moves, waits or stops, and what is being sent will not be sent again.
 */
export async function followEvent(db: Db, following: Following): Promise<Followed> {
  const { event, before, after, now } = following
  const nowLocal = localTimeOf(now, event.zone)
  const rows = await deliveriesOf(db, event.communeId, { eventIds: [event.id] })
  const deliveries: Followed['deliveries'] = []
  const underWay: DeliveryWithContext[] = []
  for (const row of rows) {
    if (row.kind === 'notice') continue
    if (isUnderWay(row.state)) {
      underWay.push(row)
      await moveDelivery(db, row.id, { state: row.state }, { superseded: 1 })
      continue
    }
    // What it says is older than what is known of its event: it stays as it failed.
    if (row.superseded === 1) continue
    const isLate = row.afterId !== null && isOut(stateOf(rows, row.afterId))
    const consequence = isLate
      ? underWhatIsOut(row)
      : consequenceFor(announcementOf(row), before, after, nowLocal)
    if (consequence === null) continue
    await moveDelivery(db, row.id, { state: row.state }, patchFor(row, consequence, event.zone))
    // A first comment goes where its post goes, which is said of that.
    if (!isNews(row, consequence) || (row.afterId !== null && !isLate)) continue
    deliveries.push({
      id: row.id,
      channelName: row.channelName,
      neighbour: row.neighbour,
      stepName: row.stepName,
      becomes: consequence.kind,
      from: row.dueLocal,
      to: 'dueLocal' in consequence ? consequence.dueLocal : null,
      keepsDistance: row.stepDays === null,
    })
  }
  return { deliveries, underWay, isOnChannels: rows.some(row => isOut(row.state)) }
}

function stateOf(rows: readonly DeliveryWithContext[], id: number) {
  return rows.find(row => row.id === id)?.state ?? 'cancelled'
}

/** A first comment under a post that tells the old date says nothing new. */
function underWhatIsOut({ state, heldFrom }: DeliveryWithContext): Consequence | null {
  const isOver = isOut(state) || state === 'cancelled'
  return isOver ? null : { kind: 'stops', heldFrom: heldFrom ?? state }
}

function announcementOf(row: DeliveryWithContext): Announcement {
  const { state, heldFrom, dueLocal, stepDays: days, stepTime: time } = row
  return {
    state,
    heldFrom,
    dueLocal,
    step: days === null || time === null ? null : { days, time },
  }
}

/** Whether a person wants to know: a time that stays, or a stop again, is nothing new. */
function isNews(row: DeliveryWithContext, consequence: Consequence): boolean {
  switch (consequence.kind) {
    case 'moves':
      return row.dueLocal !== consequence.dueLocal || row.state !== consequence.state
    case 'passes':
      return row.state !== 'cancelled'
    case 'waits':
      return row.state !== 'draft'
    case 'stops':
      return row.state !== 'cancelled'
  }
}

const reasons = {
  waits: eventSentences.waitsForDate,
  passes: eventSentences.timeWouldBePast,
  stops: eventSentences.eventCancelled,
}

function patchFor(row: DeliveryWithContext, consequence: Consequence, zone: string): DeliveryPatch {
  if (consequence.kind === 'moves') {
    const { state, dueLocal } = consequence
    // To the second where its time stays: what is due to the instant stays so.
    const dueAt = dueLocal === row.dueLocal ? row.dueAt : instantOfLocal(dueLocal, zone)
    // One that waits for its channel goes on waiting.
    const isParked = row.state === 'scheduled' && row.nextAt === null
    // Approvers have until then: what nobody approved is missed at its new time.
    const nextAt = state === 'draft' || isParked ? null : dueAt
    const reason = isParked ? row.reason : null
    return { state, dueLocal, dueAt, nextAt, reason, heldFrom: null }
  }
  const reason = sentenceText(reasons[consequence.kind])
  const stopped = { nextAt: null, reason, heldFrom: consequence.heldFrom }
  if (consequence.kind === 'waits') return { ...stopped, state: 'draft' }
  if (consequence.kind === 'stops') return { ...stopped, state: 'cancelled' }
  const { dueLocal } = consequence
  return { ...stopped, state: 'cancelled', dueLocal, dueAt: instantOfLocal(dueLocal, zone) }
}

/**
 * Reminders follow too, also where their new time is past: what is to be done still is. Those of an
 * event that does not take place are done away with, until it does.
 */
export async function followWithReminders(
  db: Db,
  { event, before, after, now }: Following,
): Promise<ChangedReminder[]> {
  const changed: ChangedReminder[] = []
  const isOff = after.status !== 'planned'
  for (const row of await openReminders(db, event.id)) {
    const step = { days: row.stepDays, time: row.stepTime }
    const dueLocal = isOff ? row.dueLocal : stepLocal(after, step)
    const doneAt = isOff ? (row.doneAt ?? now) : null
    if (dueLocal === row.dueLocal && doneAt === row.doneAt) continue
    await moveReminder(db, row.id, {
      dueLocal,
      dueAt: instantOfLocal(dueLocal, event.zone),
      doneAt,
    })
    changed.push({
      id: row.id,
      stepName: row.stepName,
      from: stepLocal(before, step),
      to: isOff ? null : dueLocal,
    })
  }
  return changed
}
