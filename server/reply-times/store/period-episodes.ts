import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks, isPostgres, numberList } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'
import type { Zone } from '../../language/zone.ts'
import { personNames } from '../../messages/store/contacts.ts'
import { editsOf } from '../../messages/store/messages.ts'
import { type EpisodeFigures, type Exclusion, exclusions } from '../rules/episode-figures.ts'
import type { EpisodeTableName } from './tables.ts'

/**
 * Which episodes are asked for: those that opened on these local dates, both included; with `known`, only those
 * that had opened by then.
 */
export type Dates = { communeId: number; from: string; to: string; known?: Known | undefined }

/** A past instant, ms UTC, and the conversations of which the rows do not say how they stood then. */
type Known = { now: number; except: readonly number[] }

/**
 * The packed figures (rules/episode-figures.ts) of a period's episodes that have ended, one after
 * the other in no order, as bytes: read from an index alone.
 */
export async function packedFigures(
  db: Db,
  dates: Dates,
  table: EpisodeTableName,
): Promise<Uint8Array> {
  const { packed } = await figuresIn(db, dates, table)
    .select(packedTogether(db).as('packed'))
    .executeTakeFirstOrThrow()
  return bytesOf(packed)
}

/**
 * The same with a number of each, in one and the same order: by its id a row is chosen among hundreds
 * of thousands before one is read.
 */
export async function numberedFigures(
  db: Db,
  dates: Dates,
  table: EpisodeTableName,
  column: 'id' | 'openedAt' = 'id',
): Promise<{ numbers: number[]; packed: Uint8Array }> {
  const numbers = isPostgres(db)
    ? sql<string | null>`string_agg(${sql.ref(column)}::text, ',')`
    : sql<string | null>`group_concat(${sql.ref(column)}, ',')`
  const found = await figuresIn(db, dates, table)
    .select([numbers.as('numbers'), packedTogether(db).as('packed')])
    .executeTakeFirstOrThrow()
  return {
    numbers: found.numbers === null ? [] : found.numbers.split(',').map(Number),
    packed: bytesOf(found.packed),
  }
}

function figuresIn(db: Db, dates: Dates, table: EpisodeTableName) {
  const rows = rowsIn(db, dates, table).where('figures', 'is not', null)
  const { known } = dates
  if (known === undefined) return rows
  return rows.where(eb => eb.or([eb('closedAt', 'is', null), eb('closedAt', '<=', known.now)]))
}

function rowsIn(db: Db, { communeId, from, to, known }: Dates, table: EpisodeTableName) {
  const rows = db
    .selectFrom(table)
    .where('communeId', '=', communeId)
    .where('openedOn', '>=', from)
    .where('openedOn', '<=', to)
  if (known === undefined) return rows
  const some = rows.where('openedAt', '<=', known.now)
  return known.except.length === 0
    ? some
    : some.where(sql<boolean>`"conversationId" not in ${numberList(db, known.except)}`)
}

/** SQLite gives the bytes themselves: a text of megabytes would be decoded to be encoded again. */
export function packedTogether(db: Db) {
  return isPostgres(db)
    ? sql<string | Uint8Array | null>`string_agg("figures", '')`
    : sql<string | Uint8Array | null>`cast(group_concat("figures", '') as blob)`
}

export function bytesOf(packed: string | Uint8Array | null): Uint8Array {
  return typeof packed === 'string'
    ? new TextEncoder().encode(packed)
    : (packed ?? new Uint8Array())
}

/** Whole episodes by their numbers, in no order. */
export async function episodesById(
  db: Db,
  ids: readonly number[],
  table: EpisodeTableName,
  as: Pick<Dates, 'known'> = {},
): Promise<Row<'episode'>[]> {
  const all: Row<'episode'>[] = []
  const rows = await inChunks(ids, some =>
    db.selectFrom(table).selectAll().where('id', 'in', some).execute(),
  )
  for (const row of rows) all.push(rowAt(row, as))
  return all
}

/**
 * A period's episodes of which the packed figures do not tell: those that are open, or were at the
 * instant in question.
 */
export async function unpackedEpisodes(
  db: Db,
  dates: Dates,
  table: EpisodeTableName,
): Promise<Row<'episode'>[]> {
  return (await unpackedIn(db, dates, table).selectAll().execute()).map(row => rowAt(row, dates))
}

/** What their figures come from, and nothing else: there may be thousands. */
export async function unpackedFigures(
  db: Db,
  dates: Dates,
  table: EpisodeTableName,
): Promise<FiguresRow[]> {
  const rows = await unpackedIn(db, dates, table).select(figureColumns).execute()
  const { now } = dates.known ?? { now: Number.POSITIVE_INFINITY }
  return rows.map(row => ((row.closedAt ?? 0) > now ? { ...row, ...waited } : row))
}

export const figureColumns = [
  'openedAt',
  'closedAt',
  'channelId',
  'state',
  'visibility',
  'officeMs',
  'openedOutside',
  'history',
  'holding',
  'unfiltered',
  'reason',
] as const

/** The columns that figures come from. */
export type FiguresRow = Pick<Row<'episode'>, (typeof figureColumns)[number]>

/**
 * The figures of a row.
 * @param until its end, or for an open one some instant, ms UTC
 * @param officeMs opening hours until then
 * @param targetMs of its channel when it opened
 * @param filtered whether it is one of `episode`, not of `unfilteredEpisode`
 */
export function figuresOfRow(
  row: FiguresRow,
  {
    zone,
    targetMs,
    until,
    officeMs,
    filtered,
  }: { zone: Zone; targetMs: number; until: number; officeMs: number; filtered: boolean },
): EpisodeFigures {
  const local = row.openedAt + zone.offsetAt(row.openedAt)
  return {
    day: Math.floor(local / DAY),
    hour: Math.floor(local / HOUR) % 24,
    channelId: row.channelId,
    outcome: row.state === 'withdrawn' || row.state === 'missed' ? 'removed' : row.state,
    isPublic: row.visibility === 'public',
    openedOutside: row.openedOutside === 1,
    history: row.history === 1,
    holding: row.holding === 1,
    filtered,
    unfiltered: row.unfiltered === 1,
    exclusion: row.state === 'excluded' ? exclusionOf(row.reason) : 'none',
    late: officeMs > targetMs,
    officeMs,
    elapsedMs: Math.max(0, until - row.openedAt),
  }
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A reason that no rule gives is a person's. */
export function exclusionOf(reason: string | null): Exclusion {
  return exclusions.find(each => each === reason && each !== 'none') ?? 'person'
}

function unpackedIn(db: Db, dates: Dates, table: EpisodeTableName) {
  const rows = rowsIn(db, dates, table)
  const { known } = dates
  if (known === undefined) return rows.where('figures', 'is', null)
  return rows.where(eb => eb.or([eb('figures', 'is', null), eb('closedAt', '>', known.now)]))
}

/** For somebody who had no answer yet. */
const waited = { state: 'open', reason: null, closedAt: null, officeMs: null, holding: 0 } as const

/** What is dated later is not known yet: those who were answered since still waited. */
function rowAt(row: Row<'episode'>, { known }: Pick<Dates, 'known'>): Row<'episode'> {
  if (known === undefined) return row
  const { openedAt, closedAt, fullAnswerMs } = row
  if (closedAt !== null && closedAt > known.now) {
    return { ...row, ...waited, closedBy: null, elapsedMs: null, fullAnswerMs: null, figures: null }
  }
  const isAnsweredLater = fullAnswerMs !== null && openedAt + fullAnswerMs > known.now
  return isAnsweredLater ? { ...row, fullAnswerMs: null } : row
}

/**
 * Whole episodes of a period, of one channel if it is named, in the order of their openings; those of
 * `unfilteredEpisode` stand only without any exclusion.
 */
export async function periodEpisodes(
  db: Db,
  dates: Dates & { channelId: number | undefined },
  table: EpisodeTableName,
): Promise<Row<'episode'>[]> {
  let rows = rowsIn(db, dates, table)
  if (dates.channelId !== undefined) rows = rows.where('channelId', '=', dates.channelId)
  const found = await rows.selectAll().orderBy('openedAt').orderBy('id').execute()
  return found.map(row => rowAt(row, dates))
}

/** How many there are, without reading one. */
export async function countEpisodes(
  db: Db,
  dates: Dates & { channelId: number | undefined },
  table: EpisodeTableName,
): Promise<number> {
  let rows = rowsIn(db, dates, table)
  if (dates.channelId !== undefined) rows = rows.where('channelId', '=', dates.channelId)
  const { count } = await rows
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What makes an episode readable, told by the message that opened it. */
export type Opener = {
  channelName: string
  channelKind: string
  /** When its channel was connected. */
  channelSince: number
  subject: string | null
  /** The network's id of the conversation. */
  thread: string
  author: string | null
  /** The newest text; null once erased. */
  text: string | null
}

/** For each of these messages, by id. */
export async function openersOf(
  db: Db,
  messageIds: readonly number[],
): Promise<Map<number, Opener>> {
  const rows = await inChunks(messageIds, ids =>
    db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .innerJoin('channel', 'channel.id', 'message.channelId')
      .leftJoin('contact', 'contact.id', 'message.contactId')
      .select([
        'message.id',
        'message.text',
        'channel.name as channelName',
        'channel.connector as channelKind',
        'channel.createdAt as channelSince',
        'conversation.subject',
        'conversation.remoteId as thread',
        'message.contactId',
        'contact.name as author',
      ])
      .where('message.id', 'in', ids)
      .execute(),
  )
  const edits = await editsOf(db, messageIds)
  const people = await personNames(
    db,
    rows.flatMap(({ contactId }) => contactId ?? []),
  )
  return new Map(
    rows.map(({ id, text, contactId, author, ...rest }) => [
      id,
      {
        ...rest,
        author: people.get(contactId ?? 0) ?? author,
        text: text === null ? null : (edits.get(id)?.at(-1)?.text ?? text),
      },
    ]),
  )
}
