import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runBroadcastStorm } from '../storm/outbox/broadcast-storm.ts'
import { itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'

itOnBoth('no post is lost, or sent twice by mail or SMS, whatever a service does', async kind => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-broadcast-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = kind === 'sqlite' ? `file:${folder}/tambour.db` : await newDatabaseUrl(kind)
  const result = await runBroadcastStorm({ databaseUrl, faults: 100, seed: 37, kills: false })
  expect(result.wrong).toEqual([])
  expect([...result.faults.keys()].toSorted()).toEqual([
    'mail: lose answer',
    'mail: lose mail',
    'mail: refuse for now',
    'push cut',
    'push lost answer',
    'push refused for a while',
    'push service away',
    'sms cut',
    'sms done, and said to have failed',
    'sms lost answer',
    'sms throttled',
  ])
  expect(result.reached).toBeGreaterThan(result.posts)
})

it('no post is lost, or sent twice by mail or SMS, by two processes of which each may be killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-broadcast-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = `file:${folder}/tambour.db`
  const result = await runBroadcastStorm({ databaseUrl, faults: 300, seed: 37, kills: true })
  expect(result.wrong).toEqual([])
  expect(result.faults.get('killed by SIGKILL')).toBeGreaterThan(20)
})
