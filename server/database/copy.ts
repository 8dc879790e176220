import { closeSync, fsyncSync, globSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'

/** Before this many upgrades one can go back; each copy is as large as the database was. */
const copiesKept = 2

/**
 * Writes what an SQLite file holds into another, whole or not at all: the other is read back and on
 * disk before it has its name. Others may write to the file meanwhile; what they do is not in it.
 * @throws Error when it cannot be written, or does not read as it should.
 */
export function copyDatabase(path: string, target: string): void {
  const draft = `${target}.part`
  rmSync(draft, { force: true })
  try {
    vacuum(path, draft)
    verify(draft)
    sync(draft)
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  sync(dirname(target))
}

/** The copy from before an upgrade, beside the database; the oldest of them go. */
export function keepCopyOf(path: string, version: string): void {
  const folder = dirname(path)
  copyDatabase(path, join(folder, `before-${version}.db`))
  const copies = globSync(join(folder, 'before-*.db'))
    .map(copy => ({ copy, at: statSync(copy).mtimeMs }))
    .toSorted((one, other) => other.at - one.at)
  for (const { copy } of copies.slice(copiesKept)) rmSync(copy)
}

function vacuum(path: string, draft: string): void {
  using source = sqliteFile(path, { readonly: true })
  closeSync(openSync(draft, 'wx', 0o600))
  source.prepare('vacuum into ?').run(draft)
}

function verify(path: string): void {
  using copy = sqliteFile(path, { readonly: true })
  const found: unknown = copy.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw new Error(`la copie n’est pas intacte (${found})`)
}

/** An SQLite file, which is open until the end of the block that is `using` it. */
export function sqliteFile(path: string, options?: SqliteDatabase.Options) {
  const file = new SqliteDatabase(path, options)
  return Object.assign(file, { [Symbol.dispose]: () => void file.close() })
}

/** Waits until a file, or the names in a folder, are on disk. */
export function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
