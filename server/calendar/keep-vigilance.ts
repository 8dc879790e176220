import type { Db } from '../database/database.ts'
import type { SourceItem } from './rules/source.ts'
import { isSameVigilance, readVigilanceKey, vigilanceKeyText } from './rules/vigilance.ts'
import { deleteItemsBefore, insertItems, itemsOfFeed, updateItem } from './store/items.ts'

/** So long after it was over nobody asks what Météo-France had warned of, ms. */
const rememberedMs = 120 * 24 * 60 * 60_000

/**
 * Takes in what the map of vigilance warns of now, inside a transaction: what lasts longer or begins earlier
 * is the same warning, what is graver is another one, and what is called off is offered no more.
 */
export async function keepVigilance(
  db: Db,
  feedId: number,
  read: readonly SourceItem[],
  now: number,
): Promise<void> {
  const known = (await itemsOfFeed(db, feedId)).flatMap(row => {
    const key = readVigilanceKey(row.guidKey)
    return key === null ? [] : [{ row, key }]
  })
  const seen = new Set<number>()
  for (const { guid, warns, title, text, link, picture, publishedAt } of read) {
    const key = readVigilanceKey(guid)
    if (key === null || warns === undefined) continue
    const same = known.findLast(one => isSameVigilance(one.key, key))
    const words = { title, text, link, picture, until: warns.until }
    if (same !== undefined) {
      seen.add(same.row.id)
      // As grave as it was, so that one that rises again is no other than what was decided about.
      const guidKey = vigilanceKeyText({ ...key, color: same.key.color })
      const isOffered = same.row.state === 'offered' || same.row.state === 'old'
      await updateItem(db, same.row.id, {
        ...{ guidKey, seenAt: now },
        ...(isOffered ? { ...words, state: 'offered' as const } : { until: warns.until }),
      })
      continue
    }
    await insertItems(db, [
      {
        ...{ feedId, guidKey: guid, linkKey: null, ...words, publishedAt, topic: warns.topic },
        ...{ at: now, foundAt: now, seenAt: now, state: 'offered' as const },
        ...{ decidedAt: null, decidedBy: null, postId: null },
      },
    ])
  }
  for (const { row } of known) {
    if (row.state === 'offered' && !seen.has(row.id)) await updateItem(db, row.id, { state: 'old' })
  }
  await deleteItemsBefore(db, feedId, now - rememberedMs)
}
