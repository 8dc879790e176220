import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkUpgrade } from '../../server/backup/upgrade.ts'
import { openDatabase } from '../../server/database/database.ts'
import { version } from '../../server/version.ts'
import {
  type DatabaseKind,
  fullDatabaseUrl,
  newDatabaseUrl,
  onBothDatabases,
} from '../support/database/databases.ts'
import { contentsAt, faultsOfKills, startMigrating } from '../support/database/migration-faults.ts'
import { nextMigrations, nextName } from '../support/database/next-migration.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

/** The address of a database without a table. */
const bareUrl = async (kind: DatabaseKind) =>
  kind === 'sqlite'
    ? `file:${join(folderOfTest(), 'tambour.db')}`
    : await newDatabaseUrl(kind, { bare: true })

/** The address of a database of today with rows in each table. */
const fullUrl = (kind: DatabaseKind) => fullDatabaseUrl(kind, folderOfTest())

/** A file of today with rows in each table, in a folder of its own. */
async function fullFile(): Promise<{ folder: string; path: string; url: string }> {
  const url = await fullUrl('sqlite')
  const path = url.slice('file:'.length)
  return { folder: dirname(path), path, url }
}

const copiesIn = (folder: string) =>
  readdirSync(folder).filter(name => name.startsWith('before-') && name.endsWith('.db'))

onBothDatabases('an upgrade', kind => {
  const full = () => fullUrl(kind)

  // Before every statement: `npm run test:faults`.
  it('that is killed leaves what was there, and the next start makes it whole', {
    timeout: 120_000,
  }, async () => {
    const { faults, wrong } = await faultsOfKills(await full(), await full(), 4)
    expect(wrong).toEqual([])
    expect(faults).toBeGreaterThan(3)
  })

  it('that fails in its middle leaves what was there', async () => {
    const url = await full()
    const held = await contentsAt(url)
    const failing = {
      up: () => {
        throw new Error('no')
      },
    }
    await expect(openDatabase(url, { ...nextMigrations, '9001-failing': failing })).rejects.toThrow(
      'La base n’a pas pu être mise à jour, rien n’a été modifié : no.',
    )
    expect(await contentsAt(url)).toEqual(held)
  })

  it('is made once, by however many starts, and a version before refuses what it made', {
    timeout: 120_000,
  }, async () => {
    const [url, twin] = [await full(), await full()]
    await startTogether(url)
    await startMigrating(twin)
    const made = await contentsAt(url)
    expect(made).toEqual(await contentsAt(twin))
    await expect(openDatabase(url)).rejects.toThrow(
      `Cette base est celle de Tambour 9.0.0, et ceci est Tambour ${version} : installez la version de la base, ou remettez une copie d’avant. Rien n’a été modifié.`,
    )
    expect(await contentsAt(url)).toEqual(made)
  })
})

onBothDatabases('a new database', kind => {
  it('is made once, by however many starts', async () => {
    const url = await bareUrl(kind)
    await startTogether(url)
    if (kind === 'sqlite') expect(copiesIn(dirname(url.slice('file:'.length)))).toEqual([])
  })

  it('whose making is killed is made by the next start', { timeout: 120_000 }, async () => {
    const [url, twin] = [await bareUrl(kind), await bareUrl(kind)]
    const { faults, wrong } = await faultsOfKills(url, twin, 67)
    expect(wrong).toEqual([])
    expect(faults).toBeGreaterThan(2)
  })
})

onBothDatabases('an upgrade that is tried before', kind => {
  it('says what it will change and what it needs, and changes nothing', async () => {
    const url = await fullUrl(kind)
    const held = await contentsAt(url)
    const { version: own, pending, rehearsal, disk } = await checkUpgrade(url, nextMigrations)
    expect({ own, pending }).toEqual({ own: version, pending: [nextName] })
    expect(rehearsal).toMatchObject({ added: ['venue'], changed: ['event'], removed: [] })
    expect(rehearsal?.bytes).toBeGreaterThan(500_000)
    expect(rehearsal?.bytesAfter).toBeGreaterThanOrEqual(rehearsal?.bytes ?? 0)
    if (kind === 'sqlite') expect(disk?.needed).toBeGreaterThanOrEqual(rehearsal?.bytes ?? 0)
    else expect(disk).toBeNull()
    expect(await contentsAt(url)).toEqual(held)
    if (kind === 'sqlite') {
      expect(readdirSync(dirname(url.slice('file:'.length)))).toEqual(['tambour.db'])
    }
    const nothing = { version, pending: [], rehearsal: null, disk: null }
    expect(await checkUpgrade(url)).toEqual(nothing)
    expect(await checkUpgrade(await bareUrl(kind))).toEqual(nothing)
  })

  it('says beforehand that it would fail, and that the version is older than the database', async () => {
    const url = await fullUrl(kind)
    const failing = { up: () => Promise.reject(new Error('no')) }
    await expect(checkUpgrade(url, { ...nextMigrations, '9001-failing': failing })).rejects.toThrow(
      'La mise à jour échouerait, rien n’a été modifié : no.',
    )
    await (await openDatabase(url, nextMigrations)).close()
    await expect(checkUpgrade(url)).rejects.toThrow('celle de Tambour 9.0.0, et ceci est')
  })
})

describe('an SQLite file that is upgraded', () => {
  it('is copied before, whole, as it was before the last two upgrades', async () => {
    const { folder, path, url } = await fullFile()
    writeFileSync(join(folder, `before-${nextName}.db.part`), 'cut off')
    for (const old of ['before-0001-one.db', 'before-0002-two.db']) {
      copyFileSync(path, join(folder, old))
    }
    const held = await contentsAt(url)
    await (await openDatabase(url, nextMigrations)).close()
    const copies = copiesIn(folder)
    expect(copies).toHaveLength(2)
    expect(copies).toContain(`before-${nextName}.db`)
    expect(await contentsAt(`file:${join(folder, `before-${nextName}.db`)}`)).toEqual(held)
  })

  it('stays as it is when it cannot be copied', async () => {
    const { folder, url } = await fullFile()
    const held = await contentsAt(url)
    mkdirSync(join(folder, `before-${nextName}.db`))
    await expect(openDatabase(url, nextMigrations)).rejects.toThrow(/rien n’a été modifié/)
    expect(await contentsAt(url)).toEqual(held)
  })
})

/** All of them end well, and say nothing. */
async function startTogether(url: string): Promise<void> {
  for (const ran of await Promise.all([1, 2, 3].map(() => startMigrating(url)))) {
    expect(ran).toMatchObject({ status: 0, stderr: '' })
  }
}
