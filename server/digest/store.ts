import { type Generated, type SqlBool, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { type Instant, type LinkKey, newLinkKey, type Row } from '../database/schema.ts'
import { type Language, type Sentence, sentenceOrNull } from '../language/sentence.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { onlineStates } from '../publishing/rules/delivery-state.ts'

type DigestRecipientTable = {
  id: Generated<number>
  communeId: number
  email: string
  createdAt: Instant
  /** The key of the links that it is mailed. */
  key: LinkKey
}

declare module '../database/schema.ts' {
  interface Schema {
    digestRecipient: DigestRecipientTable
  }
}

/** Adds a reader of the weekly digest; returns whether the address is new. */
export async function addRecipient(
  db: Db,
  communeId: number,
  email: string,
  at: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('digestRecipient')
    .values({ communeId, email: normalEmail(email), createdAt: at, key: newLinkKey() })
    .onConflict(conflict => conflict.columns(['communeId', 'email']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Returns whether the address was there. */
export async function removeRecipient(db: Db, communeId: number, email: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('digestRecipient')
    .where('communeId', '=', communeId)
    .where('email', '=', normalEmail(email))
    .executeTakeFirst()
  return numDeletedRows === 1n
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

/** A reader, with what their mail is written by. */
export type Reader = Row<'digestRecipient'> & {
  commune: Pick<Row<'commune'>, 'id' | 'name' | 'zone' | 'department'>
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
    .select(['commune.name', 'commune.zone', 'commune.department', 'user.language'])
    .where('digestRecipient.communeId', '=', communeId)
    .where('digestRecipient.email', '=', email)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { name, zone, department, language, ...reader } = row
  const commune = { id: communeId, name, zone, department }
  return { ...reader, commune, language: language ?? 'fr' }
}

/** Where communes are: the names of their zones, each once. */
export async function zonesOfCommunes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('commune').select('zone').distinct().orderBy('zone').execute()
  return rows.map(({ zone }) => zone)
}

/**
 * The readers in one zone, of before `since` (ms UTC), for whom no mail of that kind about that week was
 * written.
 * @param week as subjects end (`weekSubject`)
 */
export async function readersWithout(
  db: Db,
  { kind, week, zone, since }: { kind: string; week: string; zone: string; since: number },
): Promise<Pick<Row<'digestRecipient'>, 'communeId' | 'email'>[]> {
  return await db
    .selectFrom('digestRecipient')
    .innerJoin('commune', 'commune.id', 'digestRecipient.communeId')
    .select(['digestRecipient.communeId', 'digestRecipient.email'])
    .where('commune.zone', '=', zone)
    .where('digestRecipient.createdAt', '<', since)
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
              sql<string>`cast("digestRecipient"."communeId" as text) || '.' || ${week}`,
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

export type UpcomingEvent = {
  title: string
  startLocal: string
  place: string
  status: 'planned' | 'postponed' | 'cancelled'
}

/** Events that begin between two instants, [from, to), or are under way at the first. */
export async function eventsBetween(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<UpcomingEvent[]> {
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
