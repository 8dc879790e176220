import { type ExpressionBuilder, type Generated, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { chunksOf } from '../database/dialect.ts'
import type { Instant, NewRow, Row, Schema } from '../database/schema.ts'

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
type Kind = { kind: string }

const ofKind = (db: Db, { kind }: Kind) =>
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

/**
 * How many of the mails of a kind left, how many never will, and how many wait, by what they are about.
 * What no mail is about is left out.
 */
export async function countMailsAbout(
  db: Db,
  { kind }: Kind,
  subjects: readonly string[],
): Promise<Map<string, { sent: number; ended: number; waiting: number }>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('mail')
    .select(({ fn }) => [
      'subject',
      fn.count<number>('sentAt').as('sent'),
      fn.count<number>('nextAt').as('waiting'),
      fn.countAll<number>().as('all'),
    ])
    .where('kind', '=', kind)
    .where('subject', 'in', [...subjects])
    .groupBy('subject')
    .execute()
  return new Map(
    rows.map(({ subject, sent, waiting, all }) => {
      const [left, due] = [Number(sent), Number(waiting)]
      return [subject, { sent: left, waiting: due, ended: Number(all) - left - due }]
    }),
  )
}

/** The mail of these kinds that left with that Message-ID; undefined: none did, or it came back already. */
export async function sentAs(
  db: Db,
  communeId: number,
  kinds: readonly Kind[],
  messageId: string,
): Promise<Row<'mail'> | undefined> {
  return await db
    .selectFrom('mail')
    .selectAll()
    .where('communeId', '=', communeId)
    .where(
      'kind',
      'in',
      kinds.map(({ kind }) => kind),
    )
    .where('messageId', '=', messageId)
    .where('state', '=', 'sent')
    .executeTakeFirst()
}

/** Its reader has none of that kind about the same, or none of that round. */
const hasNone =
  ({ kind }: Kind, round?: string) =>
  ({ not, exists, selectFrom }: ExpressionBuilder<Schema, 'mail'>) => {
    const later = selectFrom('mail as later')
      .select('later.id')
      .where('later.kind', '=', kind)
      .whereRef('later.subject', '=', 'mail.subject')
      .whereRef('later.recipient', '=', 'mail.recipient')
    return not(exists(round === undefined ? later : later.where('later.round', '=', round)))
  }

/** What of a kind was tried about these, for readers who have none of the other kind about the same. */
export async function triedWithout(
  db: Db,
  kind: Kind,
  other: Kind,
  subjects: readonly string[],
): Promise<Row<'mail'>[]> {
  if (subjects.length === 0) return []
  return await ofKind(db, kind)
    .where('subject', 'in', [...subjects])
    .where('attempts', '>', 0)
    .where('state', '!=', 'queued')
    .where(hasNone(other))
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

/** What the mails of a kind were about that have left for this reader since then, ms UTC. */
export async function sentSince(
  db: Db,
  { kind }: Kind,
  { communeId, recipient }: Pick<Row<'mail'>, 'communeId' | 'recipient'>,
  since: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('mail')
    .select('subject')
    .where('kind', '=', kind)
    .where('communeId', '=', communeId)
    .where('recipient', '=', recipient)
    .where('sentAt', '>=', since)
    .execute()
  return rows.map(({ subject }) => subject)
}

/** What of a kind left since then, ms UTC, to readers who have none of that round about it yet, oldest first. */
export async function sentWithout(
  db: Db,
  kind: Kind,
  round: string,
  since: number,
): Promise<Row<'mail'>[]> {
  return await ofKind(db, kind)
    .where('sentAt', '>=', since)
    .where('round', '!=', round)
    .where(hasNone(kind, round))
    .orderBy('id')
    .execute()
}

/** When the last but `count - 1` of a kind left, ms UTC: no more than `count` have since; null: fewer did. */
export async function sentBefore(db: Db, { kind }: Kind, count: number): Promise<number | null> {
  const row = await db
    .selectFrom('mail')
    .select('sentAt')
    .where('kind', '=', kind)
    .where('sentAt', 'is not', null)
    .orderBy('sentAt', 'desc')
    .offset(count - 1)
    .limit(1)
    .executeTakeFirst()
  return row?.sentAt ?? null
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

/** Takes the mails of a kind about these away, once nothing tells of what they were about. */
export async function deleteMails(
  db: Db,
  kind: string,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return
  await db
    .deleteFrom('mail')
    .where('kind', '=', kind)
    .where('subject', 'in', [...subjects])
    .execute()
}

/** What stands in place of an address that is erased, which may also tell a mail from others. */
const nobody = {
  email: '',
  recipient: sql<string>`case when "userId" is null then 'erased:' || "id" else "recipient" end`,
}

/**
 * Takes the addresses away of a commune's mails of before that instant, ms UTC, which are all over.
 * That they were sent stays.
 */
export async function forgetRecipients(db: Db, communeId: number, before: number): Promise<void> {
  // Not every mail has a date of its own: those that were queued before one that was sent then are as old.
  const newest = await db
    .selectFrom('mail')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('sentAt', '<', before)
    .executeTakeFirst()
  await db
    .updateTable('mail')
    .set(nobody)
    .where('communeId', '=', communeId)
    .where('id', '<=', newest?.id ?? 0)
    .where('nextAt', 'is', null)
    .where('email', '!=', '')
    .execute()
}

/**
 * The same for mails about these, also such as wait: by then there is nothing left for them to say.
 * @param subjects as the kind's mails name them
 */
export async function forgetRecipientsOf(
  db: Db,
  { kind }: Kind,
  subjects: readonly string[],
): Promise<void> {
  for (const some of chunksOf(subjects)) {
    await db
      .updateTable('mail')
      .set(nobody)
      .where('kind', '=', kind)
      .where('subject', 'in', some)
      .execute()
  }
}
