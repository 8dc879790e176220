import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runActKills } from '../storm/act-kill.ts'
import { acts } from '../storm/acts.ts'

it.each(acts)('what « %s » does is done whole or not at all, wherever it is killed', async act => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-act-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { wrong, deaths, undone } = await runActKills(act, folder)
  expect(wrong).toEqual([])
  expect(deaths).toBeGreaterThan(5)
  // Until its transaction ends.
  expect(undone).toBeGreaterThan(5)
})
