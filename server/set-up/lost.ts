import { madeAt } from '../database/health.ts'
import type { Deps } from '../deps.ts'

/** What the settings found when they were read (server/settings.ts). */
export type Found = { secretKeyMadeAt: number | null; databaseWasEmpty: boolean }

/** A first start makes its key and its base within this time, however slow the machine, ms. */
const firstStartMs = 15_000

/**
 * Why the base of an installation that has no commune may be gone; null where nothing tells so.
 * `key`: its key was there before its base, which a first start makes at once. `empty`: a file
 * without a byte was in the base's place; only a full disk, a cut copy or a hand leaves one without
 * a key.
 */
export async function whyLost(
  { database }: Pick<Deps, 'database'>,
  { secretKeyMadeAt, databaseWasEmpty }: Found,
): Promise<'key' | 'empty' | null> {
  if (databaseWasEmpty) return 'empty'
  if (secretKeyMadeAt === null) return null
  const isOlder = (await madeAt(database)) - secretKeyMadeAt > firstStartMs
  return database.isNew || isOlder ? 'key' : null
}
