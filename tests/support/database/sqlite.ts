import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../../server/database/database.ts'

/** Migrates one SQLite file for the whole run; the tests' databases begin as copies of its bytes. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-sqlite-'))
  const path = join(folder, 'migrated.db')
  await (await openDatabase(`file:${path}`)).close()
  const sqlite = new SqliteDatabase(path)
  // One in WAL mode cannot be opened in memory.
  sqlite.pragma('journal_mode = DELETE')
  // Most of its tables are empty, and an empty one takes a page.
  sqlite.pragma('page_size = 1024')
  sqlite.exec('vacuum')
  sqlite.close()
  project.provide('sqliteTemplate', path)
  return () => rmSync(folder, { recursive: true })
}
