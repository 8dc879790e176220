import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { type Sentence, sentenceText } from '../../language/sentence.ts'
import type { JournalAction } from '../../people/rules/journal.ts'
import { writeJournal } from '../../people/store/journal.ts'
import { neverAt } from '../rules.ts'

const pollColumns = [
  'startedAt',
  'succeededAt',
  'nextAt',
  'failures',
  'error',
  'webhookAt',
  'progressRead',
  'progressOf',
] as const
type PollState = Pick<Row<'channelPoll'>, (typeof pollColumns)[number]>

/** A channel with the state of its polling. */
export type ChannelWithPoll = Row<'channel'> & { poll: PollState }

const withPoll = (db: Db) =>
  db
    .selectFrom('channel')
    .leftJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .selectAll('channel')
    .select(pollColumns)

type Joined = Row<'channel'> & { [Column in keyof PollState]: PollState[Column] | null }

function shaped(row: Joined): ChannelWithPoll {
  const { startedAt, succeededAt, nextAt, failures, error, ...rest } = row
  const { webhookAt, progressRead, progressOf, ...channel } = rest
  const lasting = { startedAt, succeededAt, nextAt: nextAt ?? 0, failures: failures ?? 0, error }
  return { ...channel, poll: { ...lasting, webhookAt, progressRead, progressOf } }
}

/** A commune's channels: its own first, then the neighbours', each in the order of connection. */
export async function channelsOf(db: Db, communeId: number): Promise<ChannelWithPoll[]> {
  const rows = await withPoll(db)
    .where('channel.communeId', '=', communeId)
    .orderBy('channel.id')
    .execute()
  const channels = rows.map(shaped)
  return [
    ...channels.filter(channel => channel.neighbour === null),
    ...channels.filter(channel => channel.neighbour !== null),
  ]
}

/** One channel of that commune, or undefined. */
export async function findChannel(
  db: Db,
  communeId: number,
  id: number,
): Promise<ChannelWithPoll | undefined> {
  const row = await withPoll(db)
    .where('channel.communeId', '=', communeId)
    .where('channel.id', '=', id)
    .executeTakeFirst()
  return row && shaped(row)
}

/** Channels of any commune, by their ids. */
export async function channelsByIds(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Row<'channel'>>> {
  const rows = await inChunks([...new Set(ids)], some =>
    db.selectFrom('channel').selectAll().where('id', 'in', some).execute(),
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** Adds a channel and the row of its polling, due at `nextPollAt` where it receives; returns its id. */
export async function insertChannel(
  db: Db,
  channel: NewRow<'channel'>,
  nextPollAt: number,
): Promise<number> {
  const { id } = await db
    .insertInto('channel')
    .values(channel)
    .returning('id')
    .executeTakeFirstOrThrow()
  const nextAt = channel.receives === 1 ? nextPollAt : neverAt
  await db.insertInto('channelPoll').values({ channelId: id, nextAt }).execute()
  return id
}

/** Deletes a channel that never had an access, with all that it has. */
export async function deleteImportedChannel(db: Db, id: number): Promise<void> {
  await db.deleteFrom('channel').where('id', '=', id).where('state', '=', 'archive').execute()
}

export type ChannelPatch = Partial<
  Pick<
    Row<'channel'>,
    | 'name'
    | 'config'
    | 'publishes'
    | 'secrets'
    | 'state'
    | 'stateReason'
    | 'pausedAt'
    | 'url'
    | 'checkedAt'
    | 'checks'
    | 'tokenEndsAt'
    | 'yearlyCost'
    | 'postMinutes'
    | 'createdAt'
  >
>

export type ChannelAsRead = {
  id: number
  /** What it must still be; any state, and any secrets, unless told. */
  state?: readonly Row<'channel'>['state'][]
  secrets?: string
}

/**
 * Changes a channel if it still is as it was read.
 * @returns whether it was.
 */
export async function updateChannel(
  db: Db,
  { id, state, secrets }: ChannelAsRead,
  patch: ChannelPatch,
): Promise<boolean> {
  let update = db.updateTable('channel').set(patch).where('id', '=', id)
  if (state !== undefined) update = update.where('state', 'in', [...state])
  if (secrets !== undefined) update = update.where('secrets', '=', secrets)
  const { numUpdatedRows } = await update.executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Makes the channel due for polling where it receives, from the cursor it has; what ailed it is
 * forgotten.
 */
export async function resumePolling(db: Db, channelId: number, nextAt: number): Promise<void> {
  await db
    .updateTable('channelPoll')
    .set(eb => ({
      nextAt: eb.case().when('nextAt', '=', neverAt).then(eb.ref('nextAt')).else(nextAt).end(),
      failures: 0,
      error: null,
      gaps: null,
    }))
    .where('channelId', '=', channelId)
    .execute()
}

/**
 * Connected channels of every commune that nobody checked since `before`, or whose token's end
 * came after the last check and is past at `now`.
 */
export async function channelsToCheck(
  db: Db,
  before: number,
  now: number,
): Promise<Pick<Row<'channel'>, 'id' | 'checkedAt'>[]> {
  return await db
    .selectFrom('channel')
    .select(['id', 'checkedAt'])
    .where('state', 'in', ['active', 'paused'])
    .where(eb =>
      eb.or([
        eb('checkedAt', 'is', null),
        eb('checkedAt', '<=', before),
        eb.and([eb('tokenEndsAt', '<=', now), eb('checkedAt', '<', eb.ref('tokenEndsAt'))]),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Cancels what has not left yet on a channel; returns how many deliveries. */
export async function cancelWaitingDeliveries(
  db: Db,
  channelId: number,
  reason: Sentence,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      state: 'cancelled',
      reason: sentenceText(reason),
      nextAt: null,
      leaseOwner: null,
      leaseUntil: null,
    })
    .where('channelId', '=', channelId)
    .where('state', 'in', ['draft', 'awaiting-approval', 'scheduled', 'due'])
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A channel by its id alone, for what works on every commune's. */
export async function channelById(db: Db, id: number): Promise<Row<'channel'> | undefined> {
  return await db.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Channels of which people may have to be told: paused ones, and those whose access ends by `until`. */
export async function channelsToTell(
  db: Db,
  now: number,
  until: number,
): Promise<Row<'channel'>[]> {
  const channels = db.selectFrom('channel').selectAll()
  const paused = await channels
    // As it stands in the partial index: a bound value would not find that.
    .where('state', '=', sql.lit('paused' as const))
    .where('pausedAt', 'is not', null)
    .execute()
  const ending = await channels
    .where('state', '=', 'active')
    .where('tokenEndsAt', '>', now)
    .where('tokenEndsAt', '<=', until)
    .execute()
  return [...paused, ...ending].toSorted((a, b) => a.id - b.id)
}

/** What a commune's receiving channels could not read, and why they cannot be read at all. */
export async function pollsOf(
  db: Db,
  communeId: number,
): Promise<
  (Pick<
    Row<'channel'>,
    'id' | 'connector' | 'name' | 'state' | 'stateReason' | 'createdAt' | 'checks'
  > &
    Pick<Row<'channelPoll'>, 'succeededAt' | 'failures' | 'error' | 'gaps'>)[]
> {
  return await db
    .selectFrom('channel')
    .innerJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .select([
      'channel.id',
      'channel.connector',
      'channel.name',
      'channel.state',
      'channel.stateReason',
      'channel.createdAt',
      'channel.checks',
      'channelPoll.succeededAt',
      'channelPoll.failures',
      'channelPoll.error',
      'channelPoll.gaps',
    ])
    .where('channel.communeId', '=', communeId)
    .where('channel.receives', '=', 1)
    .orderBy('channel.id')
    .execute()
}

/** When each connected, receiving channel of the installation was last read, and is to be read next. */
export async function pollStates(
  db: Db,
): Promise<
  (Pick<Row<'channel'>, 'id' | 'state'> &
    Pick<Row<'channelPoll'>, 'succeededAt' | 'nextAt' | 'leaseUntil'>)[]
> {
  return await db
    .selectFrom('channel')
    .innerJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .select(['channel.id', 'channel.state', 'succeededAt', 'nextAt', 'leaseUntil'])
    .where('channel.receives', '=', 1)
    .where('channel.state', 'in', ['active', 'paused'])
    .orderBy('channel.id')
    .execute()
}

/** Writes down what was done to a channel, or to an application; in the transaction of what it tells about. */
export function journal(
  db: Db,
  { communeId, actor }: { communeId: number; actor: string },
  at: number,
  action: JournalAction,
  subject: `channel:${string}` | `application:${string}`,
  detail: Record<string, unknown> | null = null,
): Promise<void> {
  return writeJournal(db, { communeId, at, actor, action, subject, detail })
}
