import { describe, expect, it } from 'vitest'
import { nextSweepAt, retentionLimit } from '../../server/privacy/rules.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const zone = 'Europe/Paris'

describe('retentionLimit', () => {
  it.each([
    ['2026-06-02T10:00', 12, '2025-06-02T00:00'],
    ['2026-03-31T23:59', 1, '2026-02-28T00:00'],
    ['2026-10-25T02:30', 6, '2026-04-25T00:00'],
    ['2028-02-29T00:00', 12, '2027-02-28T00:00'],
  ])('at %s, %i months: before %s', (now, months, limit) => {
    expect(retentionLimit(paris(now), zone, months)).toBe(paris(limit))
  })
})

describe('nextSweepAt', () => {
  const erasesFrom = paris('2026-06-01T12:00')

  it('is as soon as people have had their notice, the first time', () => {
    expect(nextSweepAt({ sweptAt: null, erasesFrom }, zone)).toBe(erasesFrom)
  })

  it.each([
    ['2026-06-02T01:00', '2026-06-02T03:30'],
    ['2026-06-02T03:30', '2026-06-03T03:30'],
    ['2026-06-02T22:00', '2026-06-03T03:30'],
    ['2026-10-24T12:00', '2026-10-25T03:30'],
  ])('is the night after %s: %s', (sweptAt, next) => {
    expect(nextSweepAt({ sweptAt: paris(sweptAt), erasesFrom }, zone)).toBe(paris(next))
  })

  it('is never within the week in which a shorter time may be taken back', () => {
    const later = paris('2026-06-20T12:00')
    const sweptAt = paris('2026-06-10T03:30')
    expect(nextSweepAt({ sweptAt, erasesFrom: later }, zone)).toBe(later)
  })
})
