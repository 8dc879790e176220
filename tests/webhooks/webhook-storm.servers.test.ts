import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runWebhookStorm } from '../storm/outbox/webhook-storm.ts'
import { itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'

itOnBoth('nothing is lost, nor told under two ids, whatever a receiver does', async kind => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-webhook-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = kind === 'sqlite' ? `file:${folder}/tambour.db` : await newDatabaseUrl(kind)
  const result = await runWebhookStorm({ databaseUrl, faults: 100, seed: 36, kills: false })
  expect(result.wrong).toEqual([])
  expect([...result.faults.keys()].toSorted()).toEqual([
    'asks to be left alone',
    'leads elsewhere',
    'lost answer',
    'receiver away',
    'refused for a while',
  ])
  expect(result.repeats).toBeGreaterThan(0)
})

it('nothing is lost, nor told under two ids, by two processes of which each may be killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-webhook-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = `file:${folder}/tambour.db`
  const result = await runWebhookStorm({ databaseUrl, faults: 300, seed: 36, kills: true })
  expect(result.wrong).toEqual([])
  expect(result.faults.get('killed by SIGKILL')).toBeGreaterThan(20)
})
