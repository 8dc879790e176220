import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chanceOf } from '../../storm/chance.ts'
import { runMailKills } from '../../storm/mail-kill.ts'
import { runMailStorm } from '../../storm/outbox/mail-storm.ts'
import { mailServers } from './box.ts'

const servers = await mailServers()

describe.skipIf(servers === null)('answers by mail over bad lines', () => {
  // Each is at least two conversations with a real server; `npm run test:faults` brings a thousand.
  it('leave once or not at all, and nobody is told otherwise', async () => {
    if (servers === null) return
    const result = await runMailStorm(servers, { faults: 20, chance: chanceOf(20_261_127) })
    expect(result.wrong).toEqual([])
    expect(result.answers).toBe(20)
    expect(result.sent).toBeGreaterThan(5)
  })

  // Each is a process of its own; `npm run test:faults` kills one at each word and each statement.
  it('of a Tambour that is killed leave once or not at all, and nobody is told otherwise', async () => {
    if (servers === null) return
    const folder = mkdtempSync(join(tmpdir(), 'tambour-kill-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const databaseUrl = `file:${join(folder, 'tambour.db')}`
    const result = await runMailKills(servers, { databaseUrl, deaths: 20 })
    expect(result.wrong).toEqual([])
    expect(result.deaths).toBeGreaterThan(15)
    expect(result.sent).toBeGreaterThan(result.unconfirmed)
  })
})
