import { migrationsOf, openDatabase } from '../database/database.ts'
import type { MigrationStatus } from '../database/migrate.ts'

/**
 * Which migrations the database of `url` has and which wait for it.
 * @param making whether those that wait are made, after a copy of an SQLite file
 * @throws DatabaseUnusable
 */
export async function upgrade(
  url: string,
  { making }: { making: boolean },
): Promise<MigrationStatus & { made: string[] }> {
  const before = await migrationsOf(url)
  if (!making) return { ...before, made: [] }
  await (await openDatabase(url)).close()
  return { ...(await migrationsOf(url)), made: before.pending }
}
