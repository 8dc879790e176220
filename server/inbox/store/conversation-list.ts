import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import { isPostgres } from '../../database/dialect.ts'
import type { Schema } from '../../database/schema.ts'
import { type ListedConversation, withChannel } from '../../messages/store/conversations.ts'
import { type AsideKind, isAside, isOldEpisode } from '../../reply-times/rows.ts'
import { hasSought, type SoughtAt } from './search.ts'

export type ConversationQuery = {
  communeId: number
  /**
   * `waiting`: somebody waits in it; `unlikely`: who most probably wants no answer; `old`: since
   * before its channel; `excluded`: something in it is not counted.
   */
  filter: 'all' | 'waiting' | AsideKind | 'excluded'
  channelId?: number | undefined
  /** Only those of which this person is in charge. */
  inChargeId?: string | undefined
  /** What must be in it, each of these. */
  sought?: readonly SoughtAt[] | undefined
  /** Only what comes after this one in the list. */
  after?: { lastMessageAt: number; id: number } | undefined
  /** Those for which another conversation of their group stands in the list. */
  without?: readonly number[]
  /** Those that stand in it whatever they are themselves: another one of their group fits. */
  also?: readonly number[]
  limit: number
}

export type ConversationChoice = Pick<
  ConversationQuery,
  'communeId' | 'filter' | 'channelId' | 'inChargeId' | 'sought'
>

/** The conversations with the newest message first. */
export async function listConversationRows(
  db: Db,
  { after, limit, without = [], also = [], ...choice }: ConversationQuery,
): Promise<ListedConversation[]> {
  let rows = withChannel(db).where('conversation.communeId', '=', choice.communeId)
  if (without.length > 0) rows = rows.where('conversation.id', 'not in', [...without])
  rows = rows.where(eb =>
    also.length === 0
      ? fits(db, eb, choice)
      : eb.or([fits(db, eb, choice), eb('conversation.id', 'in', [...also])]),
  )
  if (after !== undefined) {
    rows = rows.where(eb =>
      eb.or([
        eb('conversation.lastMessageAt', '<', after.lastMessageAt),
        eb.and([
          eb('conversation.lastMessageAt', '=', after.lastMessageAt),
          eb('conversation.id', '<', after.id),
        ]),
      ]),
    )
  }
  return await rows
    .orderBy('conversation.lastMessageAt', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit)
    .execute()
}

/** Which of these conversations fit. */
export async function fittingConversations(
  db: Db,
  choice: ConversationChoice,
  ids: readonly number[],
): Promise<Set<number>> {
  const fitting = new Set<number>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('conversation')
      .select('conversation.id')
      .where('conversation.communeId', '=', choice.communeId)
      .where('conversation.id', 'in', some)
      .where(eb => fits(db, eb, choice))
      .execute()
    for (const { id } of rows) fitting.add(id)
  }
  return fitting
}

/** Later than any instant: of whom nothing says when they are due. */
const NEVER = 999_999_999_999_999

/** Where somebody waits, whoever is due first at the top; when that is, by their channel's target, ms UTC. */
export async function waitingByDue(
  db: Db,
  choice: ConversationChoice,
): Promise<{ id: number; due: number }[]> {
  const rows = await db
    .selectFrom('conversation')
    .innerJoin('episode', 'episode.conversationId', 'conversation.id')
    .select(({ fn }) => ['conversation.id', fn.min('episode.dueAt').as('due')])
    .where('conversation.communeId', '=', choice.communeId)
    .where('episode.state', '=', 'open')
    .where(sql<SqlBool>`not ${isOldEpisode}`)
    .where(eb => fits(db, eb, choice))
    .groupBy('conversation.id')
    .execute()
  return rows
    .map(({ id, due }) => ({ id, due: due === null ? NEVER : Number(due) }))
    .sort((a, b) => a.due - b.due || a.id - b.id)
}

function fits(
  db: Db,
  eb: ExpressionBuilder<Schema, 'conversation'>,
  { filter, channelId, inChargeId, sought = [] }: ConversationChoice,
): Expression<SqlBool> {
  const onPostgres = isPostgres(db)
  const all: Expression<SqlBool>[] = [
    isATalk(eb),
    ...sought.map(one => hasSought(eb, one, onPostgres)),
  ]
  if (channelId !== undefined) all.push(eb('conversation.channelId', '=', channelId))
  if (inChargeId !== undefined) {
    all.push(
      eb.exists(
        eb
          .selectFrom('inCharge')
          .select('inCharge.conversationId')
          .whereRef('inCharge.conversationId', '=', 'conversation.id')
          .where('inCharge.userId', '=', inChargeId),
      ),
    )
  }
  if (filter !== 'all') {
    all.push(
      eb.exists(
        eb
          .selectFrom('episode')
          .select('episode.id')
          .whereRef('episode.conversationId', '=', 'conversation.id')
          .where('episode.state', '=', filter === 'excluded' ? 'excluded' : 'open')
          .where(
            filter === 'excluded'
              ? sql<SqlBool>`1 = 1`
              : filter === 'waiting'
                ? sql<SqlBool>`not ${isOldEpisode}`
                : isAside[filter],
          ),
      ),
    )
  }
  return eb.and(all)
}

/** A first comment of the commune's under its own post is one only once somebody has answered it. */
function isATalk(eb: ExpressionBuilder<Schema, 'conversation'>): Expression<SqlBool> {
  return eb.or([
    eb.not(
      eb.exists(
        eb
          .selectFrom('delivery')
          .select('delivery.id')
          .where('delivery.afterId', 'is not', null)
          .whereRef('delivery.channelId', '=', 'conversation.channelId')
          .whereRef('delivery.remoteId', '=', 'conversation.remoteId'),
      ),
    ),
    eb.exists(
      eb
        .selectFrom('message')
        .select('message.id')
        .whereRef('message.conversationId', '=', 'conversation.id')
        .where('message.direction', '=', 'inbound'),
    ),
  ])
}
