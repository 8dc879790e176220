import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The path of a new folder of the test that runs, which goes with it. */
export function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
