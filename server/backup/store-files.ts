import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { failureOf } from '../database/failure.ts'
import { freePlace } from '../database/file.ts'

/** A database is all of these: SQLite keeps what was written last beside its own file. */
const pieces = ['', '-wal', '-shm']

/** A file that nobody else can open until it is released. */
export type Hold = {
  /** Puts `draft` in its place; what was there is kept. @returns where, null of nothing */
  replaceBy(draft: string): string | null
  release(): void
}

/**
 * Keeps everybody else from an SQLite file, by the lock for which a start waits; that then sees
 * whether the file is still the one it opened (database.ts). Where there is none one without a byte
 * is made for as long, so that a first start waits as well. A damaged one nobody can open anyway.
 * @returns null when another process has it open
 */
export function holdAlone(path: string): Hold | null {
  const isOurs = !existsSync(path)
  const left = isOurs ? putAside(path, '.db') : null
  if (isOurs) closeSync(openSync(path, 'a', 0o600))
  const file = new SqliteDatabase(path, { timeout: 0 })
  try {
    // In WAL mode this is granted to who is alone (https://www.sqlite.org/pragma.html#pragma_locking_mode).
    file.pragma('locking_mode = EXCLUSIVE')
    file.exec('begin exclusive; rollback')
    // What was written last comes into the file itself.
    file.pragma('journal_mode = DELETE')
  } catch (error) {
    if (failureOf(error) !== 'damaged') {
      file.close()
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null
      throw error
    }
  }
  let isReplaced = false
  return {
    replaceBy(draft) {
      const aside = isOurs ? left : keepAside(path)
      renameSync(draft, path)
      isReplaced = true
      return aside
    },
    release() {
      if (isOurs && !isReplaced) rmSync(path)
      file.close()
    },
  }
}

/** As `putAside`, with the file still under its own name: no start finds none there meanwhile. */
function keepAside(path: string): string {
  const place = freePlace(path, 'replaced', '.db')
  linkSync(path, place)
  for (const part of pieces.slice(1)) {
    if (existsSync(path + part)) renameSync(path + part, place + part)
  }
  datePutAside(place)
  return place
}

/**
 * Puts a file aside under the first name `replaced-N` that is free, with what belongs to it.
 * @returns where it is now; null when it was not there
 */
export function putAside(path: string, ending: string): string | null {
  if (!pieces.some(part => existsSync(path + part))) return null
  const place = freePlace(path, 'replaced', ending)
  for (const part of pieces) {
    if (existsSync(path + part)) renameSync(path + part, place + part)
  }
  datePutAside(place)
  return place
}

/** From when it was put aside, for that changed its inode, and not from when it was last written to. */
function datePutAside(place: string): void {
  for (const part of pieces.filter(one => existsSync(place + one))) {
    const { ctime } = statSync(place + part)
    utimesSync(place + part, ctime, ctime)
  }
}

/** A database that a restoring put aside, or what was saved of one that was taken away (database/file.ts); `at`: when, ms UTC. */
export type Replaced = { path: string; name: string; at: number }

/** Those beside a database. @param path of that */
export function replacedBeside(path: string): Replaced[] {
  const folder = dirname(path)
  const names = readdirSync(folder).flatMap(
    name => /^((?:replaced|recovered)-\d+\.db)(-wal|-shm)?$/.exec(name)?.[1] ?? [],
  )
  return [...new Set(names)].toSorted().map(name => {
    const kept = join(folder, name)
    const times = pieces.map(part => statSync(kept + part, { throwIfNoEntry: false })?.mtimeMs)
    return { path: kept, name, at: Math.floor(Math.max(...times.map(time => time ?? 0))) }
  })
}

export function removeReplaced({ path }: Replaced): void {
  for (const part of pieces) rmSync(path + part, { force: true })
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
