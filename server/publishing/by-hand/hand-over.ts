import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { sentenceText } from '../../language/sentence.ts'
import type { Engine } from '../publication.ts'
import { readLog } from '../rules/delivery-log.ts'
import { doneBy } from '../rules/late-rule.ts'
import { publishingSentences } from '../sentences.ts'
import { logsOf } from '../store/attempts.ts'
import { announcedEnds } from '../store/hand-tasks.ts'
import { type DeliveryPatch, moveDelivery } from '../store/move-deliveries.ts'

type Delivery = Row<'delivery'>

/** Whether a person carries out what is due on channels of this kind. */
export function isByHand({ connectors }: Pick<Deps, 'connectors'>, kind: string): boolean {
  return Object.hasOwn(connectors, kind) && connectors[kind]?.manifest.byHand !== undefined
}

/** Until when each of these can be done (`doneBy`), and since when it is wanted, by their ids. */
export async function timesOf(
  db: Db,
  rows: readonly Pick<Delivery, 'id' | 'variantId' | 'dueAt' | 'lateRule' | 'validUntil'>[],
): Promise<Map<number, { wantedAt: number; until: number | null }>> {
  if (rows.length === 0) return new Map()
  const logs = await logsOf(
    db,
    rows.map(({ id }) => id),
  )
  const ends = await announcedEnds(
    db,
    rows.map(({ variantId }) => variantId),
  )
  return new Map(
    rows.map(({ id, variantId, dueAt, lateRule, validUntil }) => {
      const { askedAt } = readLog(logs.get(id) ?? [])
      const wantedAt = Math.max(dueAt, askedAt ?? 0)
      const eventEndsAt = ends.get(variantId) ?? null
      return [id, { wantedAt, until: doneBy({ lateRule, wantedAt, eventEndsAt, validUntil }) }]
    }),
  )
}

/**
 * Hands what is due to a person, inside a transaction: nothing is called, and nothing can be in doubt.
 * What was found too late is missed. @returns patches by the deliveries' ids
 */
export async function handOver(
  db: Db,
  rows: readonly Delivery[],
  now: number,
): Promise<Map<number, DeliveryPatch>> {
  const times = await timesOf(db, rows)
  return new Map(
    [...times].map(([id, { wantedAt, until }]) => [
      id,
      until !== null && until <= now
        ? missed(now - wantedAt)
        : { state: 'due', nextAt: until, reason: null },
    ]),
  )
}

/** @returns false when somebody did it meanwhile, or moved it. */
export async function missUndone(engine: Engine, row: Delivery): Promise<boolean> {
  const { db, clock, changes } = engine
  const now = clock.now()
  const { wantedAt = row.dueAt } = (await timesOf(db, [row])).get(row.id) ?? {}
  const guard = { state: row.state, nextAt: row.nextAt }
  const isOurs = await moveDelivery(db, row.id, guard, missed(now - wantedAt))
  if (isOurs) changes.tell(row.communeId, 'deliveries')
  return isOurs
}

function missed(lateMs: number): DeliveryPatch {
  const reason = sentenceText(publishingSentences.notDone(lateMs))
  return { state: 'missed', nextAt: null, reason }
}
