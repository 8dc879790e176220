import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAlertJob } from '../../server/alerts/alerts.ts'
import { addDuty } from '../../server/alerts/duties.ts'
import { changeAlertSettings } from '../../server/alerts/settings.ts'
import type { Context } from '../../server/context.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { alertHouse, createAlertJobs, mailStates, raisedAlerts } from '../support/alerts.ts'
import { watched } from '../support/database/queries.ts'
import { refusedForNow } from '../support/fake-mailer.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: ten,
  })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A house whose clock runs with the timers, unless a test moves one of them alone. */
async function aHouse(now?: string) {
  const house = await alertHouse('sqlite', now)
  await house.putOnDuty(house.bruno)
  return {
    ...house,
    async pass(ms: number) {
      for (let left = ms; left > 0; ) {
        const step = Math.min(left, 1000)
        house.clock.advance(step)
        await vi.advanceTimersByTimeAsync(step)
        left -= step
      }
    },
    /** As a poll does, which tells what came. */
    async hear(...conversations: Parameters<typeof house.receive>) {
      await house.receive(...conversations)
      house.context.changes.tell(house.communeId, 'messages')
    },
  }
}

const asked = (who: string, at: number) =>
  thread(`t-${who}`, [from(who, at, question, { remoteId: who })])

function startJob(context: Context) {
  const job = createAlertJobs(context)
  job.start()
  onTestFinished(() => job.stop())
  return job
}

const nextTurn = () => vi.advanceTimersByTimeAsync(0)

describe('the job of alerts', () => {
  it('wakes at the millisecond of each line, and sends the mail with it', async () => {
    const house = await aHouse()
    await house.receive(asked('Ann', ten - 123))
    startJob(house.context)
    await house.pass(8 * MINUTE - 124)
    expect(await raisedAlerts(house.context)).toEqual([])
    await house.pass(1)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8'])
    await nextTurn()
    expect(await mailStates(house.context)).toEqual({ bruno: 'sent' })
    await house.pass(4 * MINUTE)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8', '2: Ann 12'])
    expect(house.mailer.mails).toHaveLength(2)
  })

  it('is woken by a message that comes late, and by an answer that comes in time', async () => {
    const house = await aHouse()
    startJob(house.context)
    await house.pass(10_000)
    await house.hear(asked('Ann', ten - 8 * MINUTE + 11_000), asked('Bob', ten - 2 * MINUTE))
    await house.pass(1000)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8'])
    await house.hear(thread('t-Bob', [byCommune(ten, 'Oui')]))
    await house.pass(5 * MINUTE)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8', '2: Ann 12'])
  })

  it('is woken by a line that moved and by a call that begins', async () => {
    const house = await aHouse('2026-06-02T20:00')
    const who = { communeId: house.communeId, actor: 'Anne', userId: house.anne }
    const eight = paris('2026-06-02T20:00')
    await house.receive(asked('Ann', eight))
    startJob(house.context)
    await house.pass(MINUTE)
    const turn = { from: '2026-06-02', to: null, callFrom: '18:00', callTo: '23:00' }
    await addDuty(house.context, who, { userId: house.bruno, ...turn })
    await changeAlertSettings(house.context, who, { minutes: [2] })
    await house.pass(MINUTE - 1)
    expect(await raisedAlerts(house.context)).toEqual([])
    await house.pass(1)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 2'])
  })

  it('survives a clock that jumps ahead, and one that is put back', async () => {
    const house = await aHouse()
    await house.receive(asked('Ann', ten))
    startJob(house.context)
    await house.pass(1000)
    house.clock.advance(90 * MINUTE)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8', '1: Ann 12'])
    house.clock.set(ten)
    await house.pass(30 * MINUTE)
    expect(await raisedAlerts(house.context)).toHaveLength(2)
    expect(house.mailer.mails).toHaveLength(1)
  })

  it('raises on time what a slow mail server does not concern', async () => {
    const house = await aHouse()
    let answer: () => void = () => undefined
    house.mailer.says = () =>
      new Promise(resolve => {
        answer = () => resolve({ kind: 'sent' })
      })
    await house.receive(asked('Ann', ten))
    startJob(house.context)
    await house.pass(12 * MINUTE)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8', '2: Ann 12'])
    expect(house.mailer.mails).toHaveLength(1)
    house.mailer.says = () => ({ kind: 'sent' })
    answer()
    await nextTurn()
    expect(house.mailer.mails).toHaveLength(2)
  })

  it('comes back by itself for a mail that was refused for a while', async () => {
    const house = await aHouse()
    house.mailer.says = () => refusedForNow
    await house.receive(asked('Ann', ten))
    startJob(house.context)
    await house.pass(8 * MINUTE)
    house.mailer.says = () => ({ kind: 'sent' })
    await house.pass(MINUTE)
    expect(await mailStates(house.context)).toEqual({ bruno: 'sent' })
  })

  it('looks at no commune but the one of which somebody told', async () => {
    const house = await aHouse()
    for (let n = 0; n < 20; n += 1) {
      const communeId = await newCommune(house.context, `Commune ${n}`)
      const channel = await newChannel(house.context, communeId, 'Page', 0)
      await ingest(house.context, await channelOf(house.context, channel), [asked('Ann', ten)])
    }
    await house.receive(asked('Ann', ten))
    const seen = watched(house.context.db)
    const job = createAlertJob({ ...house.context, db: seen.db })
    onTestFinished(() => job.stop())
    job.start()
    await house.pass(1000)
    const before = seen.queries()
    expect(before).toBeGreaterThan(20)
    await house.receive(asked('Bob', ten - 8 * MINUTE + 1500))
    house.context.changes.tell(house.communeId, 'messages')
    await house.pass(1000)
    expect(await raisedAlerts(house.context)).toEqual(['1: Bob 8'])
    // Each of two looks with what it holds, and what raises it.
    expect(seen.queries() - before).toBeLessThan(32)
    await house.pass(5 * MINUTE)
    expect(seen.queries() - before).toBeLessThan(64)
  })

  it('rests after an error of the database, and goes on', async () => {
    const house = await aHouse()
    await house.receive(asked('Ann', ten))
    const disk = failing()
    startJob({ ...house.context, db: house.context.db.withPlugin(disk.plugin) })
    await nextTurn()
    disk.full = true
    await house.pass(9 * MINUTE)
    expect(disk.refused).toBeLessThan(1200)
    disk.full = false
    await house.pass(2000)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8'])
  })

  it('stops when the mail under way has left, and begins nothing more', async () => {
    const house = await aHouse()
    let answer: () => void = () => undefined
    house.mailer.says = () =>
      new Promise(resolve => {
        answer = () => resolve({ kind: 'sent' })
      })
    await house.receive(asked('Ann', ten), asked('Bob', ten + MINUTE))
    const job = startJob(house.context)
    // Rounds of mails that changes ask for are half a second apart.
    await house.pass(8 * MINUTE + 1000)
    const stopping = job.stop()
    let stopped = false
    void stopping.then(() => {
      stopped = true
    })
    await nextTurn()
    expect(stopped).toBe(false)
    answer()
    await stopping
    await house.pass(10 * MINUTE)
    expect(await raisedAlerts(house.context)).toEqual(['1: Ann 8'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('raises and sends in one round by hand', async () => {
    const house = await aHouse()
    await house.receive(asked('Ann', ten))
    house.clock.set(ten + 8 * MINUTE)
    const job = createAlertJobs(house.context)
    await Promise.all([job.runOnce(), job.runOnce()])
    await job.stop()
    expect(await mailStates(house.context)).toEqual({ bruno: 'sent' })
    expect(house.mailer.mails).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

function failing() {
  const disk = { full: false, refused: 0, plugin: pluginOf() }
  function pluginOf(): KyselyPlugin {
    return {
      transformQuery({ node }) {
        if (!disk.full) return node
        disk.refused += 1
        throw new Error('the disk is full')
      },
      transformResult: async ({ result }) => result,
    }
  }
  return disk
}
