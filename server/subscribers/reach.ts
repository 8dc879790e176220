import type { AudienceWay } from '../connectors/audience.ts'
import type { Db } from '../database/database.ts'
import { countMailsAbout } from '../mail/rows.ts'
import { type Bulletin, broadcastKinds, kindOf } from './broadcast.ts'
import { type BroadcastRow, broadcastsOf } from './store-broadcasts.ts'

type Numbers = Pick<BroadcastRow, 'deliveryId' | 'recipients' | 'reached' | 'failed'>
export type Reach = { recipients: number; reached: number; failed: number; waiting: number }

/** How many each post reached, as the outbox tells, or as it was kept once that had forgotten them. */
export async function reachOf<Broadcast extends Numbers>(
  { db }: { db: Db },
  broadcasts: readonly Broadcast[],
): Promise<(Broadcast & Reach)[]> {
  const asked = broadcasts.flatMap(one => (one.reached === null ? String(one.deliveryId) : []))
  const counts = await Promise.all(broadcastKinds.map(kind => countMailsAbout(db, kind, asked)))
  return broadcasts.map(one => {
    const { reached, failed } = one
    if (reached !== null) return { ...one, reached, failed: failed ?? 0, waiting: 0 }
    const sums = { reached: 0, failed: 0, waiting: 0 }
    for (const count of counts) {
      const { sent = 0, ended = 0, waiting = 0 } = count.get(String(one.deliveryId)) ?? {}
      sums.reached += sent
      sums.failed += ended
      sums.waiting += waiting
    }
    return { ...one, ...sums }
  })
}

/** The same of a bulletin about several deliveries, by their ids; what has not gone to the outbox is left out. */
export async function reachOfEach(
  { db }: { db: Db },
  bulletin: Pick<Bulletin, 'name'>,
  deliveries: readonly { id: number; way: AudienceWay }[],
): Promise<Map<number, Reach>> {
  const kept = new Map(
    (
      await broadcastsOf(
        db,
        deliveries.map(({ id }) => id),
      )
    ).map(row => [row.deliveryId, row]),
  )
  const reached = new Map<number, Reach>()
  for (const [way, alike] of Map.groupBy(deliveries, one => one.way)) {
    const subjects = alike.map(({ id }) => String(id))
    const counts = await countMailsAbout(db, kindOf(bulletin, way), subjects)
    for (const { id } of alike) {
      const row = bulletin.name === 'broadcast-end' ? undefined : kept.get(id)
      const count = counts.get(String(id))
      if (row !== undefined && row.reached !== null) {
        const { recipients, failed } = row
        reached.set(id, { recipients, reached: row.reached, failed: failed ?? 0, waiting: 0 })
      } else if (row !== undefined || count !== undefined) {
        const { sent, ended, waiting } = count ?? { sent: 0, ended: 0, waiting: 0 }
        const recipients = row?.recipients ?? sent + ended + waiting
        reached.set(id, { recipients, reached: sent, failed: ended, waiting })
      }
    }
  }
  return reached
}
