import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'

/**
 * Makes sure that a channel knows these citizens, by the network's id, and keeps the newest name
 * that was told. Whoever is only mentioned may have no name yet.
 * @returns our ids by the network's.
 */
export async function upsertContacts(
  db: Db,
  { communeId, channelId }: { communeId: number; channelId: number },
  people: ReadonlyMap<string, string | null>,
): Promise<{ ids: Map<string, number>; changed: boolean }> {
  const ids = new Map<string, number>()
  const names = new Map<string, string | null>()
  const read = async (remoteIds: string[]): Promise<void> => {
    for (const some of chunksOf(remoteIds)) {
      const rows = await db
        .selectFrom('contact')
        .select(['id', 'remoteId', 'name'])
        .where('channelId', '=', channelId)
        .where('remoteId', 'in', some)
        .execute()
      for (const row of rows) {
        ids.set(row.remoteId, row.id)
        names.set(row.remoteId, row.name)
      }
    }
  }

  await read([...people.keys()])
  const unknown = [...people].filter(([remoteId]) => !ids.has(remoteId))
  for (const some of chunksOf(unknown)) {
    await db
      .insertInto('contact')
      .values(some.map(([remoteId, name]) => ({ communeId, channelId, remoteId, name })))
      .onConflict(conflict => conflict.columns(['channelId', 'remoteId']).doNothing())
      .execute()
  }
  if (unknown.length > 0) await read(unknown.map(([remoteId]) => remoteId))

  let changed = unknown.length > 0
  for (const [remoteId, name] of people) {
    const id = ids.get(remoteId)
    if (id === undefined || name === null || names.get(remoteId) === name) continue
    await db.updateTable('contact').set({ name }).where('id', '=', id).execute()
    changed = true
  }
  return { ids, changed }
}
