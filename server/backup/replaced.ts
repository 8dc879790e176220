import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Deps } from '../deps.ts'
import { type Replaced, removeReplaced as remove, replacedBeside } from './store-files.ts'

/** A restoring that was a mistake is seen within days; after that it only holds people's words. */
export const replacedDays = 14
const replacedMs = replacedDays * 24 * 60 * 60_000

/** The databases that restorings replaced, and from when they go, ms UTC; none of a PostgreSQL. */
export function replacedDatabases(databaseUrl: string): (Replaced & { removedFrom: number })[] {
  const path = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : ':memory:'
  if (path === ':memory:' || !existsSync(dirname(path))) return []
  return replacedBeside(path).map(one => ({ ...one, removedFrom: one.at + replacedMs }))
}

/**
 * Removes those whose time has come.
 * @param now `Infinity`: all of them, for whom they hold wants to be erased
 * @returns the names of those that could not be removed, which the log says why of
 */
export function removeReplaced(
  { log }: Pick<Deps, 'log'>,
  databaseUrl: string,
  now: number,
): string[] {
  const due = replacedDatabases(databaseUrl).filter(({ removedFrom }) => removedFrom <= now)
  return due.flatMap(one => {
    try {
      remove(one)
      return []
    } catch (error) {
      log.error({ err: error, file: one.name }, 'replaced-database-not-removed')
      return [one.name]
    }
  })
}
