import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runDigestKills } from '../storm/digest-kill.ts'
import { startSmtpDrop } from '../support/mailbox/smtp.ts'

// A process is started anew after each death; `npm run test:faults` kills one at each word and statement,
// on PostgreSQL too.
it('a digest whose sending is killed by SIGKILL leaves once for each reader, or is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-digest-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const drop = await startSmtpDrop()
  onTestFinished(() => drop.close())
  const result = await runDigestKills(drop, { databaseUrl: `file:${folder}/tambour.db`, deaths: 4 })
  expect(result.wrong).toEqual([])
  expect(result.deaths).toBeGreaterThan(4)
  // Among them some of which the server had taken the text.
  expect(result.unconfirmedSent).toBeGreaterThan(0)
  expect(result.sent).toBeGreaterThan(result.unconfirmed)
})
