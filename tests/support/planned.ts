import { secretsSubject } from '../../server/channels/call.ts'
import { chunksOf } from '../../server/database/chunks.ts'
import type { Db } from '../../server/database/database.ts'
import { updateRows } from '../../server/database/update-rows.ts'
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
}

/** Texts that are scheduled, each on one channel. */
export async function insertPlanned(db: Db, planned: readonly Planned[]): Promise<void> {
  for (const chunk of chunksOf(planned)) {
    const none = { eventId: null, link: null, createdBy: null, createdAt: 0 }
    const posts = await db
      .insertInto('post')
      .values(chunk.map(({ communeId, text }) => ({ ...none, communeId, text })))
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
    await db
      .insertInto('delivery')
      .values(chunk.map((one, n) => deliveryOf(one, variants[n]?.id ?? 0)))
      .execute()
  }
}

function deliveryOf({ text: _text, ...planned }: Planned, variantId: number) {
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
