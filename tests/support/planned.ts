import type { LateRule } from '../../server/domain/delivery.ts'
import { secretsSubject } from '../../server/services/channel-call.ts'
import type { SecretBox } from '../../server/services/secrets.ts'
import { insertChannel } from '../../server/store/channels.ts'
import { insertCommune } from '../../server/store/communes.ts'
import type { Db } from '../../server/store/database.ts'
import { insertDelivery } from '../../server/store/deliveries.ts'
import { insertPost, insertVariant } from '../../server/store/posts.ts'

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
  for (const page of pages) {
    const row = {
      communeId,
      connector,
      name: `Page ${channelIds.length + 1}`,
      neighbour: null,
      receives: 0,
      publishes: 1,
      config: JSON.stringify({ page }),
      secrets: '',
      state: 'active',
      createdAt: 0,
    } as const
    const id = await insertChannel(db, row, 0)
    const sealed = secrets.seal({ token: 'jeton' }, secretsSubject(id))
    await db.updateTable('channel').set({ secrets: sealed }).where('id', '=', id).execute()
    channelIds.push(id)
  }
  return { communeId, channelIds }
}

/** A text scheduled on one channel; resolves with its delivery's id. */
export async function insertPlanned(
  db: Db,
  planned: {
    communeId: number
    channelId: number
    text: string
    key: string
    dueAt: number
    lateRule: LateRule
  },
): Promise<number> {
  const { communeId, channelId, text, key, dueAt, lateRule } = planned
  const post = { communeId, eventId: null, text, link: null, createdBy: null, createdAt: 0 }
  const postId = await insertPost(db, post)
  const variantId = await insertVariant(db, { postId, channelId, text, link: null })
  return await insertDelivery(db, {
    communeId,
    variantId,
    channelId,
    key,
    state: 'scheduled',
    dueAt,
    dueLocal: '',
    zone,
    lateRule,
    nextAt: dueAt,
    leaseOwner: null,
    leaseUntil: null,
    claimedAt: null,
    remoteId: null,
    url: null,
    reason: null,
    publishedAt: null,
    verifiedAt: null,
    createdAt: 0,
  })
}
