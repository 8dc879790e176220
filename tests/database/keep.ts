import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { version } from '../../server/version.ts'
import { writeFullDatabase } from '../support/database/full.ts'

/** Writes the database of this version, from which every later one is upgraded; never once it is released. */
const folder = mkdtempSync(join(tmpdir(), 'tambour-keep-'))
try {
  const path = join(folder, 'kept.db')
  await writeFullDatabase(path)
  const file = join(import.meta.dirname, `${version}.db.br`)
  writeFileSync(file, brotliCompressSync(readFileSync(path)))
  process.stdout.write(`${file}\n`)
} finally {
  rmSync(folder, { recursive: true })
}
