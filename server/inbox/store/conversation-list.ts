import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks, unindexed } from '../../database/dialect.ts'
import type { Row, Schema } from '../../database/schema.ts'
import { type ListedConversation, withChannel } from '../../messages/store/conversations.ts'
import { type AsideKind, isAside, isOldEpisode } from '../../reply-times/rows.ts'
import { conversationsSaying, hasSought, type SoughtAt } from './search.ts'

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
  query: ConversationQuery,
): Promise<ListedConversation[]> {
  return (await walkedRows(db, query)) ?? (await indexedRows(db, query))
}

/** So many are read at first, before it is known how often the words stand there. */
const sample = 15
/** Where fewer of those have the words, the index finds them sooner. */
const leastPart = 1 / 4
/** So many are read for one page, and no more. */
const mostWalked = 400

/**
 * The same where words are frequent: conversations are read in the list's own order, until enough have
 * the words. The first of them tell how frequent they are.
 * @returns null where nothing is asked of words, or the index is to be asked
 */
async function walkedRows(
  db: Db,
  { sought = [], also = [], after, limit, ...choice }: ConversationQuery,
): Promise<ListedConversation[] | null> {
  const { words, others } = wordsIn(sought)
  if (words.length === 0) return null
  const rest = { ...choice, also, sought: others }
  const found: ListedConversation[] = []
  let [walked, size, from] = [0, sample, after]
  while (walked < mostWalked) {
    const rows = await indexedRows(db, { ...rest, after: from, limit: size })
    const having = await conversationsSaying(
      db,
      rows.map(({ id }) => id),
      words,
    )
    if (having === null) return null
    // Another of those that are joined has them.
    found.push(...rows.filter(({ id }) => having.has(id) || also.includes(id)))
    walked += rows.length
    if (found.length >= limit || rows.length < size) return found.slice(0, limit)
    const part = found.length / walked
    if (part < leastPart) return null
    size = Math.ceil(((limit - found.length) / part) * 1.2)
    from = rows.at(-1)
  }
  return null
}

/** The words that are looked for, and what else is. */
function wordsIn(sought: readonly SoughtAt[]): { words: string[]; others: SoughtAt[] } {
  return {
    words: sought.flatMap(one => (one.between === null ? one.words : [])),
    others: sought.filter(({ between }) => between !== null),
  }
}

/** The same by the index of words, however often they stand anywhere. */
export async function indexedRows(
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

/** As many conversations are read themselves, rather than looked for in the index of words. */
const mostRead = 500

/** Which of these conversations fit. */
export async function fittingConversations(
  db: Db,
  choice: ConversationChoice,
  ids: readonly number[],
): Promise<Set<number>> {
  const { words, others } = wordsIn(choice.sought ?? [])
  const isRead = words.length > 0 && ids.length <= mostRead
  const fitting = await inChunks(ids, async some => {
    const having = isRead ? await conversationsSaying(db, some, words) : null
    const asked = having === null ? choice : { ...choice, sought: others }
    const rows = await db
      .selectFrom('conversation')
      .select('conversation.id')
      .where(unindexed(db, 'conversation.communeId'), '=', choice.communeId)
      .where('conversation.id', 'in', some)
      .where(eb => fits(db, eb, asked))
      .execute()
    return rows.map(({ id }) => id).filter(id => having === null || having.has(id))
  })
  return new Set(fitting)
}

/** Later than any instant: of whom nothing says when they are due. */
const NEVER = 999_999_999_999_999

/** Where somebody waits, the one due first at the top; when that is, by their channel's target, ms UTC. */
export async function waitingByDue(
  db: Db,
  choice: ConversationChoice,
): Promise<{ id: number; due: number }[]> {
  const rows = await db
    .selectFrom('episode')
    .innerJoin('conversation', 'conversation.id', 'episode.conversationId')
    .select(({ fn }) => ['conversation.id', fn.min('episode.dueAt').as('due')])
    .where('episode.communeId', '=', choice.communeId)
    // As it stands in the index of who waits: a bound value would not find that.
    .where(sql<SqlBool>`"episode"."state" = 'open'`)
    .where(sql<SqlBool>`not ${isOldEpisode}`)
    .where(unindexed(db, 'conversation.communeId'), '=', choice.communeId)
    .where(fits(db, expressionBuilder<Schema, 'conversation'>(), { ...choice, filter: 'all' }))
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
  const all: Expression<SqlBool>[] = sought.map(one => hasSought(db, eb, one))
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
  all.push(isATalk(eb))
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

/**
 * The first picture of the post that a conversation is under, where it went out from here; of what
 * was posted on the network itself nothing is kept.
 */
export async function pictureOfPost(
  db: Db,
  { channelId, postRemoteId }: Pick<Row<'conversation'>, 'channelId' | 'postRemoteId'>,
): Promise<{ id: number; alt: string } | null> {
  if (postRemoteId === null) return null
  const row = await db
    .selectFrom('delivery')
    .innerJoin('variantMedia', 'variantMedia.variantId', 'delivery.variantId')
    .innerJoin('media', 'media.id', 'variantMedia.mediaId')
    .select(['media.pictureId as id', 'media.alt'])
    .where('delivery.channelId', '=', channelId)
    .where('delivery.remoteId', '=', postRemoteId)
    .orderBy('variantMedia.position')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
