import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'

type Arrival = Row<'message'>['arrival']

/** What became of the mail of an answer, and its message does not say yet. */
export type MailNews = {
  id: number
  conversationId: number
  communeId: number
  arrival: Arrival
  /** When the mail that was sent once more was taken, ms UTC. */
  sentAt: number | null
}

const bound = sql<boolean>`"mail"."subject" = cast("message"."id" as text)`

/** @param id of one message; without it, of all. */
export async function mailNews(db: Db, kind: string, id?: number): Promise<MailNews[]> {
  let doubted = db
    .selectFrom('mail')
    // The subject of a mail of this kind is a number.
    .innerJoin('message', join =>
      join.on('message.id', '=', sql<number>`cast("mail"."subject" as integer)`),
    )
    .select(['message.id', 'message.conversationId', 'mail.communeId'])
    .where('mail.kind', '=', kind)
    // Literals, here and below: a bound value does not find an index of some rows only.
    .where('mail.state', '=', sql.lit('unconfirmed' as const))
    .where(eb =>
      eb.or([eb('message.arrival', 'is', null), eb('message.arrival', '=', sql.lit('sending'))]),
    )
  let settled = db
    .selectFrom('message')
    .innerJoin('mail', join => join.on('mail.kind', '=', kind).on(bound))
    .select(['message.id', 'message.conversationId', 'mail.communeId'])
    .select(['mail.state', 'mail.sentAt'])
    .where('message.arrival', 'in', [sql.lit('sending' as const), sql.lit('unconfirmed' as const)])
    .where(eb =>
      eb.or([
        eb('mail.state', '=', 'sent'),
        eb.and([
          eb('message.arrival', '=', sql.lit('sending' as const)),
          eb('mail.nextAt', 'is', null),
          eb('mail.state', 'in', ['failed', 'dropped']),
        ]),
      ]),
    )
  if (id !== undefined) {
    doubted = doubted.where('message.id', '=', id)
    settled = settled.where('message.id', '=', id)
  }
  return [
    ...(await doubted.execute()).map(
      (row): MailNews => ({ ...row, arrival: 'unconfirmed', sentAt: null }),
    ),
    ...(await settled.execute()).map(({ state, ...row }): MailNews => {
      return state === 'sent' ? { ...row, arrival: null } : { ...row, arrival: 'unconfirmed' }
    }),
  ]
}

export async function arrivalOf(db: Db, id: number): Promise<Arrival> {
  const row = await db
    .selectFrom('message')
    .select('arrival')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.arrival ?? null
}
