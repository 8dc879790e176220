import { sql } from 'kysely'
import { openStates } from '../committees/rules-proposal.ts'
import type { Db } from '../database/database.ts'
import { unindexed } from '../database/dialect.ts'
import type { Row } from '../database/schema.ts'

/** With how many proposals of committees somebody is to do something. */
export async function countOpenProposals(db: Db, communeId: number): Promise<number> {
  const { count } = await db
    .selectFrom('proposal')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('communeId', '=', communeId)
    .where(({ or, eb }) => or([eb('state', 'in', [...openStates]), eb('hasNews', '=', 1)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The open ones whose day is that local date or before, the first one first. */
export async function dueRequests(
  db: Db,
  communeId: number,
  until: string,
): Promise<Row<'officialRequest'>[]> {
  return await db
    .selectFrom('officialRequest')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('state', '=', 'open')
    .where('dueOn', '<=', until)
    .orderBy('dueOn')
    .orderBy('id')
    .execute()
}

/** A commune's answers that may not have arrived, oldest first; nothing of what was erased. */
export async function answersInDoubt(db: Db, communeId: number) {
  // Alone: joined, SQLite would rather go through the conversations.
  const found = await db
    .selectFrom('message')
    .select('id')
    .where('arrival', '=', sql.lit('unconfirmed' as const))
    .execute()
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  return await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .innerJoin('channel', 'channel.id', 'message.channelId')
    .leftJoin('contact', 'contact.id', 'conversation.contactId')
    .select(['message.id', 'message.conversationId', 'message.text', 'message.sentAt'])
    .select(['channel.name as channelName', 'contact.name as author'])
    .where('message.id', 'in', ids)
    .where('message.removedAt', 'is', null)
    .where('message.text', 'is not', null)
    .where('conversation.communeId', '=', communeId)
    .orderBy('message.sentAt')
    .orderBy('message.id')
    .execute()
}

/**
 * What a commune has of what it is to settle at first, asked at once. The journal knows whether the
 * hours of the start were changed or confirmed, and who closed the list last: no column beside it.
 */
export async function settledSteps(db: Db, communeId: number) {
  const found = await db
    .selectFrom('commune')
    .where('commune.id', '=', communeId)
    .select(({ exists, selectFrom }) => {
      const lines = selectFrom('journal')
        .where(unindexed(db, 'communeId'), '=', communeId)
        .where('subject', '=', `commune:${communeId}`)
      return [
        'commune.department',
        exists(selectFrom('conversation').select('id').where('communeId', '=', communeId)).as(
          'message',
        ),
        exists(
          lines
            .select('id')
            .where('action', 'in', ['opening-hours.changed', 'opening-hours.confirmed']),
        ).as('hours'),
        selectFrom('member')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('communeId', '=', communeId)
          .as('people'),
        exists(
          selectFrom('mail')
            .select('id')
            .where('communeId', '=', communeId)
            .where('state', '=', 'sent'),
        ).as('mail'),
        lines
          .select('action')
          .where('action', 'in', ['first-steps.dismissed', 'first-steps.shown'])
          .orderBy('id', 'desc')
          .limit(1)
          .as('lastAct'),
      ]
    })
    .executeTakeFirstOrThrow()
  return {
    message: Boolean(found.message),
    hours: Boolean(found.hours),
    department: found.department !== null,
    colleague: Number(found.people) > 1,
    mail: Boolean(found.mail),
    isDismissed: found.lastAct === 'first-steps.dismissed',
  }
}
