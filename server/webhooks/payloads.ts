import { eventJsonOf } from '../agenda/json-ld.ts'
import type { AgendaEvent } from '../agenda/rules-agenda.ts'
import type { Deps } from '../deps.ts'
import { eventPath } from '../language/agenda-address.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import type { Payload, PayloadType } from './shapes.ts'
import type { EndpointRow } from './store-endpoints.ts'
import type { answeredFacts, DeliveryFact, EpisodeFact } from './store-facts.ts'

/** Something to tell an endpoint. */
export type News = {
  [Type in PayloadType]: {
    type: Type
    /** Told once. */
    fact: string
    data: Payload<Type>
    /** The resident's message that it is about. */
    messageId: number | null
  }
}[PayloadType]

type PayloadDeps = Pick<Deps, 'publicUrl'>
type About = Pick<EndpointRow, 'communeId' | 'words'>
type Answered = Awaited<ReturnType<typeof answeredFacts>>[number]

export function waitingPayload(
  deps: PayloadDeps,
  about: About,
  fact: EpisodeFact,
): Payload<'message.waiting'> {
  return { ...episodePayload(deps, about, fact), dueAt: toIsoOrNull(fact.dueAt) }
}

export function answeredPayload(
  deps: PayloadDeps,
  about: About,
  fact: Answered,
): Payload<'message.answered'> {
  return {
    ...episodePayload(deps, about, fact),
    answer: fact.answerId,
    answeredAt: toIso(fact.answeredAt),
    elapsedMs: fact.elapsedMs,
    officeMs: fact.officeMs,
    holding: fact.holding === 1,
    ...(about.words === 1 && { answerText: fact.answerText }),
  }
}

function episodePayload(
  { publicUrl }: PayloadDeps,
  { communeId, words }: About,
  fact: EpisodeFact,
) {
  const { text, author } = fact
  return {
    commune: communeId,
    conversation: fact.conversationId,
    message: fact.openedBy,
    channel: channelOf(fact),
    visibility: fact.visibility,
    openedAt: toIso(fact.openedAt),
    receivedAt: toIso(fact.receivedAt),
    unlikely: fact.unlikely === 1,
    url: `${publicUrl}/messages/${fact.conversationId}`,
    ...(words === 1 && { text, author }),
  }
}

export function publishedPayload(
  deps: PayloadDeps,
  about: About,
  fact: DeliveryFact,
): Payload<'delivery.published'> {
  return {
    ...deliveryPayload(deps, about, fact),
    publishedAt: toIso(fact.publishedAt ?? fact.dueAt),
    postUrl: fact.url,
  }
}

export function failedPayload(
  deps: PayloadDeps,
  about: About,
  fact: DeliveryFact,
): Payload<'delivery.failed'> {
  const reason = sentenceOrNull(fact.reason)?.fr ?? null
  return { ...deliveryPayload(deps, about, fact), reason }
}

function deliveryPayload({ publicUrl }: PayloadDeps, { communeId }: About, fact: DeliveryFact) {
  const place = fact.eventId === null ? '' : `evenements/${fact.eventId}`
  return {
    commune: communeId,
    delivery: fact.id,
    post: fact.postId,
    event: fact.eventId,
    channel: channelOf(fact),
    isComment: fact.afterId !== null,
    state: fact.state,
    dueAt: toIso(fact.dueAt),
    url: `${publicUrl}/${place}#publication-${fact.id}`,
  }
}

export function eventPayload(
  { publicUrl }: PayloadDeps,
  { communeId }: Pick<About, 'communeId'>,
  event: AgendaEvent,
): Payload<'event.published'> {
  const { slug, status, sequence } = event
  const url = `${publicUrl}${eventPath(event)}`
  return { commune: communeId, slug, status, sequence, url, event: eventJsonOf(event, publicUrl) }
}

function channelOf(fact: Pick<EpisodeFact, 'channelId' | 'channelName' | 'connector'>) {
  return { id: fact.channelId, name: fact.channelName, kind: fact.connector }
}
