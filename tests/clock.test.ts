import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedClock } from '../server/clock.ts'

const MINUTE = 60_000
const start = Date.parse('2026-06-02T08:00:00Z')

/** The time of all, a machine's own clock that may be wrong, and its stopwatch. */
function machine(wrongMs: number) {
  let [true_, off, ticks, tookMs, asked] = [start, wrongMs, 0, 0, 0]
  const pass = (ms: number) => {
    true_ += ms
    ticks += ms
  }
  const clock = sharedClock(
    async () => {
      asked += 1
      pass(tookMs / 2)
      const time = true_
      pass(tookMs / 2)
      return time
    },
    { now: () => Math.round(true_ + off) },
    () => ticks,
  )
  return {
    clock,
    pass,
    error: () => clock.now() - true_,
    set: (ms: number) => {
      off += ms
    },
    sleep: (ms: number) => {
      true_ += ms
    },
    answersIn: (ms: number) => {
      tookMs = ms
    },
    asked: () => asked,
  }
}

describe('a clock that several machines share', () => {
  it('shows their time, whatever this machine believes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -365 * 24 * 60 * MINUTE, max: 365 * 24 * 60 * MINUTE }),
        fc.integer({ min: 0, max: 150 }),
        fc.array(fc.integer({ min: 0, max: 3 * MINUTE }), { maxLength: 10 }),
        async (wrongMs, tookMs, waits) => {
          const one = machine(wrongMs)
          one.answersIn(tookMs)
          await one.clock.follow?.()
          for (const ms of waits) {
            one.pass(ms)
            expect(Math.abs(one.error())).toBeLessThanOrEqual(1)
          }
          expect(Number.isInteger(one.clock.now())).toBe(true)
        },
      ),
    )
  })

  it('goes on by the stopwatch when the machine’s clock is put back, and never backwards', async () => {
    const one = machine(0)
    await one.clock.follow?.()
    one.pass(1000)
    const before = one.clock.now()
    one.set(-10 * MINUTE)
    expect(one.clock.now()).toBe(before)
    one.pass(5000)
    expect(one.error()).toBe(0)
    await one.clock.follow?.()
    expect([one.asked(), one.error()]).toEqual([2, 0])
  })

  it('believes a jump ahead, for the machine may have slept, until it is followed', async () => {
    const one = machine(0)
    await one.clock.follow?.()
    one.sleep(60 * MINUTE)
    expect(one.error()).toBe(0)
    await one.clock.follow?.()
    expect([one.asked(), one.error()]).toEqual([2, 0])

    one.set(10 * MINUTE)
    expect(one.error()).toBe(10 * MINUTE)
    await one.clock.follow?.()
    expect([one.asked(), one.error()]).toEqual([3, 0])
  })

  it('is asked for once a minute, and once when many want to know', async () => {
    const one = machine(3 * MINUTE)
    await Promise.all([one.clock.follow?.(), one.clock.follow?.(), one.clock.follow?.()])
    expect(one.asked()).toBe(1)
    one.pass(MINUTE - 1)
    await one.clock.follow?.()
    expect(one.asked()).toBe(1)
    one.pass(1)
    await one.clock.follow?.()
    expect(one.asked()).toBe(2)
  })

  it('takes the quickest of three slow answers', async () => {
    const one = machine(3 * MINUTE)
    one.answersIn(4000)
    await one.clock.follow?.()
    expect(one.asked()).toBe(3)
    expect(Math.abs(one.error())).toBeLessThanOrEqual(2000)
  })

  it('stays as it was when nobody answers, and says so', async () => {
    const clock = sharedClock(() => Promise.reject(new Error('no database')), {
      now: () => start,
    })
    await expect(clock.follow?.()).rejects.toThrow('no database')
    expect(Math.abs(clock.now() - start)).toBeLessThan(MINUTE)
    await expect(clock.follow?.()).rejects.toThrow('no database')
  })
})
