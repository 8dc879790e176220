import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTimeOf } from '../../server/language/instant.ts'
import { compileZone } from '../../server/language/zone.ts'
import { withinMailHours } from '../../server/mail/rules.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const zone = compileZone('Europe/Paris')
const day = { from: 8 * 60, to: 20 * 60 }
const isDay = (at: number) => {
  const time = localTimeOf(at, 'Europe/Paris').slice(11)
  return time >= '08:00' && time < '20:00'
}

describe('the hours at which a mail may arrive', () => {
  it.each([
    ['2026-06-02T07:59:59', '2026-06-02T08:00'],
    ['2026-06-02T08:00', '2026-06-02T08:00'],
    ['2026-06-02T19:59:59', '2026-06-02T19:59:59'],
    ['2026-06-02T20:00', '2026-06-03T08:00'],
    ['2026-10-24T23:00', '2026-10-25T08:00'],
    ['2027-03-28T01:30', '2027-03-28T08:00'],
  ])('%s waits until %s', (now, then) => {
    expect(withinMailHours(paris(now), day, zone)).toBe(paris(then))
  })

  it('are met at the first minute that lies within them', () => {
    const span = { min: paris('2026-10-20T00:00'), max: paris('2026-11-01T00:00') }
    fc.assert(
      fc.property(fc.integer(span), now => {
        const at = withinMailHours(now, day, zone)
        expect(at).toBeGreaterThanOrEqual(now)
        expect(isDay(at)).toBe(true)
        expect(at === now || (!isDay(now) && !isDay(at - 1))).toBe(true)
      }),
    )
  })
})
