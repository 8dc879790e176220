import { type SqlBool, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { isOwnFailure, lastAskedLine } from '../publishing/rows.ts'
import { newsMs } from './rules.ts'
import type { EndpointRow } from './store-endpoints.ts'

/** Facts of one kind that an endpoint is told in one go. */
export const mostFacts = 200

/** A network may show an answer, or a comment, so long after it was written, ms. */
const foundLateMs = 30 * 24 * 3_600_000

type Asking = Pick<EndpointRow, 'id' | 'communeId'> & {
  /** What became known before is not told, ms UTC. */
  from: number
}

/** Somebody who waits, or waited. */
export type EpisodeFact = Awaited<ReturnType<typeof waitingFacts>>[number]

/** Who waits, and is news to that endpoint. Who wrote before their channel was connected is not. */
export async function waitingFacts(db: Db, asking: Asking) {
  return await episodes(db)
    .where('episode.communeId', '=', asking.communeId)
    .where(sql<SqlBool>`"episode"."state" = 'open'`)
    .where('episode.openedAt', '>=', asking.from - foundLateMs)
    .where('episode.history', '=', 0)
    .where('message.receivedAt', '>=', asking.from)
    .where(isNews(asking, sql`'waiting ' || "episode"."openedBy"`))
    .orderBy('episode.openedAt')
    .orderBy('episode.id')
    .limit(mostFacts)
    .execute()
}

/** Who was answered, with the message that answered them. */
export async function answeredFacts(db: Db, asking: Asking) {
  return await episodes(db)
    .innerJoin('message as closer', 'closer.id', 'episode.closedBy')
    .select([
      'closer.id as answerId',
      'closer.sentAt as answeredAt',
      'closer.text as answerText',
      'episode.elapsedMs',
      'episode.officeMs',
      'episode.holding',
    ])
    .where('episode.communeId', '=', asking.communeId)
    .where(sql<SqlBool>`"episode"."state" = 'answered'`)
    .where('episode.closedAt', '>=', asking.from - foundLateMs)
    .where('closer.history', '=', 0)
    .where('closer.receivedAt', '>=', asking.from)
    .where(isNews(asking, sql`'answered ' || "episode"."openedBy"`))
    .orderBy('episode.closedAt')
    .orderBy('episode.id')
    .limit(mostFacts)
    .execute()
}

function episodes(db: Db) {
  return db
    .selectFrom('episode')
    .innerJoin('message', 'message.id', 'episode.openedBy')
    .innerJoin('channel', 'channel.id', 'episode.channelId')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .select([
      'episode.conversationId',
      'episode.openedBy',
      'episode.openedAt',
      'episode.visibility',
      'episode.dueAt',
      'episode.unlikely',
      'message.receivedAt',
      'message.text',
      'contact.name as author',
      'channel.id as channelId',
      'channel.name as channelName',
      'channel.connector',
    ])
}

export type DeliveryFact = Awaited<ReturnType<typeof publishedFacts>>[number]

/** What went out, and what did not: each time that it failed since a person last asked for it. */
export async function publishedFacts(db: Db, asking: Asking) {
  return await deliveryFacts(db, asking)
    .where('delivery.publishedAt', '>=', asking.from)
    .where('delivery.state', 'in', ['published', 'verified'])
    .where(isNews(asking, sql`'published ' || "delivery"."id"`))
    .orderBy('delivery.publishedAt')
    .orderBy('delivery.id')
    .limit(mostFacts)
    .execute()
}

/** What did not go out, as `issuesToFind` of publishing has it. */
export async function failedFacts(db: Db, asking: Asking) {
  const endedAt = sql`coalesce((select max("line"."endedAt") from "deliveryAttempt" as "line"
    where "line"."deliveryId" = "delivery"."id"), "delivery"."dueAt")`
  return await deliveryFacts(db, asking)
    // As the index of what went wrong has it; what nobody knows has not failed.
    .where(sql<SqlBool>`"delivery"."state" in ('failed', 'unconfirmed', 'missed')`)
    .where('delivery.state', '!=', 'unconfirmed')
    .where(sql<SqlBool>`${endedAt} >= ${asking.from}`)
    .where(isOwnFailure)
    .where(eb => isNews(asking, sql`'failed ' || "delivery"."id" || ' ' || ${lastAskedLine(eb)}`))
    .select(eb => lastAskedLine(eb).as('asked'))
    .orderBy('delivery.dueAt')
    .orderBy('delivery.id')
    .limit(mostFacts)
    .execute()
}

function deliveryFacts(db: Db, { communeId }: Asking) {
  return db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .select([
      'delivery.id',
      'delivery.state',
      'delivery.dueAt',
      'delivery.publishedAt',
      'delivery.url',
      'delivery.reason',
      'delivery.afterId',
      'post.id as postId',
      'post.kind as postKind',
      'post.eventId',
      'channel.id as channelId',
      'channel.name as channelName',
      'channel.connector',
    ])
    .where('delivery.communeId', '=', communeId)
}

function isNews({ id }: Asking, fact: ReturnType<typeof sql>) {
  return sql<SqlBool>`not exists (select 1 from "webhookMessage"
    where "webhookMessage"."endpointId" = ${id} and "webhookMessage"."fact" = ${fact})`
}

/** From when on something is news to an endpoint, ms UTC. */
export const newsFrom = ({ since }: Pick<EndpointRow, 'since'>, now: number): number =>
  Math.max(since, now - newsMs)
