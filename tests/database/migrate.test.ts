import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { contentsOf, databaseBefore, versions } from '../support/database/cut-migration.ts'
import { newDatabaseUrl, onBothDatabases } from '../support/database/databases.ts'
import {
  faultsOfKills,
  startMigrating,
  upgradedFrom,
} from '../support/database/migration-faults.ts'

const newest = versions.at(-1) ?? ''

/** A folder with the database of an installation that stopped before `version`. */
async function installation(version: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-migrate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'tambour.db')
  writeFileSync(path, await databaseBefore(version))
  return { folder, path, url: `file:${path}` }
}

async function contentsOfFile(path: string): Promise<Record<string, unknown>> {
  const database = await openDatabase(`file:${path}`)
  try {
    return await contentsOf(database)
  } finally {
    await database.close()
  }
}

/** All of them end well, and say nothing. */
async function startTogether(url: string): Promise<void> {
  for (const ran of await Promise.all([1, 2, 3].map(() => startMigrating(url)))) {
    expect(ran).toMatchObject({ status: 0, stderr: '' })
  }
}

describe('an upgrade', () => {
  // Before every statement, from every version: `npm run test:faults`.
  it.each([
    ['0002-reply-times', 97],
    [newest, 97],
  ])(
    'from before %s that is killed is made by the next start',
    { timeout: 60_000 },
    async (version, every) => {
      expect(await faultsOfKills(version, every)).toMatchObject({ wrong: [] })
    },
  )

  it('waits for another start’s', async () => {
    const { path, url } = await installation('0002-reply-times')
    await startTogether(url)
    expect(await contentsOfFile(path)).toEqual(await upgradedFrom('0002-reply-times'))
  })

  it('keeps a copy of what the file held, whole, and of the last two upgrades', async () => {
    const { folder, path, url } = await installation(newest)
    writeFileSync(join(folder, `before-${newest}.db.part`), 'cut off')
    for (const old of ['before-0001-one.db', 'before-0002-two.db']) {
      copyFileSync(path, join(folder, old))
    }
    const held = rowsOf(path)
    await (await openDatabase(url)).close()
    const copies = readdirSync(folder).filter(name => name.startsWith('before-'))
    expect(copies).toHaveLength(2)
    expect(copies).toContain(`before-${newest}.db`)
    expect(rowsOf(join(folder, `before-${newest}.db`))).toEqual(held)
  })

  it('that cannot be copied is not made', async () => {
    const { folder, path, url } = await installation(newest)
    const held = rowsOf(path)
    mkdirSync(join(folder, `before-${newest}.db`))
    await expect(openDatabase(url)).rejects.toThrow(/rien n’a été modifié/)
    expect(rowsOf(path)).toEqual(held)
  })
})

onBothDatabases('a new database', kind => {
  it('is made once, by however many starts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tambour-migrate-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const url =
      kind === 'sqlite'
        ? `file:${join(folder, 'new.db')}`
        : await newDatabaseUrl(kind, { bare: true })
    await startTogether(url)
    expect(readdirSync(folder).filter(name => name.startsWith('before-'))).toEqual([])
  })
})

function rowsOf(path: string): unknown {
  const sqlite = new SqliteDatabase(path, { readonly: true })
  try {
    return ['commune', 'event', 'kysely_migration'].map(table =>
      sqlite.prepare(`select * from "${table}"`).all(),
    )
  } finally {
    sqlite.close()
  }
}
