import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runPushStorm } from '../storm/push-storm.ts'

it('no notice is lost or told twice by two processes of which each may be killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-push-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = `file:${folder}/tambour.db`
  const result = await runPushStorm({ databaseUrl, faults: 200, seed: 36, kills: true })
  expect(result.wrong).toEqual([])
  expect(result.faults.get('killed by SIGKILL')).toBeGreaterThan(0)
})
