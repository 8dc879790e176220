import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { FileReplaced } from '../../server/database/failure.ts'
import { aCommune } from '../support/builders/people.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

/** One that has « Un » in a file, `other` is the path of another's. */
async function opened() {
  const folder = folderOfTest()
  const [file, other] = [join(folder, 'tambour.db'), join(folder, 'other.db')]
  new SqliteDatabase(other).exec('create table other (a); insert into other values (1)').close()
  const database = await openDatabase(`file:${file}`)
  await aCommune(database.db, { name: 'Un', hours: [] })
  // By another process: this one would give up its locks with whatever it closes of that file.
  const shell = (line: string) => execFileSync('sh', ['-c', line], { env: { file, other } })
  return { ...database, shell }
}

function communesIn(path: string): unknown[] {
  const sqlite = new SqliteDatabase(path, { readonly: true })
  try {
    return sqlite.prepare('select name from commune').pluck().all()
  } finally {
    sqlite.close()
  }
}

// Under a running server: replaced-file.servers.test.ts.
describe('a database file that is taken away', () => {
  it.each([
    ['removed', 'rm "$file"'],
    ['removed with all that is beside it', 'rm "$file" "$file-wal" "$file-shm"'],
    ['replaced', 'mv "$other" "$file"'],
  ])('and %s confirms nothing more, and what it held is kept', async (_, harm) => {
    const { db, shell, failure, rescue, close } = await opened()
    shell(harm)
    await expect(aCommune(db, { name: 'Deux', hours: [] })).rejects.toBeInstanceOf(FileReplaced)
    expect(failure()).toBe('replaced')
    const kept = await rescue()
    await close()
    expect(communesIn(kept ?? '')).toEqual(['Un'])
  })

  it.each([
    ['loses its log', 'rm "$file-wal"'],
    ['loses the index of its log', 'rm "$file-shm"'],
    ['is emptied', ': > "$file"'],
    ['is written over', 'cat "$other" > "$file"'],
  ])('that %s confirms nothing more', async (_, harm) => {
    const { db, shell, failure, close } = await opened()
    shell(harm)
    await expect(aCommune(db, { name: 'Deux', hours: [] })).rejects.toBeInstanceOf(FileReplaced)
    expect(failure()).toBe('replaced')
    await close()
  })
})
