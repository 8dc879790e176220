import { describe, expect, it } from 'vitest'
import { readLog } from '../../../server/publishing/rules/delivery-log.ts'

const log = (...outcomes: (string | null)[]) =>
  readLog(
    outcomes.map((outcome, i) => ({
      id: i + 1,
      startedAt: i * 100,
      endedAt: outcome === null ? null : i * 100 + 10,
      outcome,
    })),
  )

describe('a delivery’s log', () => {
  it('is empty at first', () => {
    expect(log()).toEqual({
      lastSending: null,
      sendings: 0,
      looks: 0,
      readings: 0,
      corrections: 0,
      askedAt: null,
    })
  })

  it('counts sendings, one that is still open among them', () => {
    expect(log('failed', 'failed', null)).toMatchObject({ sendings: 3, lastSending: { id: 3 } })
  })

  it('counts anew when a person asks', () => {
    const summary = log('failed', 'failed', 'asked', 'failed')
    expect(summary).toMatchObject({ sendings: 1, askedAt: 200, lastSending: { id: 4 } })
  })

  it('counts corrections until one is done, and anew when another is asked for', () => {
    expect(log('published', 'not-corrected', 'not-corrected')).toMatchObject({ corrections: 2 })
    expect(log('not-corrected', 'amended', 'not-corrected')).toMatchObject({ corrections: 1 })
    expect(log('not-corrected', 'asked', 'not-corrected')).toMatchObject({ corrections: 1 })
  })

  it('counts looks and readings since the last sending', () => {
    expect(log('unknown', 'unclear', 'unclear')).toMatchObject({ looks: 2, lastSending: { id: 1 } })
    expect(log('unknown', 'unclear', 'absent', 'unknown', 'unclear')).toMatchObject({ looks: 1 })
    expect(log('published', 'not-yet', 'not-yet', 'verified')).toMatchObject({ readings: 2 })
  })
})
