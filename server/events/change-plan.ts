import type { Db } from '../database/database.ts'
import { deliveriesOf } from '../publishing/rows.ts'
import type { Followed } from './follow-event.ts'
import type { NoticesMade } from './notices.ts'
import { oldDateOf } from './old-date.ts'
import type { PicturedEvent } from './reword-event.ts'
import { namesDay } from './rules/named-day.ts'
import type { EventChangePlan } from './shapes-event-change.ts'

/** What was done of a change, inside its transaction. */
type Done = Followed &
  Pick<EventChangePlan, 'reminders' | 'corrected' | 'readers' | 'isPublic'> & {
    made: NoticesMade
    /** Wordings, by id, that were composed from the event. */
    composed: ReadonlySet<number>
  }

/** What a change does, as a person reads it before pressing. */
export async function planOf(
  db: Db,
  before: PicturedEvent,
  after: PicturedEvent,
  { deliveries, underWay, reminders, made, corrected, readers, isPublic, composed }: Done,
): Promise<EventChangePlan> {
  const ids = deliveries.map(({ id }) => id)
  const rows = await deliveriesOf(db, after.communeId, { ids })
  const texts = new Map(rows.map(row => [row.id, row.text]))
  const isMoved = before.startLocal.slice(0, 10) !== after.startLocal.slice(0, 10)
  const shown = deliveries.map(one => ({
    ...one,
    namesOldDay:
      one.becomes === 'moves' && isMoved && namesDay(texts.get(one.id) ?? '', before.startLocal),
  }))
  const byHand = rows.filter(
    ({ id, variantId }) =>
      !composed.has(variantId) && shown.some(one => one.id === id && one.namesOldDay),
  )
  return {
    sequence: before.sequence,
    status: after.status,
    startLocal: after.startLocal,
    endLocal: after.endLocal,
    deliveries: shown,
    reminders,
    ...made,
    corrected,
    readers,
    isPublic,
    oldDate: await oldDateOf(db, before, after, byHand),
    underWay: [...new Set(underWay.map(({ channelName }) => channelName))],
  }
}
