import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks, isPostgres } from '../../database/dialect.ts'
import { bytesOf, type Dates, figureColumns, packedTogether } from './period-episodes.ts'

/**
 * Whether somebody asked in the conversation of an episode before it, and neither was left out: in
 * private there is one citizen, in public each is told apart.
 */
const isLaterTurn = sql<boolean>`("episode"."state" <> 'excluded' and exists (
  select 1 from "episode" as "earlier"
  where "earlier"."conversationId" = "episode"."conversationId"
    and "earlier"."openedAt" < "episode"."openedAt"
    and "earlier"."state" <> 'excluded'
    and ("episode"."visibility" = 'private'
      or coalesce("earlier"."contactId", 0) = coalesce("episode"."contactId", 0))))`

/** The packed figures of a period's episodes that have ended, and of each in the same order '1' for a later turn, else '0'. */
export async function packedTurns(
  db: Db,
  { communeId, from, to }: Dates,
): Promise<{ packed: Uint8Array; later: string }> {
  const sign = sql`case when ${isLaterTurn} then '1' else '0' end`
  const { packed, later } = await db
    .selectFrom('episode')
    .where('communeId', '=', communeId)
    .where('openedOn', '>=', from)
    .where('openedOn', '<=', to)
    .where('figures', 'is not', null)
    .select([
      packedTogether(db).as('packed'),
      (isPostgres(db)
        ? sql<string | null>`string_agg(${sign}, '')`
        : sql<string | null>`group_concat(${sign}, '')`
      ).as('later'),
    ])
    .executeTakeFirstOrThrow()
  return { packed: bytesOf(packed), later: later ?? '' }
}

/** What the figures of a period's open episodes come from, and whether each is a later turn. */
export async function openTurns(db: Db, { communeId, from, to }: Dates) {
  const rows = await db
    .selectFrom('episode')
    .where('communeId', '=', communeId)
    .where('openedOn', '>=', from)
    .where('openedOn', '<=', to)
    .where('figures', 'is', null)
    .select(figureColumns)
    .select(isLaterTurn.as('later'))
    .execute()
  return rows.map(row => ({ ...row, later: Boolean(row.later) }))
}

/** Which of these episodes are later turns, by number. */
export async function laterTurns(
  db: Db,
  episodes: readonly { id: number }[],
): Promise<Set<number>> {
  const rows = await inChunks(
    episodes.map(({ id }) => id),
    ids =>
      db.selectFrom('episode').select('id').where('id', 'in', ids).where(isLaterTurn).execute(),
  )
  return new Set(rows.map(({ id }) => id))
}
