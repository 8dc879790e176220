import { createHash, randomUUID } from 'node:crypto'
import { findAgendaEvent, sharedEvents } from '../agenda/agenda.ts'
import type { AgendaEvent } from '../agenda/rules-agenda.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { eventPayload, type News } from './payloads.ts'
import {
  type AgendaRow,
  deleteKnown,
  type EndpointRow,
  knownEvents,
  writeKnown,
} from './store-endpoints.ts'

type AgendaDeps = Pick<Deps, 'clock' | 'publicUrl'> & { db: Db }

/** What an endpoint is told of an event, and how it then stands; null: it is told no more. */
type Step = { news: News | null; slug: string; row: AgendaRow | null }

/** An event that is over for longer is no news, ms: less than `sharedEvents` goes back. */
const overMs = 90 * 24 * 3_600_000

/** What the public agenda says otherwise than this endpoint was told. */
export async function agendaSteps(deps: AgendaDeps, endpoint: EndpointRow): Promise<Step[]> {
  const known = await knownEvents(deps.db, endpoint.id)
  const steps: Step[] = []
  for (const event of await sharedEvents(deps, endpoint.communeId)) {
    const row = known.get(event.slug)
    known.delete(event.slug)
    const now = rowOf(endpoint, event)
    if (row?.fingerprint === now.fingerprint) continue
    steps.push({ slug: event.slug, row: now, news: newsOf(deps, endpoint, row, event) })
  }
  for (const { slug, endsAt } of known.values()) {
    const isOver = endsAt < deps.clock.now() - overMs
    if (!isOver && (await findAgendaEvent(deps, slug)) !== null) continue
    const data = { commune: endpoint.communeId, slug }
    const news = isOver
      ? null
      : { type: 'event.removed' as const, fact: factOf(slug), data, messageId: null }
    steps.push({ slug, row: null, news })
  }
  return steps
}

/** Inside a transaction that holds the endpoint: writes what it is told from now on. */
export async function keepStep(db: Db, endpointId: number, { slug, row }: Step): Promise<void> {
  if (row === null) await deleteKnown(db, endpointId, slug)
  else await writeKnown(db, row)
}

/** The same of the whole agenda as it is, of which it is told nothing. */
export async function knowAgenda(deps: AgendaDeps, endpoint: EndpointRow): Promise<void> {
  await deleteKnown(deps.db, endpoint.id)
  for (const event of await sharedEvents(deps, endpoint.communeId)) {
    await writeKnown(deps.db, rowOf(endpoint, event))
  }
}

function newsOf(
  deps: AgendaDeps,
  endpoint: EndpointRow,
  before: AgendaRow | undefined,
  event: AgendaEvent,
): Step['news'] {
  const isCancelled = event.status === 'cancelled'
  // It never heard of it, and need not hear that it does not take place.
  if (before === undefined && isCancelled) return null
  const type =
    before === undefined
      ? 'event.published'
      : isCancelled && before.cancelled === 0
        ? 'event.cancelled'
        : 'event.changed'
  const data = eventPayload(deps, endpoint, event)
  return { type, fact: factOf(event.slug), data, messageId: null }
}

/** It may change back and forth: the endpoint's row holds that each change is told once. */
const factOf = (slug: string) => `event ${slug} ${randomUUID()}`

function rowOf({ id }: Pick<EndpointRow, 'id'>, event: AgendaEvent): AgendaRow {
  return {
    endpointId: id,
    slug: event.slug,
    fingerprint: fingerprintOf(event),
    cancelled: event.status === 'cancelled' ? 1 : 0,
    endsAt: event.endsAt ?? event.startsAt,
  }
}

/** Made of what somebody who comes must know, and of its words: a commune that is renamed changes no event. */
function fingerprintOf(event: AgendaEvent): string {
  const { title, text, place, startLocal, endLocal, zone, hashtags, link } = event
  const { status, sequence, previousStartLocal, pictures } = event
  const all = [
    ...[title, text, place, startLocal, endLocal, zone, hashtags, link],
    ...[status, sequence, previousStartLocal],
    ...pictures.flatMap(({ id, alt }) => [id, alt]),
  ]
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url').slice(0, 22)
}
