import fc from 'fast-check'
import { expect, it } from 'vitest'
import { suggestedPostTime } from '../../server/shares/rules/offer.ts'

it.each([
  ['2026-11-29T22:18', '2026-12-27T09:00', '2026-11-30T08:00'],
  ['2026-11-29T00:10', '2026-12-27T09:00', '2026-11-29T08:00'],
  ['2026-11-29T10:12', '2026-12-27T09:00', '2026-11-29T12:00'],
  ['2026-11-29T10:00', '2026-12-27T09:00', '2026-11-29T11:00'],
  ['2026-11-29T18:59', '2026-12-27T09:00', '2026-11-29T20:00'],
  ['2026-11-29T19:01', '2026-12-27T09:00', '2026-11-30T08:00'],
  ['2026-12-31T21:00', '2027-01-02T09:00', '2027-01-01T08:00'],
  ['2026-11-29T21:00', '2026-11-29T22:00', null],
])('at %s, of what begins at %s, it proposes %s', (now, start, at) => {
  expect(suggestedPostTime(now, start)).toBe(at)
})

it('is later than now, before the event, and never at night', () => {
  const minute = fc.integer({ min: 0, max: 500_000 })
  const local = (at: number) =>
    Temporal.PlainDateTime.from('2026-11-01T00:00').add({ minutes: at }).toString().slice(0, 16)
  fc.assert(
    fc.property(minute, minute, (from, start) => {
      const at = suggestedPostTime(local(from), local(start))
      if (at === null) return
      expect(at > local(from) && at < local(start)).toBe(true)
      expect(Number(at.slice(11, 13))).toSatisfy((hour: number) => hour >= 8 && hour <= 20)
    }),
  )
})
