import type { AudienceWay } from '../connectors/audience.ts'
import type { Db } from '../database/database.ts'
import { countMailsAbout, countMailsAboutEach } from '../mail/outbox.ts'
import { type Bulletin, kindOf } from './broadcast.ts'
import { broadcastsOf } from './store/broadcasts.ts'

type Numbers = { recipients: number; reached: number | null; failed: number | null }
export type Reach = { recipients: number; reached: number; failed: number; waiting: number }

/** How many a post reached, as the outbox tells, or as it was kept once that had forgotten them. */
export async function reachOf(
  { db }: { db: Db },
  kind: string,
  subject: string,
  kept: Numbers,
): Promise<Reach> {
  const { recipients } = kept
  if (kept.reached !== null) {
    return { recipients, reached: kept.reached, failed: kept.failed ?? 0, waiting: 0 }
  }
  const { sent, ended, waiting } = await countMailsAbout(db, { kind }, subject)
  return { recipients, reached: sent, failed: ended, waiting }
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
    const counts = await countMailsAboutEach(db, kindOf(bulletin, way), subjects)
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
