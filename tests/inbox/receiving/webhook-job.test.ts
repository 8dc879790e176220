import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createWebhookJob } from '../../../server/inbox/receiving/webhook-job.ts'
import { receiveWebhook } from '../../../server/inbox/receiving/webhooks.ts'
import { from, page, thread } from '../../support/network/fake-network.ts'
import { fakeDelivery, fakeWebhook } from '../../support/network/fake-webhook.ts'
import {
  newChannel,
  storedMessages,
  type Village,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const asked = (who: string) => page([thread(`post-${who}`, [from(who, ten, 'Une question ?')])])

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A village whose network calls, and the job at work on its clock. */
async function atWork() {
  const v = await village({ now: '2026-06-02T10:20' })
  v.fake.webhook = fakeWebhook
  const job = createWebhookJob(v.context)
  onTestFinished(() => job.stop())
  return {
    ...v,
    job,
    /** A webhook comes in, and all that needs no time happens. */
    async call() {
      await receiveWebhook(v.context, 'fake', fakeDelivery())
      await vi.advanceTimersByTimeAsync(0)
    },
    /** The clock and the timers run side by side, a tenth of a second at a time. */
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 100) {
        v.clock.advance(Math.min(left, 100))
        await vi.advanceTimersByTimeAsync(Math.min(left, 100))
      }
    },
  }
}

/** When the network was asked, ms after `since`. */
const asksSince = ({ fake }: Pick<Village, 'fake'>, since: number) =>
  fake.received.map(({ now }) => now - since)

describe('the webhook job', () => {
  it('is woken by what is stored, at once and without any cron', async () => {
    const v = await atWork()
    v.job.start()
    await v.pass(10_000)
    v.fake.pages = [asked('Ann')]
    const since = v.clock.now()
    await v.call()
    expect(asksSince(v, since)).toEqual([0])
    expect(await storedMessages(v)).toHaveLength(1)
  })

  it('works at its start on what the last run left', async () => {
    const v = await atWork()
    await v.call()
    v.job.start()
    await vi.advanceTimersByTimeAsync(0)
    expect(v.fake.received).toHaveLength(1)
  })

  it('looks again by itself while nothing comes', async () => {
    const v = await atWork()
    v.job.start()
    const since = v.clock.now()
    await v.call()
    await v.pass(120_000)
    expect(asksSince(v, since)).toEqual([0, 2_000, 12_000, 72_000])
  })

  it('asks a network twice a second at most, and leaves nothing out', async () => {
    const v = await atWork()
    v.job.start()
    const since = v.clock.now()
    for (let calls = 0; calls < 30; calls++) {
      await v.call()
      await v.pass(100)
    }
    v.fake.pages = [asked('Ann')]
    await v.call()
    await v.pass(500)
    const asks = asksSince(v, since)
    const gaps = asks.slice(1).map((at, index) => at - (asks[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500)
    expect(asks.length).toBeGreaterThanOrEqual(6)
    expect(await storedMessages(v)).toHaveLength(1)
  })

  it('keeps no channel waiting for another one’s slow network', async () => {
    const v = await atWork()
    const other = await newChannel(v.context, v.communeId, 'Autre page', 0)
    v.fake.webhook = {
      ...fakeWebhook,
      read: ({ headers }) => [headers.get('signed-by') === 'other' ? other : v.channelId],
    }
    v.job.start()
    let answer = (_page: ReturnType<typeof page>) => {}
    v.fake.pages = [
      () =>
        new Promise(resolve => {
          answer = resolve
        }),
      asked('Bob'),
    ]
    await v.call()
    await receiveWebhook(v.context, 'fake', fakeDelivery('x', 'other'))
    await vi.advanceTimersByTimeAsync(0)
    expect((await storedMessages(v)).map(message => message.author)).toEqual(['Bob'])
    answer(asked('Ann'))
    await vi.advanceTimersByTimeAsync(0)
    expect(await storedMessages(v)).toHaveLength(2)
  })

  it('goes on when the database comes back', async () => {
    const v = await atWork()
    v.job.start()
    await v.pass(100)
    const { db } = v.context
    const broken = vi.spyOn(db, 'selectFrom').mockImplementation(() => {
      throw new Error('the disk is away')
    })
    v.context.webhookSignal.wake()
    await v.pass(500)
    broken.mockRestore()
    v.fake.pages = [asked('Ann')]
    await v.call()
    await v.pass(1_000)
    expect(await storedMessages(v)).toHaveLength(1)
  })

  it('tells anyone who asks for a round what went wrong in it', async () => {
    const v = await atWork()
    await v.call()
    const broken = vi.spyOn(v.context.db, 'updateTable').mockImplementation(() => {
      throw new Error('the disk is away')
    })
    await expect(v.job.runOnce()).rejects.toThrow('the disk is away')
    broken.mockRestore()
    await v.pass(1_000)
    await v.job.runOnce()
    expect(v.fake.received).toHaveLength(1)
  })

  it('stops after the look that is under way, and hears nothing more', async () => {
    const v = await atWork()
    v.job.start()
    let answer = (_page: ReturnType<typeof page>) => {}
    v.fake.pages = [
      () =>
        new Promise(resolve => {
          answer = resolve
        }),
    ]
    await v.call()
    const stopped = v.job.stop()
    answer(asked('Ann'))
    await stopped
    expect(await storedMessages(v)).toHaveLength(1)
    await v.call()
    await v.pass(5_000)
    expect(v.fake.received).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})
