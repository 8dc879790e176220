import { type Kysely, sql } from 'kysely'
import { type Dialect, type Migrations, migrations } from '../../migrations/index.ts'
import { migrateInside } from './migrate.ts'
import type { Schema } from './schema.ts'

/** What an upgrade does to a database, done and taken back. Tables by name, sizes in bytes. */
export type Rehearsal = {
  tookMs: number
  added: string[]
  changed: string[]
  removed: string[]
  /** Before the upgrade, and after it. */
  bytes: number
  bytesAfter: number
}

/** Takes back what was done. */
class TakenBack extends Error {}

/**
 * Brings a database to the newest migration, and back: nothing of it stays. Until then nobody else
 * writes to it.
 * @throws Error of the database, as the upgrade itself would
 */
export async function rehearse(
  db: Kysely<Schema>,
  dialect: Dialect,
  known: Migrations = migrations,
): Promise<Rehearsal> {
  let rehearsal: Rehearsal | undefined
  try {
    await db.transaction().execute(async transaction => {
      const before = await look(transaction, dialect)
      const began = performance.now()
      await migrateInside({ db: transaction, dialect }, known)
      const tookMs = performance.now() - began
      const after = await look(transaction, dialect)
      const [old, now] = [[...before.tables.keys()], [...after.tables.keys()]]
      const isOther = (name: string) => after.tables.get(name) !== before.tables.get(name)
      rehearsal = {
        tookMs,
        added: now.filter(name => !before.tables.has(name)),
        removed: old.filter(name => !after.tables.has(name)),
        changed: old.filter(name => after.tables.has(name) && isOther(name)),
        bytes: before.bytes,
        bytesAfter: after.bytes,
      }
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  if (rehearsal === undefined) throw new Error('the rehearsal was not taken back')
  return rehearsal
}

/** `tables`: the columns of each, by its name. */
type Look = { tables: ReadonlyMap<string, string>; bytes: number }

async function look(db: Kysely<Schema>, dialect: Dialect): Promise<Look> {
  const tables = await db.introspection.getTables()
  const size =
    dialect === 'sqlite'
      ? sql<{ bytes: number }>`
          select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
      : sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`
  const { rows } = await size.execute(db)
  return {
    tables: new Map(tables.map(({ name, columns }) => [name, JSON.stringify(columns)])),
    bytes: rows[0]?.bytes ?? 0,
  }
}
