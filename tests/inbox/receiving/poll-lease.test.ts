import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextPollDue, pollChannel, pollClaimed } from '../../../server/inbox/receiving/poll.ts'
import { claimDuePolls } from '../../../server/inbox/store/polls.ts'
import { childPath } from '../../support/children/children.ts'
import { testClock } from '../../support/clock.ts'
import { testContext } from '../../support/context.ts'
import { newDatabaseUrl } from '../../support/database/databases.ts'
import { fakeNetwork, page } from '../../support/network/fake-network.ts'
import { newChannel, newCommune, village } from '../../support/network/received.ts'
import { pollDue } from '../../support/poll-due.ts'
import { folderOfTest } from '../../support/run/temporary-folder.ts'
import { runTimers } from '../../support/timers.ts'

const node = process.execPath

afterEach(() => {
  vi.useRealTimers()
})

const makeDue = ({ context }: Pick<Awaited<ReturnType<typeof village>>, 'context'>) =>
  context.db.updateTable('channelPoll').set({ nextAt: 0 }).execute()

describe('the lease of a poll', () => {
  it('is given back when the channel was paused as it was taken', async () => {
    const v = await village()
    const { db, clock } = v.context
    const looks = () => v.fake.received.length
    const take = async () => {
      const now = clock.now()
      const [claim] = await claimDuePolls(db, 'by-now', { now, leaseUntil: now + 20_000, most: 1 })
      if (claim === undefined) throw new Error('nothing is due')
      return claim
    }
    await makeDue(v)
    const claim = await take()
    await db.updateTable('channel').set({ state: 'paused' }).execute()
    expect(await pollClaimed(v.context, claim, {})).toBeNull()
    expect(looks()).toBe(0)
    await db.updateTable('channel').set({ state: 'active' }).execute()
    expect(await pollClaimed(v.context, await take(), {})).toMatchObject({ error: null })
    expect(looks()).toBe(1)
  })

  it.each(['sqlite', 'postgres'] as const)(
    'and when it is due are forgotten when the clock was put back (%s)',
    async database => {
      const v = await village({ database })
      const { context, clock, channelId } = v
      const today = clock.now()
      clock.advance(365 * 24 * 3_600_000)
      await makeDue(v)
      expect(await pollDue(context)).toHaveLength(1)
      clock.set(today)
      expect(await pollDue(context)).toMatchObject([{ error: null }])
      expect(await pollDue(context)).toEqual([])
      // A process that the clock misled died in the middle of its look.
      const at = today + 3_600_000
      const claim = { leaseUntil: at + 20_000, startedAt: at, nextAt: at }
      await context.db.updateTable('channelPoll').set(claim).execute()
      expect(await pollDue(context)).toMatchObject([{ error: null }])
      await context.db.updateTable('channelPoll').set(claim).execute()
      expect(await pollChannel(context, channelId)).toMatchObject({ error: null })
    },
  )

  it('is renewed for as long as the network takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const v = await village()
    let answer: () => void = () => undefined
    v.fake.pages = [
      () =>
        new Promise(resolve => {
          answer = () => resolve(page([]))
        }),
    ]
    const looking = pollChannel(v.context, v.channelId)
    await runTimers(0)
    for (let passed = 0; passed < 180; passed += 5) {
      v.clock.advance(5_000)
      await runTimers(5_000)
      const other = await pollChannel(v.context, v.channelId)
      expect(other.error?.fr).toContain('déjà en cours')
    }
    answer()
    expect(await looking).toMatchObject({ error: null })
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each(['sqlite', 'postgres'] as const)(
    'ends within seconds of its process, killed while it reads (%s)',
    async kind => {
      const folder = folderOfTest()
      const databaseUrl =
        kind === 'sqlite' ? `file:${join(folder, 'tambour.db')}` : await newDatabaseUrl(kind)
      const clock = testClock(Date.now())
      const fake = fakeNetwork()
      const context = await testContext({ clock, connectors: { fake }, settings: { databaseUrl } })
      const communeId = await newCommune(context, 'Saint-Exemple')
      const channel = await newChannel(context, communeId, 'Page', 0)

      const reader = spawn(node, [childPath('poll'), databaseUrl], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      await once(reader, 'message')
      reader.kill('SIGKILL')
      await once(reader, 'exit')

      clock.set(Date.now())
      expect(await pollDue(context)).toEqual([])
      // The job asks again each second meanwhile.
      expect(await nextPollDue(context)).toBeLessThanOrEqual(clock.now())
      clock.advance(20_000)
      expect(await pollDue(context)).toMatchObject([{ channel, error: null }])
    },
  )
})
