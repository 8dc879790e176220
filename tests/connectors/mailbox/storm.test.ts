import { afterAll, describe, expect, it } from 'vitest'
import { chanceOf } from '../../storm/chance.ts'
import { runMailStorm } from '../../storm/mail-storm.ts'
import { dovecotPath } from '../../support/mailbox/dovecot.ts'
import { startServers } from './box.ts'

const path = dovecotPath()
const servers = path === null ? null : await startServers(path)
afterAll(async () => {
  servers?.dovecot.stop()
  await servers?.drop.close()
})
it('dovecot is there, or said to be skipped', ({ task }) => {
  task.meta.realServer = servers?.dovecot.name ?? 'dovecot skipped, it cannot be had here'
})

describe.skipIf(servers === null)('answers by mail over bad lines', () => {
  // Each is at least two conversations with a real server; `npm run test:faults` brings a thousand.
  it('leave once or not at all, and nobody is told otherwise', async () => {
    if (servers === null) return
    const result = await runMailStorm(servers, { faults: 20, chance: chanceOf(20_261_127) })
    expect(result.wrong).toEqual([])
    expect(result.answers).toBe(20)
    expect(result.sent).toBeGreaterThan(5)
  }, 60_000)
})
