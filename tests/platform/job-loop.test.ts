import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createChanges, createWakeSignal } from '../../server/platform/changes.ts'
import { createJobLoop, type JobSpec } from '../../server/platform/job-loop.ts'
import { testClock } from '../support/clock.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
let stopAll: () => Promise<void> = async () => undefined
afterEach(async () => {
  await stopAll()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

/** A job whose rounds' ends the test decides, in the order in which they begin. */
function underHand(spec: Partial<JobSpec> = {}) {
  const clock = testClock('2026-06-02T10:00:00Z')
  const changes = createChanges(() => undefined)
  const logged: unknown[] = []
  const log = pino({ level: 'silent' })
  log.error = (...line: unknown[]) => void logged.push(line)
  const ends: PromiseWithResolvers<number | null>[] = []
  const job = createJobLoop(
    { clock, log, changes },
    {
      name: 'work',
      round() {
        const end = Promise.withResolvers<number | null>()
        ends.push(end)
        return end.promise
      },
      ...spec,
    },
  )
  stopAll = async () => {
    const stopped = job.stop()
    for (const end of ends) end.resolve(null)
    // What waited for its turn begins now, and is let go at once.
    await turn()
    for (const end of ends) end.resolve(null)
    await stopped
  }
  return {
    clock,
    changes,
    ends,
    job,
    logged,
    /** The clock and the timers run side by side. */
    async pass(ms: number) {
      clock.advance(ms)
      await vi.advanceTimersByTimeAsync(ms)
    },
  }
}

const turn = () => vi.advanceTimersByTimeAsync(0)

describe('rounds that are asked for', () => {
  it('follow each other, and each is done', async () => {
    const { ends, job } = underHand()
    const asked = [job.runOnce(), job.runOnce()]
    await turn()
    expect(ends).toHaveLength(1)
    ends[0]?.resolve(null)
    await asked[0]
    await turn()
    expect(ends).toHaveLength(2)
    ends[1]?.resolve(null)
    await asked[1]
  })

  it('tell an error to the one who asked, and the next one begins all the same', async () => {
    const { ends, job } = underHand()
    const [first, second] = [job.runOnce(), job.runOnce()]
    await turn()
    ends[0]?.reject(new Error('no answer'))
    await expect(first).rejects.toThrow('no answer')
    await turn()
    ends[1]?.resolve(null)
    await expect(second).resolves.toBeUndefined()
  })

  it('have ended when the job has stopped, however they went', async () => {
    const { ends, job } = underHand()
    const asked = job.runOnce()
    await turn()
    let isStopped = false
    const stopped = job.stop().then(() => {
      isStopped = true
    })
    await turn()
    expect(isStopped).toBe(false)
    ends[0]?.reject(new Error('no answer'))
    await expect(asked).rejects.toThrow()
    await stopped
    expect(isStopped).toBe(true)
  })

  it('never overlap one that the loop began', async () => {
    const { ends, job } = underHand()
    job.start()
    const asked = job.runOnce()
    job.wake()
    await turn()
    expect(ends).toHaveLength(1)
    ends[0]?.resolve(null)
    await turn()
    expect(ends).toHaveLength(2)
    ends[1]?.resolve(null)
    await asked
    await turn()
    expect(ends).toHaveLength(3)
  })
})

describe('the loop', () => {
  it('sleeps until the next round is due, to the millisecond', async () => {
    const { clock, ends, job, pass } = underHand()
    job.start()
    await turn()
    ends[0]?.resolve(clock.now() + 1234)
    await turn()
    await pass(1233)
    expect(ends).toHaveLength(1)
    await pass(1)
    expect(ends).toHaveLength(2)
  })

  it('looks once a minute where none is foreseen', async () => {
    const { ends, job, pass } = underHand()
    job.start()
    await turn()
    ends[0]?.resolve(null)
    await pass(59_999)
    expect(ends).toHaveLength(1)
    await pass(1)
    expect(ends).toHaveLength(2)
  })

  it('is woken by a change, by a signal, and once by what comes in a round', async () => {
    const wakeSignal = createWakeSignal()
    const { changes, ends, job } = underHand({ wokenBy: ['messages'], wakeSignal })
    job.start()
    await turn()
    ends[0]?.resolve(null)
    await turn()
    changes.tell(1, 'channels')
    await turn()
    expect(ends).toHaveLength(1)
    changes.tell(1, 'messages')
    await turn()
    expect(ends).toHaveLength(2)
    wakeSignal.wake()
    changes.tell(1, 'messages')
    ends[1]?.resolve(null)
    await turn()
    expect(ends).toHaveLength(3)
    ends[2]?.resolve(null)
    await turn()
    expect(ends).toHaveLength(3)
  })

  it('gathers what wakes it often', async () => {
    const { ends, job, pass } = underHand()
    job.start()
    await turn()
    ends[0]?.resolve(null)
    await turn()
    for (let i = 0; i < 100; i += 1) job.wakeWithin(20)
    await pass(19)
    expect(ends).toHaveLength(1)
    await pass(1)
    expect(ends).toHaveLength(2)
  })

  it('backs off for a second after an error, and logs the first of a row', async () => {
    const { ends, job, logged, pass } = underHand()
    job.start()
    await turn()
    ends[0]?.reject(new Error('the disk is away'))
    await turn()
    await pass(999)
    expect(ends).toHaveLength(1)
    await pass(1)
    expect(ends).toHaveLength(2)
    ends[1]?.reject(new Error('the disk is away'))
    await turn()
    await pass(1000)
    expect(ends).toHaveLength(3)
    expect(logged).toHaveLength(1)
    ends[2]?.resolve(null)
    await turn()
    job.wake()
    await turn()
    ends[3]?.reject(new Error('the disk is away'))
    await turn()
    expect(logged).toHaveLength(2)
  })

  it('sweeps at its start and then once a minute, also where the clock was put back', async () => {
    let swept = 0
    const { clock, ends, job, pass } = underHand({
      async sweep() {
        swept += 1
      },
    })
    job.start()
    await turn()
    expect(swept).toBe(1)
    ends[0]?.resolve(clock.now() + 30_000)
    await turn()
    await pass(30_000)
    expect(ends).toHaveLength(2)
    expect(swept).toBe(1)
    clock.advance(-3_600_000)
    ends[1]?.resolve(clock.now() + 1)
    await turn()
    await pass(1)
    expect(swept).toBe(2)
  })

  it('leaves to the calendar what is of it', async () => {
    const { ends, job, pass } = underHand({ cron: '* * * * *' })
    job.start()
    await pass(180_000)
    expect(ends).toHaveLength(0)
    job.wake()
    await turn()
    expect(ends).toHaveLength(1)
    ends[0]?.resolve(null)
    await pass(180_000)
    expect(ends).toHaveLength(1)
  })

  it('tells a round that it is to end, and hears nothing once it was stopped', async () => {
    let stopping = () => false
    const changes: boolean[] = []
    const { ends, job } = underHand({
      wokenBy: ['messages'],
      stop: () => void changes.push(true),
      round(asked) {
        stopping = asked
        return new Promise(resolve => {
          ends.push({ promise: Promise.resolve(null), resolve, reject: () => undefined })
        })
      },
    })
    job.start()
    await turn()
    expect(stopping()).toBe(false)
    const stopped = job.stop()
    expect(stopping()).toBe(true)
    expect(changes).toEqual([true])
    ends[0]?.resolve(null)
    await stopped
    job.wake()
    await turn()
    expect(ends).toHaveLength(1)
  })
})

describe('rounds that changes ask for', () => {
  it('begin at once, and then so long after one another as the job says', async () => {
    const { changes, ends, job, pass } = underHand({ wokenBy: ['channels'], apartMs: 500 })
    job.start()
    await turn()
    ends[0]?.resolve(null)
    await pass(10_000)
    changes.tell(1, 'channels')
    await turn()
    expect(ends).toHaveLength(2)
    ends[1]?.resolve(null)
    await turn()
    for (let n = 0; n < 9; n += 1) {
      changes.tell(n, 'channels')
      await pass(50)
    }
    expect(ends).toHaveLength(2)
    await pass(50)
    expect(ends).toHaveLength(3)
  })

  it('are told of whom they are about, and of whichever when somebody asks by hand', async () => {
    const heard: (number | null)[] = []
    const { changes, ends, job } = underHand({
      wokenBy: ['messages'],
      hear: ({ communeId }) => void heard.push(communeId),
    })
    job.start()
    changes.tell(7, 'messages')
    changes.tell(8, 'channels')
    changes.hear({ communeId: null, topics: ['messages', 'channels'] })
    expect(heard).toEqual([7, null])
    const asked = job.runOnce()
    expect(heard).toEqual([7, null, null])
    await turn()
    for (const end of ends) end.resolve(null)
    await turn()
    for (const end of ends) end.resolve(null)
    await asked
  })
})
