import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { restore } from '../../server/backup/restore.ts'
import { migrationsOf, openDatabase } from '../../server/database/database.ts'
import { releaseOf } from '../../server/database/migrate.ts'
import { version } from '../../server/version.ts'
import { newDatabaseUrl } from '../support/database/databases.ts'
import { writeFullDatabase } from '../support/database/full.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

/** The database of each released version, and of the one that comes next, with rows in every table. */
const keptFile = (release: string) => `tests/database/${release}.db.br`
const kept = globSync('tests/database/*.db.br').map(path => basename(path, '.db.br'))
const isReleased = readFileSync('CHANGELOG.md', 'utf8').includes(`\n## ${version}, 20`)

/** A kept database, as a file of its own. */
function unpacked(release: string): string {
  const path = join(folderOfTest(), 'tambour.db')
  writeFileSync(path, brotliDecompressSync(readFileSync(keptFile(release))))
  return path
}

function look(path: string) {
  const sqlite = new SqliteDatabase(path, { readonly: true })
  try {
    const named = sqlite.prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'table' and sql not like 'create virtual%'
       and name not like 'sqlite_%' and name not like 'kysely_%' order by name`,
    )
    const structure = named.all()
    const count = (name: string) =>
      sqlite.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0
    return { structure, counts: structure.map(({ name }) => [name, count(name)] as const) }
  } finally {
    sqlite.close()
  }
}

it('keeps the database of the version that comes next, and of each before', async () => {
  const now = join(folderOfTest(), 'now.db')
  await writeFullDatabase(now)
  // Until it is released its structure may change: `npx node tests/database/keep.ts` writes it anew.
  expect(existsSync(keptFile(version))).toBe(true)
  // Once there are migrations of the one after, it stays as it is.
  const release = releaseOf(Object.keys(migrations)) ?? version
  if (!isReleased && release === version)
    expect(look(unpacked(version)).structure).toEqual(look(now).structure)
  const named = readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (\d+\.\d+\.\d+),/gm)
  expect(kept.toSorted()).toEqual([...named].map(([, release]) => release).toSorted())
})

it.each(kept)('opens the database of %s, and loses no row of it', async release => {
  const path = unpacked(release)
  const before = look(path).counts
  expect(before.length).toBeGreaterThan(50)
  expect(before.filter(([, count]) => count === 0)).toEqual([])
  await (await openDatabase(`file:${path}`)).close()
  expect(await migrationsOf(`file:${path}`)).toMatchObject({ pending: [], unknown: [] })
  expect(Object.fromEntries(look(path).counts)).toMatchObject(Object.fromEntries(before))
})

async function indexesIn(databaseUrl: string): Promise<string[]> {
  const { db, close } = await openDatabase(databaseUrl)
  const { rows } = await sql<{ indexdef: string }>`
    select indexdef from pg_indexes where schemaname = current_schema() order by indexdef`.execute(
    db,
  )
  await close()
  return rows.map(({ indexdef }) => indexdef)
}

it.each(kept)('brings the database of %s into a PostgreSQL', async release => {
  const databaseUrl = await newDatabaseUrl('postgres', { bare: true })
  const target = { databaseUrl, secretKey: Buffer.alloc(32), secretKeyFile: null }
  await (await openDatabase(databaseUrl)).close()
  const before = await indexesIn(databaseUrl)
  expect(before.filter(one => one.includes(' USING gin '))).toHaveLength(4)
  const restored = await restore(unpacked(release), target, { passphrase: null, withoutKey: true })
  expect(restored.contents.messages).toBeGreaterThan(0)
  expect(await indexesIn(databaseUrl)).toEqual(before)
  expect(await migrationsOf(databaseUrl)).toMatchObject({ pending: [], unknown: [] })
})

it('names each migration after the foundation by the release that it came with', () => {
  const releases = Object.keys(migrations)
    .slice(1)
    .map(name => releaseOf([name]))
  expect(releases).not.toContain(null)
  const parts = (release: string | null) => (release ?? '').split('.').map(Number)
  const inOrder = releases.toSorted((one, other) => {
    const [a, b] = [parts(one), parts(other)]
    return a.map((n, i) => n - (b[i] ?? 0)).find(difference => difference !== 0) ?? 0
  })
  expect(releases).toEqual(inOrder)
})
