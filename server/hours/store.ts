import type { Generated } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Instant, Row } from '../database/schema.ts'
import type { Target, TargetVersion } from './rules-target.ts'

type OpeningHoursTable = {
  id: Generated<number>
  communeId: number
  /** Local date from which the definition holds. */
  fromDate: string
  /** One `CalendarVersion` of docs/reply-times.md, without its `from`. */
  definition: string
  createdAt: Instant
}

/** A target that holds from a local date on; in minutes of opening hours, or in working days. */
type TargetTable = {
  id: Generated<number>
  communeId: number
  /** Null: the commune's own. */
  channelId: number | null
  fromDate: string
  /** Both null, of a channel: the commune's. */
  minutes: number | null
  workingDays: number | null
  createdAt: Instant
}

declare module '../database/schema.ts' {
  interface Schema {
    openingHours: OpeningHoursTable
    target: TargetTable
  }
}

export type HoursVersion = Pick<Row<'openingHours'>, 'fromDate' | 'definition'>

/** Every version of a commune's opening hours, the earliest first. */
export async function listHoursVersions(db: Db, communeId: number): Promise<HoursVersion[]> {
  return await db
    .selectFrom('openingHours')
    .select(['fromDate', 'definition'])
    .where('communeId', '=', communeId)
    .orderBy('fromDate')
    .execute()
}

/** Inside a transaction: these versions and no others; rows that say the same already stay. */
export async function replaceHoursVersions(
  transaction: Db,
  communeId: number,
  versions: HoursVersion[],
  createdAt: number,
): Promise<void> {
  const same = (a: HoursVersion) => (b: HoursVersion) =>
    a.fromDate === b.fromDate && a.definition === b.definition
  const existing = await listHoursVersions(transaction, communeId)
  const outdated = existing.filter(row => !versions.some(same(row))).map(row => row.fromDate)
  const added = versions.filter(version => !existing.some(same(version)))
  if (outdated.length > 0) {
    await transaction
      .deleteFrom('openingHours')
      .where('communeId', '=', communeId)
      .where('fromDate', 'in', outdated)
      .execute()
  }
  if (added.length > 0) {
    const rows = added.map(version => ({ communeId, ...version, createdAt }))
    await transaction.insertInto('openingHours').values(rows).execute()
  }
}

/** Every dated target of a commune and of its channels, the earliest first. */
export async function listTargetVersions(db: Db, communeId: number): Promise<TargetVersion[]> {
  const rows = await db
    .selectFrom('target')
    .select(['channelId', 'fromDate', 'minutes', 'workingDays'])
    .where('communeId', '=', communeId)
    .orderBy('fromDate')
    .orderBy('id')
    .execute()
  return rows.map(({ channelId, fromDate, ...columns }) => ({
    channelId,
    fromDate,
    target: targetIn(columns),
  }))
}

function targetIn({ minutes, workingDays }: Columns): Target | null {
  if (minutes !== null) return { minutes }
  return workingDays === null ? null : { workingDays }
}

type Columns = { minutes: number | null; workingDays: number | null }

const columnsOf = (target: Target | null): Columns => ({
  minutes: null,
  workingDays: null,
  ...target,
})

/** Inside a transaction: of that channel, or (null) of the commune, these versions and no others. */
export async function replaceTargetVersions(
  transaction: Db,
  { communeId, channelId }: { communeId: number; channelId: number | null },
  versions: readonly Pick<TargetVersion, 'fromDate' | 'target'>[],
  createdAt: number,
): Promise<void> {
  await transaction
    .deleteFrom('target')
    .where('communeId', '=', communeId)
    .where('channelId', channelId === null ? 'is' : '=', channelId)
    .execute()
  if (versions.length === 0) return
  await transaction
    .insertInto('target')
    .values(
      versions.map(({ fromDate, target }) => ({
        communeId,
        channelId,
        fromDate,
        ...columnsOf(target),
        createdAt,
      })),
    )
    .execute()
}

/**
 * The commune's own channels by their names, also those that are read no more: their figures stay. A
 * neighbour's is only published on, and nobody is answered there.
 */
export async function channelNames(
  db: Db,
  communeId: number,
): Promise<{ id: number; name: string }[]> {
  return await db
    .selectFrom('channel')
    .select(['id', 'name'])
    .where('communeId', '=', communeId)
    .where('neighbour', 'is', null)
    .orderBy('id')
    .execute()
}

/**
 * Asks for a rebuild inside the transaction that changes the hours or the targets, so that none is
 * lost by a crash. One that is not finished is widened and begins anew, and the process that holds it goes on.
 * @param fromDate Local date from which something changed; null: everything, because the first
 * version of a calendar holds before its date too.
 */
export async function requestRebuild(
  transaction: Db,
  communeId: number,
  { fromDate, at }: { fromDate: string | null; at: number },
): Promise<void> {
  await transaction
    .insertInto('rebuild')
    .values({ communeId, fromDate, requestedAt: at, revision: 1 })
    .onConflict(conflict =>
      conflict.column('communeId').doUpdateSet(eb => ({
        // The earlier one; where one of the two is null nothing is earlier or later, and all is meant.
        fromDate: eb
          .case()
          .when('rebuild.fromDate', '<=', eb.ref('excluded.fromDate'))
          .then(eb.ref('rebuild.fromDate'))
          .when('rebuild.fromDate', '>', eb.ref('excluded.fromDate'))
          .then(eb.ref('excluded.fromDate'))
          .else(null)
          .end(),
        requestedAt: eb.ref('excluded.requestedAt'),
        revision: eb('rebuild.revision', '+', 1),
        afterId: 0,
        done: 0,
        total: null,
      })),
    )
    .execute()
}
