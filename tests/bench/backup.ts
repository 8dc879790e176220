import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '../../server/backup/make-backup.ts'
import { restore } from '../../server/backup/restore.ts'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/database/database.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { ms, say } from './figures.ts'
import { fillFiveYears } from './five-years.ts'

const wanted = 1_000_000
const secretKey = Buffer.alloc(32, 7)
const choice = { passphrase: null, withoutKey: false }

/** A million messages: a backup, and what it takes to have them back on an empty machine. */
export async function benchBackup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const postgres = await startPostgres()
  try {
    const path = join(folder, 'bench.db')
    await (await openDatabase(`file:${path}`)).close()
    const { messages } = fillFiveYears(path, wanted)
    say('messages', messages.toLocaleString('en'))
    const file = join(folder, 'backup.db')
    const made = await backup(`file:${path}`, file)
    say('backup from SQLite, read back', ms(made.took))
    say('… megabytes', (made.bytes / 1e6).toFixed(0))
    say(
      'restore onto SQLite',
      ms(await restoreOnto(file, `file:${join(folder, 'new', 'tambour.db')}`)),
    )
    const url = await postgres.newDatabase('bench')
    say('restore onto PostgreSQL', ms(await restoreOnto(file, url)))
    say('backup from PostgreSQL', ms((await backup(url, join(folder, 'other.db'))).took))
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function backup(databaseUrl: string, file: string): Promise<{ took: number; bytes: number }> {
  const database = await openDatabase(databaseUrl)
  const began = performance.now()
  const source = { databaseUrl, secretKey, passphrase: null }
  const { bytes } = await makeBackup(
    { db: database.db, database, clock: systemClock },
    source,
    file,
  )
  const took = performance.now() - began
  await database.close()
  return { took, bytes }
}

async function restoreOnto(file: string, databaseUrl: string): Promise<number> {
  const began = performance.now()
  await restore(file, { databaseUrl, secretKey, secretKeyFile: null }, choice)
  await (await openDatabase(databaseUrl)).close()
  return performance.now() - began
}
