import { readdir, rm, stat } from 'node:fs/promises'
import type { Deps } from '../deps.ts'
import { partEnding, uploadFolder, uploadPath } from './imports.ts'
import { historyImports } from './store/imports.ts'

/** Longer than it takes to read one that has come, behind four others, ms. */
const abandonedMs = 60 * 60_000

/** Whoever was interrupted in the evening goes on with the same files in the morning, ms. */
const brokenOffMs = 24 * 60 * 60_000

/** Deletes downloads that nobody will import: a crash cut their upload off, or their reading. */
export async function sweepUploads(deps: Pick<Deps, 'db' | 'clock' | 'dataDir'>): Promise<void> {
  const files = await readdir(uploadFolder(deps)).catch(() => [])
  if (files.length === 0) return
  const known = new Set((await historyImports(deps.db)).map(({ file }) => file))
  for (const file of files) {
    if (known.has(file)) continue
    const place = uploadPath(deps, file)
    // It may be taken up, or put away, at this moment.
    const found = await stat(place).catch(() => null)
    if (found === null) continue
    const keptMs = file.endsWith(partEnding) ? brokenOffMs : abandonedMs
    if (found.mtimeMs < deps.clock.now() - keptMs) await rm(place, { force: true })
  }
}
