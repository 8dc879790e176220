import { expect, it } from 'vitest'
import { mailAgainAt } from '../../server/mail/rules.ts'

const MINUTE = 60_000

it('waits longer each time, and leaves it to a person within the day', () => {
  const now = 1_000_000
  const waits: number[] = []
  for (let attempts = 1; ; attempts++) {
    const at = mailAgainAt(attempts, now)
    if (at === null) break
    waits.push(at - now)
  }
  expect(waits[0]).toBe(MINUTE)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  const whole = waits.reduce((sum, wait) => sum + wait, 0)
  // Greylisting asks for minutes to an hour; the digest is Monday's.
  expect(whole).toBeGreaterThan(4 * 60 * MINUTE)
  expect(whole).toBeLessThan(24 * 60 * MINUTE)
})
