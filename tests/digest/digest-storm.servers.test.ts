import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runDigestStorm } from '../storm/outbox/digest-storm.ts'

// Forty readers, PostgreSQL, and processes that are killed: `npm run test:faults`, digest-kill.servers.test.ts.
it('no digest is missed or sent twice, whatever the mail server does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-digest-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl = `file:${folder}/tambour.db`
  const result = await runDigestStorm({
    ...{ databaseUrl, faults: 60, readers: 6, isOffInWinter: true },
    seed: 38,
  })
  expect(result.wrong).toEqual([])
  expect([...result.faults.keys()].toSorted()).toEqual([
    'an address that is refused for good',
    'broken off before it is handed over',
    'broken off once it is handed over',
    'lose answer',
    'lose mail',
    'refuse for now',
    'refused for an hour',
  ])
  expect(result.editions).toBeGreaterThan(5)
  expect(result.sent).toBeGreaterThan(result.inDoubt)
})
