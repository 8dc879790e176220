import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runReadingKills } from '../../storm/reading-kill.ts'
import { mailServers } from './box.ts'

const servers = await mailServers()

describe.skipIf(servers === null)('the first reading of a mailbox', () => {
  // Each death is a process and a database of its own; `npm run test:faults` brings more.
  it('that is killed by SIGKILL is gone on with: nothing lost, nothing twice', async () => {
    if (servers === null) return
    const folder = mkdtempSync(join(tmpdir(), 'tambour-reading-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const wanted = { folder, mails: 330, deaths: 10 }
    const result = await runReadingKills(servers.dovecot, wanted)
    expect(result.wrong).toEqual([])
    expect(result.deaths).toBeGreaterThan(6)
  })
})
