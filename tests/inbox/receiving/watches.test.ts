import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Failure } from '../../../server/connectors/connector.ts'
import { createWatchJob } from '../../../server/inbox/receiving/watches.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { type DatabaseKind, itOnBoth } from '../../support/database/databases.ts'
import { from, page, thread } from '../../support/network/fake-network.ts'
import { storedMessages, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const second = 1000
const refusal: Failure = { kind: 'failed', reason: verbatim('Non.'), retryAt: null }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

type Line = { told: () => void; end: (failure: Failure | null) => void; signal: AbortSignal }

describe('the lines of channels', () => {
  async function atWork(kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now: '2026-06-02T10:20' })
    const lines: Line[] = []
    v.fake.watch = (_call, told, signal) =>
      new Promise(resolve => {
        lines.push({ told, end: resolve, signal })
        signal.addEventListener('abort', () => resolve(null))
      })
    const start = () => {
      const job = createWatchJob(v.context)
      onTestFinished(() => job.stop())
      job.start()
      return job
    }
    const settle = async () => {
      // A database of its own process answers by sockets, which no faked timer moves.
      for (let turn = 0; turn < 30; turn++) {
        await vi.advanceTimersByTimeAsync(0)
        await new Promise(resolve => setImmediate(resolve))
        await v.context.db.selectFrom('channel').select('id').execute()
      }
    }
    const pass = async (ms: number) => {
      for (let left = ms; left > 0; left -= 15 * second) {
        v.clock.advance(Math.min(left, 15 * second))
        await vi.advanceTimersByTimeAsync(Math.min(left, 15 * second))
        await settle()
      }
    }
    /** So many lines there are then, and no more; a busy machine takes some turns longer. */
    const expectLines = async (count: number) => {
      for (let tries = 0; tries < 20 && lines.length < count; tries++) await settle()
      expect(lines).toHaveLength(count)
    }
    return { ...v, lines, start, settle, pass, expectLines }
  }

  it('bring a look as soon as they tell', async () => {
    const v = await atWork()
    v.start()
    await v.settle()
    await v.expectLines(1)
    v.fake.pages = [page([thread('t', [from('Ann', ten, 'Une question ?')])])]
    v.lines[0]?.told()
    for (let tries = 0; tries < 20 && (await storedMessages(v)).length === 0; tries++)
      await v.settle()
    expect(await storedMessages(v)).toMatchObject([{ text: 'Une question ?' }])
    expect(v.fake.received).toHaveLength(1)
  })

  it('are held by one process, and taken over when it stops or dies', async () => {
    const v = await atWork()
    const first = v.start()
    // Until it holds the line, either may be the one.
    await v.expectLines(1)
    v.start()
    await v.settle()
    await v.pass(120 * second)
    await v.expectLines(1)
    await first.stop()
    expect(v.lines[0]?.signal.aborted).toBe(true)
    await v.pass(60 * second)
    await v.expectLines(2)
  })

  it('are made anew when they break, ever more rarely', async () => {
    const v = await atWork()
    v.start()
    await v.settle()
    for (const [count, waitMs] of [
      [1, 30 * second],
      [2, 60 * second],
    ] as const) {
      v.lines[count - 1]?.end(refusal)
      await v.settle()
      await v.pass(waitMs - 2 * second)
      await v.expectLines(count)
      await v.pass(35 * second)
      await v.expectLines(count + 1)
    }
  })

  it('are made anew when their channel is connected to another account', async () => {
    const v = await atWork()
    v.start()
    await v.settle()
    await v.context.db.updateTable('channel').set({ config: '{"address":"autre"}' }).execute()
    v.context.changes.tell(v.communeId, 'channels')
    await v.settle()
    await v.pass(15 * second)
    expect(v.lines.map(({ signal }) => signal.aborted)).toEqual([true, false])
  })

  itOnBoth(
    'wait for nobody’s lease, and rest no longer, when the clock was put back',
    async kind => {
      const v = await atWork(kind)
      const ahead = v.clock.now() + 24 * 3_600_000
      await v.context.db.updateTable('channelPoll').set({ watchUntil: ahead }).execute()
      v.start()
      await v.settle()
      await v.expectLines(1)
      v.lines[0]?.end(refusal)
      await v.settle()
      v.clock.set(v.clock.now() - 24 * 3_600_000)
      await v.pass(60 * second)
      await v.expectLines(2)
    },
  )

  it('end with their channel', async () => {
    const v = await atWork()
    v.start()
    await v.settle()
    await v.context.db.updateTable('channel').set({ state: 'paused' }).execute()
    v.context.changes.tell(v.communeId, 'channels')
    await v.settle()
    expect(v.lines[0]?.signal.aborted).toBe(true)
    await v.pass(120 * second)
    await v.expectLines(1)
  })
})
