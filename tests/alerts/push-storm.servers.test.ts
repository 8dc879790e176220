import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runPushStorm } from '../storm/outbox/push-storm.ts'
import { itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'

// `npm run test:faults` has a thousand.
itOnBoth('no notice is lost or told twice, whatever a push service does', async kind => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-push-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = kind === 'sqlite' ? `file:${folder}/tambour.db` : await newDatabaseUrl(kind)
  const result = await runPushStorm({ databaseUrl, faults: 100, seed: 36, kills: false })
  expect(result.wrong).toEqual([])
  expect([...result.faults.keys()].toSorted()).toEqual([
    'mail refused for a while',
    'push asks to be left alone',
    'push cut',
    'push lost answer',
    'push refused for a while',
    'push refused for good',
    'push service away',
  ])
  expect(result.pushed).toBeGreaterThan(0)
  expect(result.mailed).toBeGreaterThan(0)
})

it('no notice is lost or told twice by two processes of which each may be killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-push-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = `file:${folder}/tambour.db`
  const result = await runPushStorm({ databaseUrl, faults: 200, seed: 36, kills: true })
  expect(result.wrong).toEqual([])
  expect(result.faults.get('killed by SIGKILL')).toBeGreaterThan(0)
})
