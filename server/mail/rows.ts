import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { chunksOf } from '../database/dialect.ts'
import type { Row, Schema } from '../database/schema.ts'
import { type Kind, moveMail, ofKind } from './store.ts'

/** What others may ask of mails, and do with them, inside their own transactions. */
export { mailsAbout, mailsAboutEach } from './store.ts'

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

/** Says of a mail that left that it did not arrive after all, once. @returns whether nobody had */
export async function noteUndelivered(db: Db, mail: Row<'mail'>, reason: string): Promise<boolean> {
  return await moveMail(db, mail, { state: 'failed', reason, nextAt: null, sentAt: null })
}

/**
 * Lets these leave once more, by somebody's wish: what was refused for good, or may not have arrived.
 * The Message-ID stays, by which a mailbox that has the first knows the second.
 * @returns how many leave: the others are no longer as they were read.
 */
export async function sendAgain(
  db: Db,
  mails: readonly Row<'mail'>[],
  nextAt: number,
): Promise<number> {
  let leaving = 0
  for (const mail of mails) {
    if (await moveMail(db, mail, { state: 'queued', nextAt, reason: null })) leaving += 1
  }
  return leaving
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
