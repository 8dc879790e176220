import { type Generated, type SqlBool, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { type Instant, type LinkKey, newLinkKey, type Row } from '../database/schema.ts'
import { type Language, type Sentence, sentenceOrNull } from '../language/sentence.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { onlineStates } from '../publishing/rules/delivery-state.ts'
import type { AnnouncedEvent } from './rules-digest.ts'

type DigestRecipientTable = {
  id: Generated<number>
  communeId: number
  email: string
  createdAt: Instant
  /** The key of the links that it is mailed. */
  key: LinkKey
  /** Since when it gets the digest; null: it was asked whether it wants it. */
  confirmedAt: Instant | null
}

declare module '../database/schema.ts' {
  interface Schema {
    digestRecipient: DigestRecipientTable
  }
}

/**
 * Adds a reader of the weekly digest; returns whether the address is new.
 * @param confirmedAt null: it is to be asked first
 */
export async function addRecipient(
  db: Db,
  communeId: number,
  email: string,
  at: number,
  confirmedAt: number | null = at,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('digestRecipient')
    .values({ communeId, email: normalEmail(email), createdAt: at, key: newLinkKey(), confirmedAt })
    .onConflict(conflict => conflict.columns(['communeId', 'email']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** An address said that it wants the digest; returns whether it had not before. */
export async function confirmRecipient(db: Db, id: number, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('digestRecipient')
    .set({ confirmedAt: at })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns as it was; undefined: the address was not there */
export async function removeRecipient(
  db: Db,
  communeId: number,
  email: string,
): Promise<Row<'digestRecipient'> | undefined> {
  return await db
    .deleteFrom('digestRecipient')
    .where('communeId', '=', communeId)
    .where('email', '=', normalEmail(email))
    .returningAll()
    .executeTakeFirst()
}

/** Whether somebody of the commune took a reader away since then, ms UTC, who had said yes and did not leave. */
export async function wasRemoved(
  db: Db,
  communeId: number,
  email: string,
  since: number,
): Promise<boolean> {
  const reader = normalEmail(email)
  const detail = JSON.stringify({ email: reader, confirmed: true })
  const act = await db
    .selectFrom('journal')
    .select('action')
    .where('communeId', '=', communeId)
    .where('at', '>=', since)
    .where(eb =>
      eb.or([
        eb.and({ action: 'recipient.removed', detail }),
        eb.and({ action: 'digest.unsubscribed', actor: reader }),
      ]),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return act?.action === 'recipient.removed'
}

export async function findRecipient(
  db: Db,
  id: number,
): Promise<Row<'digestRecipient'> | undefined> {
  return await db.selectFrom('digestRecipient').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A commune's readers in alphabetical order. */
export async function recipientsOf(db: Db, communeId: number): Promise<Row<'digestRecipient'>[]> {
  return await db
    .selectFrom('digestRecipient')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('email')
    .execute()
}

/** A reader, with what their mail is written by, and when. */
export type Reader = Row<'digestRecipient'> & {
  commune: Pick<Row<'commune'>, 'name' | 'zone' | 'digestDays' | 'digestTime'>
  language: Language
}

/** Who reads a commune's digest under that address, in the language of their account, or French. */
export async function findReader(
  db: Db,
  communeId: number,
  email: string,
): Promise<Reader | undefined> {
  const row = await db
    .selectFrom('digestRecipient')
    .innerJoin('commune', 'commune.id', 'digestRecipient.communeId')
    .leftJoin('user', 'user.email', 'digestRecipient.email')
    .selectAll('digestRecipient')
    .select(['commune.name', 'commune.zone', 'user.language'])
    .select(['commune.digestDays', 'commune.digestTime'])
    .where('digestRecipient.communeId', '=', communeId)
    .where('digestRecipient.email', '=', email)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { name, zone, digestDays, digestTime, language, ...reader } = row
  const commune = { name, zone, digestDays, digestTime }
  return { ...reader, commune, language: language ?? 'fr' }
}

/** The moments at which digests leave, each once, however many communes have it. */
export async function schedulesOfCommunes(
  db: Db,
): Promise<Pick<Row<'commune'>, 'zone' | 'digestDays' | 'digestTime'>[]> {
  return await db
    .selectFrom('commune')
    .select(['zone', 'digestDays', 'digestTime'])
    .distinct()
    .orderBy('zone')
    .orderBy('digestDays')
    .orderBy('digestTime')
    .execute()
}

/**
 * The readers, since before `since` (ms UTC), of the communes whose digest leaves then, by what they set
 * before it, for whom no mail of that kind about that edition was written.
 * @param edition as subjects end (`editionSubject`)
 */
export async function readersWithout(
  db: Db,
  wanted: { kind: string; edition: string; since: number } & Pick<
    Row<'commune'>,
    'zone' | 'digestDays' | 'digestTime'
  >,
): Promise<Pick<Row<'digestRecipient'>, 'communeId' | 'email'>[]> {
  const { kind, edition, since, zone, digestDays, digestTime } = wanted
  return await db
    .selectFrom('digestRecipient')
    .innerJoin('commune', 'commune.id', 'digestRecipient.communeId')
    .select(['digestRecipient.communeId', 'digestRecipient.email'])
    .where('commune.zone', '=', zone)
    .where('commune.digestDays', '=', digestDays)
    .where('commune.digestTime', '=', digestTime)
    .where('digestRecipient.confirmedAt', '<', since)
    .where(eb =>
      eb.or([eb('commune.digestSetAt', 'is', null), eb('commune.digestSetAt', '<', since)]),
    )
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mail')
            .select('mail.id')
            .where('mail.kind', '=', kind)
            .where(
              'mail.subject',
              '=',
              sql<string>`cast("digestRecipient"."communeId" as text) || '.' || ${edition}`,
            )
            .where('mail.round', '=', '')
            .whereRef('mail.recipient', '=', 'digestRecipient.email'),
        ),
      ),
    )
    .orderBy('digestRecipient.communeId')
    .orderBy('digestRecipient.email')
    .execute()
}

/** Addresses are compared without regard to case, as every mail server that one meets does. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** Deliveries that came out between two instants, [from, to). */
export async function countPublished(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('communeId', '=', communeId)
    .where('state', 'in', [...onlineStates])
    .where('publishedAt', '>=', from)
    .where('publishedAt', '<', to)
    // A first comment belongs to its post.
    .where('afterId', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type DeliveryWithIssue = {
  state: DeliveryState
  dueLocal: string
  reason: Sentence | null
  channelName: string
  /** The event's title, or null for a post without one. */
  title: string | null
  text: string
}

/** Deliveries due between two instants that did not come out, oldest first. */
export async function deliveriesWithIssues(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<DeliveryWithIssue[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .select([
      'delivery.state',
      'delivery.dueLocal',
      'delivery.reason',
      'channel.name as channelName',
      'event.title as title',
      'variant.text as text',
    ])
    .where('delivery.communeId', '=', communeId)
    .where('delivery.state', 'in', ['failed', 'unconfirmed', 'missed'])
    .where('delivery.dueAt', '>=', from)
    .where('delivery.dueAt', '<', to)
    .orderBy('delivery.dueAt')
    .orderBy('delivery.id')
    .execute()
  return rows.map(row => ({ ...row, reason: sentenceOrNull(row.reason) }))
}

/** How many deliveries wait for somebody's approval. */
export async function countAwaitingApproval(db: Db, communeId: number): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('communeId', '=', communeId)
    // As it stands in the index: a bound value would not find that.
    .where(sql<SqlBool>`"state" = 'awaiting-approval'`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Events that begin between two instants, [from, to), or are under way at the first. */
export async function eventsBetween(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<AnnouncedEvent[]> {
  return await db
    .selectFrom('event')
    .select(['title', 'startLocal', 'place', 'status'])
    .where('communeId', '=', communeId)
    .where('startsAt', '<', to)
    .where(eb => eb.or([eb('startsAt', '>=', from), eb('endsAt', '>', from)]))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}
