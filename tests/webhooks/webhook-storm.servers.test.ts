import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runWebhookStorm } from '../storm/webhook-storm.ts'

it('nothing is lost, nor told under two ids, by two processes of which each may be killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-webhook-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = `file:${folder}/tambour.db`
  const result = await runWebhookStorm({ databaseUrl, faults: 300, seed: 36, kills: true })
  expect(result.wrong).toEqual([])
  expect(result.faults.get('killed by SIGKILL')).toBeGreaterThan(20)
})
