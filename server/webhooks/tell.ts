import { randomBytes } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { queueMails } from '../mail/outbox.ts'
import { agendaSteps, keepStep } from './agenda-news.ts'
import {
  answeredPayload,
  failedPayload,
  type News,
  publishedPayload,
  waitingPayload,
} from './payloads.ts'
import type { WebhookType } from './rules.ts'
import type { PayloadType } from './shapes.ts'
import { type EndpointRow, enabledEndpoints, lockEndpoint } from './store-endpoints.ts'
import {
  answeredFacts,
  failedFacts,
  mostFacts,
  newsFrom,
  publishedFacts,
  waitingFacts,
} from './store-facts.ts'
import { insertMessage } from './store-messages.ts'

type TellDeps = Pick<Deps, 'db' | 'clock' | 'publicUrl'>

/** The name of its `MailKind`. */
export const webhookKind = 'webhook'

/**
 * Writes what every endpoint is to be told and was not yet. What happened stands in rows: an episode that
 * is open, a delivery that is out. So nothing is told that was rolled back, nothing is lost where a process
 * ends, and a commune without webhooks pays one look at an empty table. What came and went between two looks
 * (half a second, or as long as Tambour stood still) is not told: an answer that was found together with its
 * question is told as answered.
 * @returns when there is more to tell, ms UTC; null: once something changes
 */
export async function tellNews(deps: TellDeps): Promise<number | null> {
  const now = deps.clock.now()
  let isMore = false
  for (const endpoint of await enabledEndpoints(deps.db)) {
    const news = await newsFor(deps, endpoint, now)
    isMore ||= news.length >= mostFacts
    const tellsAgenda = wantsAgenda(endpoint) && (await agendaSteps(deps, endpoint)).length > 0
    if (news.length === 0 && !tellsAgenda) continue
    await deps.db.transaction().execute(async db => {
      const held = await lockEndpoint(db, endpoint.id)
      // Somebody changed it meanwhile: the next look goes by that.
      if (held?.disabledAt !== null || held.types !== endpoint.types) return
      if (held.words !== endpoint.words) return
      for (const one of news) await tellOne(deps, db, held, one)
      if (!tellsAgenda) return
      for (const step of await agendaSteps({ ...deps, db }, held)) {
        await keepStep(db, held.id, step)
        if (step.news === null || !wants(held, step.news.type)) continue
        await tellOne(deps, db, held, step.news)
      }
    })
  }
  return isMore ? now : null
}

/** Inside a transaction. @returns its number; undefined where it was told already. */
export async function tellOne(
  { clock, publicUrl }: Pick<Deps, 'clock' | 'publicUrl'>,
  db: Db,
  { id: endpointId, communeId }: Pick<EndpointRow, 'id' | 'communeId'>,
  { type, fact, data, messageId }: News,
): Promise<number | undefined> {
  const createdAt = clock.now()
  const body = JSON.stringify({ type, timestamp: toIso(createdAt), data })
  const key = newKey()
  const row = { endpointId, key, fact, type, createdAt, body, messageId }
  const id = await insertMessage(db, { ...row, triedAt: null, status: null, answer: null })
  if (id === undefined) return undefined
  const about = { communeId, subject: String(id), nextAt: createdAt }
  const reader = { recipient: `webhook:${endpointId}`, userId: null, email: '' }
  await queueMails({ publicUrl }, db, { kind: webhookKind }, about, [reader])
  return id
}

const newKey = (): string => `msg_${randomBytes(16).toString('base64url')}`

export function typesOf({ types }: Pick<EndpointRow, 'types'>): WebhookType[] {
  return JSON.parse(types)
}

const wants = (endpoint: EndpointRow, type: PayloadType) =>
  typesOf(endpoint).some(one => one === type)

export const wantsAgenda = (endpoint: Pick<EndpointRow, 'types'>) =>
  typesOf(endpoint).some(type => type.startsWith('event.'))

async function newsFor(deps: TellDeps, endpoint: EndpointRow, now: number): Promise<News[]> {
  const { db } = deps
  const asking = { ...endpoint, from: newsFrom(endpoint, now) }
  const news: News[] = []
  if (wants(endpoint, 'message.waiting')) {
    for (const fact of await waitingFacts(db, asking)) {
      const data = waitingPayload(deps, endpoint, fact)
      const about = { fact: `waiting ${fact.openedBy}`, messageId: fact.openedBy }
      news.push({ type: 'message.waiting', data, ...about })
    }
  }
  if (wants(endpoint, 'message.answered')) {
    for (const fact of await answeredFacts(db, asking)) {
      const data = answeredPayload(deps, endpoint, fact)
      const about = { fact: `answered ${fact.openedBy}`, messageId: fact.openedBy }
      news.push({ type: 'message.answered', data, ...about })
    }
  }
  if (wants(endpoint, 'delivery.published')) {
    for (const fact of await publishedFacts(db, asking)) {
      const data = publishedPayload(deps, endpoint, fact)
      const about = { fact: `published ${fact.id}`, messageId: null }
      news.push({ type: 'delivery.published', data, ...about })
    }
  }
  if (wants(endpoint, 'delivery.failed')) {
    for (const fact of await failedFacts(db, asking)) {
      const data = failedPayload(deps, endpoint, fact)
      const about = { fact: `failed ${fact.id} ${fact.asked}`, messageId: null }
      news.push({ type: 'delivery.failed', data, ...about })
    }
  }
  return news
}
