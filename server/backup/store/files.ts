import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { failureOf } from '../../database/failure.ts'

/** SQLite keeps what was written last in files beside its own. */
const companions = ['', '-wal', '-shm']

/** Whether another process has an SQLite file open; a damaged one is taken for unused. */
export function isInUse(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    const file = new SqliteDatabase(path, { timeout: 0 })
    try {
      // In WAL mode this is granted to who is alone (https://www.sqlite.org/pragma.html#pragma_locking_mode).
      file.pragma('locking_mode = EXCLUSIVE')
      file.exec('begin exclusive; rollback')
    } finally {
      file.close()
    }
    return false
  } catch (error) {
    if (failureOf(error) === 'damaged') return false
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return true
    throw error
  }
}

/**
 * Puts a file aside under the first name `replaced-N` that is free, with what belongs to it.
 * @returns where it is now; null when it was not there
 */
export function putAside(path: string, ending: string): string | null {
  if (!companions.some(part => existsSync(path + part))) return null
  const place = (number: number) => join(dirname(path), `replaced-${number}${ending}`)
  let number = 1
  while (companions.some(part => existsSync(place(number) + part))) number += 1
  for (const part of companions) {
    if (existsSync(path + part)) renameSync(path + part, place(number) + part)
  }
  return place(number)
}

/**
 * Takes away what a restoring that was killed left: a whole copy of what citizens wrote, and what
 * SQLite had written beside it, which must not be read together with another copy of that name.
 */
export function sweepDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^restoring-\d+\.db/.test(name)) rmSync(join(folder, name), { force: true })
  }
}
