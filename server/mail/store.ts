import { type Generated, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Instant, NewRow, Row } from '../database/schema.ts'

/**
 * `queued`: nobody has tried to send it. `sending`: it was claimed, until `nextAt`. `failed`: it was
 * refused, and is tried again at `nextAt` if that is set. `unconfirmed`: it may have arrived, and is
 * not sent again by itself. `dropped`: it was no longer true when it was its turn.
 */
type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'unconfirmed' | 'dropped'

/**
 * Every mail that is to be sent or was, each at most once: kind, subject, round and recipient are
 * unique. The row is committed before the mail server is called, the outcome after.
 */
type MailTable = {
  id: Generated<number>
  communeId: number
  /** The name of its `MailKind`. */
  kind: string
  /** What it is about, as its kind names it: the number of a request, of a notice … */
  subject: string
  /** What makes it another mail about the same: « remind-24.1780000000000 »; empty: there is one. */
  round: string
  /** A user's id, or an address where its reader needs no account. */
  recipient: string
  userId: string | null
  email: string
  /** With its angle brackets: the same for every attempt. */
  messageId: string
  state: MailState
  attempts: Generated<number>
  nextAt: Instant | null
  sentAt: Instant | null
  /** A sentence as `sentenceText` writes it. */
  reason: string | null
}

declare module '../database/schema.ts' {
  interface Schema {
    mail: MailTable
  }
}

/** Mails that are to leave; one that was written before, by anybody, is not written twice. */
export async function insertMails(db: Db, mails: readonly NewRow<'mail'>[]): Promise<void> {
  if (mails.length === 0) return
  await db
    .insertInto('mail')
    .values(mails)
    .onConflict(conflict => conflict.columns(['kind', 'subject', 'round', 'recipient']).doNothing())
    .execute()
}

/** As a `MailKind` names it. */
export type Kind = { kind: string }

export const ofKind = (db: Db, { kind }: Kind) =>
  db.selectFrom('mail').selectAll().where('kind', '=', kind)

/** Every mail of a kind about that, in the order in which they were written. */
export async function mailsAbout(db: Db, kind: Kind, subject: string): Promise<Row<'mail'>[]> {
  return await mailsAboutEach(db, kind, [subject])
}

/** Every mail of a kind about each of these, in the order in which they were written. */
export async function mailsAboutEach(
  db: Db,
  kind: Kind,
  subjects: readonly string[],
): Promise<Row<'mail'>[]> {
  if (subjects.length === 0) return []
  return await ofKind(db, kind)
    .where('subject', 'in', [...subjects])
    .orderBy('id')
    .execute()
}

/** Mails that nobody tried to send, and refused ones that are to be tried again, by then, oldest first. */
export async function mailsDue(db: Db, kind: Kind, by: number): Promise<Row<'mail'>[]> {
  return await ofKind(db, kind)
    .where('nextAt', '<=', by)
    .where('state', 'in', ['queued', 'failed'])
    .orderBy('id')
    .execute()
}

/** When a mail of that kind must next be looked at, ms UTC; null when none must. */
export async function nextMailAt(db: Db, kind: string): Promise<number | null> {
  const { next } = await db
    .selectFrom('mail')
    .select(({ fn }) => fn.min('nextAt').as('next'))
    .where('kind', '=', kind)
    .where('nextAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return next
}

export type MailPatch = Partial<Omit<Row<'mail'>, 'id'>>

/**
 * Changes a mail that still is as it was read.
 * @returns whether it was; otherwise somebody else was quicker.
 */
export async function moveMail(
  db: Db,
  { id, state, attempts }: Pick<Row<'mail'>, 'id' | 'state' | 'attempts'>,
  patch: MailPatch,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mail')
    .set(patch)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('attempts', '=', attempts)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Writes the outcome of the attempt that was claimed, unless the claim was lost meanwhile. */
export async function settleMail(
  db: Db,
  { id, attempts }: Pick<Row<'mail'>, 'id' | 'attempts'>,
  patch: MailPatch,
): Promise<void> {
  await db
    .updateTable('mail')
    .set(patch)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', 'in', ['sending', 'unconfirmed'])
    .execute()
}

/** Mails whose sending was cut off: their claims have run out. */
export async function mailsCutOff(db: Db, kind: Kind, now: number): Promise<Row<'mail'>[]> {
  return await ofKind(db, kind)
    .where('state', '=', 'sending')
    .where('nextAt', '<=', now)
    .orderBy('id')
    .execute()
}

/**
 * How many mails there are in each state after so many attempts, and the first instant of theirs, of those
 * that are mails: what leaves another way has a stranger's server, which may be away for days.
 */
export async function countMails(
  db: Db,
): Promise<(Pick<Row<'mail'>, 'state' | 'attempts' | 'nextAt'> & { count: number })[]> {
  const rows = await db
    .selectFrom('mail')
    .select(({ fn }) => [
      'state',
      'attempts',
      fn.countAll<number>().as('count'),
      sql<number | null>`min(case when "email" != '' then "nextAt" end)`.as('nextAt'),
    ])
    .groupBy(['state', 'attempts'])
    .orderBy('state')
    .execute()
  return rows.map(({ nextAt, ...row }) => ({
    ...row,
    count: Number(row.count),
    nextAt: nextAt === null ? null : Number(nextAt),
  }))
}
