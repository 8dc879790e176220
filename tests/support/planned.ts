import { secretsSubject } from '../../server/channels/call.ts'
import type { Db } from '../../server/database/database.ts'
import { chunksOf } from '../../server/database/dialect.ts'
import { updateRows } from '../../server/database/update-rows.ts'
import { type EventDeps, getEvent } from '../../server/events/events.ts'
import { eventsOf } from '../../server/events/rows.ts'
import type { EventShape } from '../../server/events/shapes-event.ts'
import { insertCommune } from '../../server/people/store/communes.ts'
import type { SecretBox } from '../../server/platform/secrets.ts'
import type { LateRule } from '../../server/publishing/rules/delivery.ts'

const zone = 'Europe/Paris'

/** A commune with channels of one kind, each given its page; all of it by rows, for thousands. */
export async function insertPages(
  db: Db,
  secrets: SecretBox,
  connector: string,
  pages: readonly string[],
): Promise<{ communeId: number; channelIds: number[] }> {
  const { id: communeId } = await insertCommune(db, {
    name: 'Saint-Rémi',
    zone,
    aimMinutes: 10,
    targetMinutes: 15,
    createdAt: 0,
  })
  const channelIds: number[] = []
  for (const chunk of chunksOf(pages)) {
    const rows = chunk.map((page, n) => ({
      communeId,
      connector,
      name: `Page ${channelIds.length + n + 1}`,
      neighbour: null,
      receives: 0 as const,
      publishes: 1 as const,
      config: JSON.stringify({ page }),
      secrets: '',
      state: 'active' as const,
      createdAt: 0,
    }))
    const ids = await db.insertInto('channel').values(rows).returning('id').execute()
    await db
      .insertInto('channelPoll')
      .values(ids.map(({ id }) => ({ channelId: id, nextAt: 0 })))
      .execute()
    const sealed = ids.map(({ id }) => ({
      id,
      secrets: secrets.seal({ token: 'jeton' }, secretsSubject(id)),
    }))
    await updateRows(db, 'channel', { secrets: 'text' }, sealed)
    channelIds.push(...ids.map(({ id }) => id))
  }
  return { communeId, channelIds }
}

export type Planned = {
  communeId: number
  channelId: number
  text: string
  key: string
  /** ms UTC. */
  dueAt: number
  lateRule: LateRule
  /** Whether it announces an event of its own, called as it says. */
  announced?: true
  /** A picture that goes with it. */
  mediaId?: number
}

/** Texts that are scheduled, each on one channel. */
export async function insertPlanned(db: Db, planned: readonly Planned[]): Promise<void> {
  for (const chunk of chunksOf(planned)) {
    const none = { eventId: null, link: null, createdBy: null, createdAt: 0 }
    const announced = chunk.filter(one => one.announced)
    const events =
      announced.length === 0 ? new Map<string, number>() : await insertEvents(db, announced)
    const posts = await db
      .insertInto('post')
      .values(
        chunk.map(({ communeId, text, key }) => ({
          ...none,
          communeId,
          text,
          eventId: events.get(key) ?? null,
        })),
      )
      .returning('id')
      .execute()
    const variants = await db
      .insertInto('variant')
      .values(
        chunk.map(({ channelId, text }, n) => ({
          postId: posts[n]?.id ?? 0,
          channelId,
          text,
          link: null,
        })),
      )
      .returning('id')
      .execute()
    const pictures = chunk.flatMap(({ mediaId }, n) =>
      mediaId === undefined ? [] : [{ variantId: variants[n]?.id ?? 0, mediaId, position: 0 }],
    )
    if (pictures.length > 0) await db.insertInto('variantMedia').values(pictures).execute()
    await db
      .insertInto('delivery')
      .values(chunk.map((one, n) => deliveryOf(one, variants[n]?.id ?? 0)))
      .execute()
  }
}

/** Their ids, by the keys of what announces them. */
async function insertEvents(db: Db, planned: readonly Planned[]): Promise<Map<string, number>> {
  const rows = planned.map(({ communeId, text, key, dueAt }) => ({
    ...{ communeId, title: text, text: '', place: 'Salle des fêtes' },
    ...{ startLocal: '2026-06-20T21:00', endLocal: null, zone, startsAt: dueAt, endsAt: null },
    ...{ status: 'planned' as const, uid: key, slug: key },
    ...{ createdBy: null, createdAt: 0, updatedAt: 0 },
  }))
  const ids = await db.insertInto('event').values(rows).returning(['id', 'uid']).execute()
  return new Map(ids.map(({ id, uid }) => [uid, id]))
}

function deliveryOf(
  { text: _text, announced: _announced, mediaId: _mediaId, ...planned }: Planned,
  variantId: number,
) {
  return {
    ...planned,
    variantId,
    state: 'scheduled' as const,
    dueLocal: '',
    zone,
    nextAt: planned.dueAt,
    leaseOwner: null,
    leaseUntil: null,
    claimedAt: null,
    remoteId: null,
    url: null,
    reason: null,
    publishedAt: null,
    verifiedAt: null,
    createdAt: 0,
  }
}

/** A commune's events, whole, in the order in which they begin; with `from` those not over then, ms UTC. */
export async function allEvents(
  deps: EventDeps,
  communeId: number,
  from: number | null = null,
): Promise<EventShape[]> {
  const all = await eventsOf(deps.db, communeId)
  const rows = all.filter(({ startsAt, endsAt }) => (endsAt ?? startsAt) >= (from ?? 0))
  return await Promise.all(rows.map(({ id }) => getEvent(deps, communeId, id)))
}
