import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runDigestKills } from '../storm/digest-kill.ts'
import { type DatabaseKind, newDatabaseUrl } from '../support/database/databases.ts'
import { startSmtpDrop } from '../support/mailbox/smtp.ts'

async function newUrl(kind: DatabaseKind): Promise<string> {
  if (kind === 'postgres') return await newDatabaseUrl(kind)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-digest-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${folder}/tambour.db`
}

// A process is started anew after each death; `npm run test:faults` kills one at each word and statement.
it.each<DatabaseKind>(['sqlite', 'postgres'])(
  'a digest whose sending is killed by SIGKILL leaves once for each reader, or is told (%s)',
  async kind => {
    const drop = await startSmtpDrop()
    onTestFinished(() => drop.close())
    const result = await runDigestKills(drop, { databaseUrl: await newUrl(kind), deaths: 8 })
    expect(result.wrong).toEqual([])
    expect(result.deaths).toBeGreaterThan(8)
    // Among them some of which the server had taken the text.
    expect(result.unconfirmedSent).toBeGreaterThan(0)
    expect(result.sent).toBeGreaterThan(result.unconfirmed)
  },
  120_000,
)
