import type { Generated } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Instant, NewRow, Row } from '../database/schema.ts'
import type { RequestState, Silence } from './rules.ts'

/** A resident’s message as an administrative document: a line of the register, which is never taken out. */
type OfficialRequestTable = {
  id: Generated<number>
  communeId: number
  /** Where it was said; null once that is gone. */
  conversationId: number | null
  messageId: number | null
  /** Local year in which it was written down; with `number` it is « 2026-014 ». */
  year: number
  /** From 1 in each year, without a gap. */
  number: number
  /** Local date of the message, by the network’s own time. */
  receivedOn: string
  /** As the network named them then. Null: it did not tell, or their time is over. */
  requester: string | null
  /** Null once its time is over; so are `text` and `outcome`. */
  subject: string | null
  /** The message’s words as they were then. */
  text: string | null
  /** The service or the person who deals with it. */
  inCharge: string
  /** Address and telephone of that service, on lines of their own. */
  contact: string
  silence: Silence
  /** Local date on which the silence speaks. */
  dueOn: string
  state: RequestState
  createdAt: Instant
  /** Name of the person who wrote it down. */
  createdBy: string
  /** Local date. */
  answeredOn: string | null
  /** What was answered, in the commune’s words. */
  outcome: string | null
  /** When it was marked as answered, or struck out. */
  endedAt: Instant | null
  endedBy: string | null
}

declare module '../database/schema.ts' {
  interface Schema {
    officialRequest: OfficialRequestTable
  }
}

export type RequestRow = Row<'officialRequest'>

/**
 * Writes a request down under the next number of its year. Inside a transaction that holds the commune
 * (`lockCommune`): of two at once the second counts the first, and none is left out.
 */
export async function insertRequest(
  db: Db,
  row: Omit<NewRow<'officialRequest'>, 'number'>,
): Promise<RequestRow> {
  const { communeId, year } = row
  const { last } = await db
    .selectFrom('officialRequest')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('communeId', '=', communeId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return await db
    .insertInto('officialRequest')
    .values({ ...row, number: (last ?? 0) + 1 })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findRequest(
  db: Db,
  communeId: number,
  id: number,
): Promise<RequestRow | undefined> {
  return await db
    .selectFrom('officialRequest')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The request that a message is, unless it was struck out. */
export async function requestOfMessage(db: Db, messageId: number): Promise<RequestRow | undefined> {
  return await db
    .selectFrom('officialRequest')
    .selectAll()
    .where('messageId', '=', messageId)
    .where('state', '!=', 'cancelled')
    .executeTakeFirst()
}

/** The open ones by their day, then those that ended, the last first. */
export async function listRequests(
  db: Db,
  communeId: number,
  { conversationIds, limit }: { conversationIds?: readonly number[]; limit: number },
): Promise<RequestRow[]> {
  let rows = db.selectFrom('officialRequest').selectAll().where('communeId', '=', communeId)
  if (conversationIds !== undefined) rows = rows.where('conversationId', 'in', conversationIds)
  return await rows
    .orderBy(({ eb }) => eb.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy(({ eb }) => eb.case().when('state', '=', 'open').then(eb.ref('dueOn')).else('').end())
    .orderBy('endedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** By number. */
export async function wholeRegister(db: Db, communeId: number): Promise<RequestRow[]> {
  return await db
    .selectFrom('officialRequest')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('year')
    .orderBy('number')
    .execute()
}

export async function lastRequest(db: Db, communeId: number): Promise<RequestRow | undefined> {
  return await db
    .selectFrom('officialRequest')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** @returns false when it was no longer in a state of `from` */
export async function changeRequest(
  db: Db,
  id: number,
  from: readonly RequestRow['state'][],
  values: Pick<RequestRow, 'state' | 'answeredOn' | 'outcome' | 'endedAt' | 'endedBy'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('officialRequest')
    .set(values)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Those that were made of these messages, by number. */
export async function requestsAbout(
  db: Db,
  communeId: number,
  messageIds: readonly number[],
): Promise<RequestRow[]> {
  const theirs = new Set(messageIds)
  return (await wholeRegister(db, communeId)).filter(
    ({ messageId }) => messageId !== null && theirs.has(messageId),
  )
}

/** Takes the words and names of what ended before away, ms UTC: numbers and dates stay. */
export async function forgetRequests(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .updateTable('officialRequest')
    .set({ requester: null, subject: null, text: null, outcome: null })
    .where('communeId', '=', communeId)
    .where('endedAt', '<', before)
    .where(eb =>
      eb.or([
        eb('requester', 'is not', null),
        eb('subject', 'is not', null),
        eb('text', 'is not', null),
        eb('outcome', 'is not', null),
      ]),
    )
    .execute()
}
