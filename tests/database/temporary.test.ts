import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'

const inMemory = 2

it('what a statement may have to take back is in no file of the machine’s (sqlite)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-temporary-'))
  const { db, close } = await openDatabase(`file:${folder}/a.db`)
  onTestFinished(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  })
  const { rows } = await sql`pragma temp_store`.execute(db)
  expect(rows).toEqual([{ temp_store: inMemory }])
})
