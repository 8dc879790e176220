import type { Generated } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Instant, NewRow, Row } from '../database/schema.ts'
import type { KnownAction } from './rules.ts'

/** What the commune did and can show for it: one line of a sheet of evidence. */
type EvidenceActionTable = {
  id: Generated<number>
  communeId: number
  title: string
  targetAudience: string
  service: string
  challenge: string
  /** Local dates; null: it runs. */
  startsOn: string
  endsOn: string | null
  operator: string
  partnerNames: string
  /** Cents a year; null: nobody said. */
  annualCost: number | null
  publicLink: string | null
  summary: string
  /** Whose figures stand beside it; null: Tambour has none of it. */
  known: KnownAction | null
  createdAt: Instant
  /** For a day it can be put back. */
  removedAt: Instant | null
}

declare module '../database/schema.ts' {
  interface Schema {
    evidenceAction: EvidenceActionTable
  }
}

export type ActionRow = Row<'evidenceAction'>

/** A commune's, the last begun first. */
export async function actionsOf(db: Db, communeId: number): Promise<ActionRow[]> {
  return await db
    .selectFrom('evidenceAction')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('removedAt', 'is', null)
    .orderBy('startsOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Also one that was removed and can be put back. */
export async function findAction(
  db: Db,
  communeId: number,
  id: number,
): Promise<ActionRow | undefined> {
  return await db
    .selectFrom('evidenceAction')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertAction(db: Db, row: NewRow<'evidenceAction'>): Promise<ActionRow> {
  return await db.insertInto('evidenceAction').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Compare and set: `isRemoved` says how it must be found. @returns it, changed; undefined: it was not so */
export async function updateAction(
  db: Db,
  id: number,
  part: Partial<ActionRow>,
  isRemoved = false,
): Promise<ActionRow | undefined> {
  return await db
    .updateTable('evidenceAction')
    .set(part)
    .where('id', '=', id)
    .where('removedAt', isRemoved ? 'is not' : 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** Forgets those that were removed before then, ms UTC. */
export async function deleteRemoved(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .deleteFrom('evidenceAction')
    .where('communeId', '=', communeId)
    .where('removedAt', '<', before)
    .execute()
}
