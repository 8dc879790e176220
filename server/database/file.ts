import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { sync } from './copy.ts'
import { type Failure, FileReplaced, failureOf } from './failure.ts'

/** The file of an SQLite database that this process has open, and what its names lead to. */
export type WatchedFile = {
  /** Why nothing more may be written; null: its names still lead to what this process has open. */
  failure(): Failure | null
  /** @throws FileReplaced; Error of the system, where it does not let us look */
  verify(): void
  /**
   * Once the file is not its own any more: writes what SQLite still holds into a file beside it.
   * @returns where; null where somebody else wrote into what SQLite holds
   */
  rescue(): Promise<string | null>
  /** Closes SQLite, which then writes nothing into a file that is somebody else's. */
  close(): void
}

/** What of a header (https://www.sqlite.org/fileformat2.html, 1.3) stays the same: that it is in WAL mode, too. */
const fixed = [0, 20] as const
/** What of it only grows: the counters of changes, and of changes to the schema. */
const schemaCookie = 40
const growing = [24, schemaCookie]
const headerBytes = 44

/**
 * Watches the file at `path` for what `rm`, `mv`, `cp` and the like do to it: by the inodes that its
 * three names lead to, its size and its header.
 */
export function watchFile(path: string, sqlite: Database): WatchedFile {
  // Kept open as long as SQLite's own: closing any descriptor of a file gives up every lock that the
  // process has on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
  const descriptor = openSync(path, 'r')
  const own = fstatSync(descriptor)
  const log = `${path}-wal`
  /** The inodes of what SQLite keeps beside it, which it makes when it first reads. */
  const beside = new Map<string, number>()
  let seen = { size: 0, mtimeMs: 0, header: Buffer.alloc(0) }
  /** Somebody wrote into it: what SQLite knows of it is true no more, whatever comes. */
  let isForeign = false

  function isInPlace(): boolean {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.ino !== own.ino || found.dev !== own.dev) return false
    for (const name of [log, `${path}-shm`]) {
      const inode = statSync(name, { throwIfNoEntry: false })?.ino
      const known = beside.get(name) ?? inode
      if (inode !== known) return false
      if (known !== undefined) beside.set(name, known)
    }
    const { size, mtimeMs } = found
    if (size === seen.size && mtimeMs === seen.mtimeMs) return true
    const header = Buffer.alloc(headerBytes)
    const read = readSync(descriptor, header, 0, headerBytes, 0)
    // A `VACUUM`, of whatever process, makes it shorter and counts up the schema's cookie.
    const isCut = size < seen.size && cookieOf(header) <= cookieOf(seen.header)
    isForeign = isCut || !follows(header, seen.header)
    seen = { size, mtimeMs, header: header.subarray(0, read) }
    return !isForeign
  }

  function failure(): Failure | null {
    try {
      return !isForeign && isInPlace() ? null : 'replaced'
    } catch (error) {
      return failureOf(error) ?? 'replaced'
    }
  }

  /** What was not yet written back stays apart, so that no later start mixes it with what lies here. */
  function partFromLog(): void {
    if (statSync(log, { throwIfNoEntry: false })?.ino !== beside.get(log)) return
    if (statSync(log).size === 0) return
    copyFileSync(log, `${freePlace(path, 'recovered', '.db')}-wal`)
    truncateSync(log)
  }

  return {
    failure,
    verify() {
      if (isForeign || !isInPlace()) throw new FileReplaced()
    },
    async rescue() {
      if (isForeign) {
        partFromLog()
        return null
      }
      // Wherever the file is now, it is whole, and what lies in its place gets nothing of its log.
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
      makeFolder(dirname(path))
      const place = freePlace(path, 'recovered', '.db')
      const draft = `${place}.part`
      // Another process that had it open may be at it, too.
      closeSync(openSync(draft, 'wx', 0o600))
      try {
        await sqlite.backup(draft)
        sync(draft)
        renameSync(draft, place)
      } catch (error) {
        rmSync(draft, { force: true })
        throw error
      }
      sync(dirname(place))
      return place
    },
    close() {
      failure()
      if (isForeign) partFromLog()
      sqlite.close()
      closeSync(descriptor)
    },
  }
}

const cookieOf = (header: Buffer) => header.readUInt32BE(schemaCookie)

function follows(header: Buffer, before: Buffer): boolean {
  if (before.length < headerBytes) return true
  return (
    header.subarray(...fixed).equals(before.subarray(...fixed)) &&
    growing.every(place => header.readUInt32BE(place) >= before.readUInt32BE(place))
  )
}

/** What may lie beside a file of that name: what SQLite keeps there, and a copy that is being made. */
export const companions = ['', '-wal', '-shm', '.part']

/** The first name `NAME-N` with that ending that is free beside a file, with all that may belong to it. */
export function freePlace(path: string, name: 'recovered' | 'replaced', ending: string): string {
  const place = (number: number) => join(dirname(path), `${name}-${number}${ending}`)
  let number = 1
  while (companions.some(part => existsSync(place(number) + part))) number += 1
  return place(number)
}

/**
 * Makes a folder that its owner alone reads, and those above it that are not there. Node's own way
 * (`recursive`) goes round for ever where the system denies a folder that it has just shown, as
 * Linux does under /proc.
 * @throws Error of the system, with its code
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another start was quicker.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/**
 * Makes the file if it is not there. Messages and people's names are in it: nobody else of this machine
 * reads it. What SQLite writes beside it has the file's own mode (https://www.sqlite.org/src, `findCreateFileMode`).
 */
export function keepToOwner(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const { mode = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {}
    if ((mode & 0o077) !== 0) chmodSync(file, mode & 0o700)
  }
}
