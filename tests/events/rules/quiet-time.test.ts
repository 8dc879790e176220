import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quietTime, workingDayBefore } from '../../../server/events/rules/quiet-time.ts'

it.each([
  ['2026-12-25T18:00', 'Noël', '2026-12-24T18:00'],
  ['2027-05-17T18:00', 'Lundi de Pentecôte', '2027-05-14T18:00'],
  ['2027-11-01T09:00', 'Toussaint', '2027-10-29T09:00'],
])('%s is %s, and follows a working day', (local, name, before) => {
  expect(quietTime(local)).toMatchObject({ kind: 'holiday', name: { fr: name } })
  expect(workingDayBefore(local)).toBe(before)
})

it('a Sunday is quiet from its evening on', () => {
  expect(quietTime('2026-12-06T20:00')).toEqual({ kind: 'sunday-evening' })
  expect(quietTime('2026-12-06T18:00')).toBeNull()
  expect(quietTime('2026-12-07T20:00')).toBeNull()
})

it('the day before is a working day, not more than five days earlier, at the same hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), days => {
      const day = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
      const before = workingDayBefore(`${day}T18:30`)
      expect(before.slice(10)).toBe('T18:30')
      expect([1, 2, 3, 4, 5]).toContain(new Date(before.slice(0, 10)).getUTCDay())
      expect(quietTime(before)).toBeNull()
      expect(Date.parse(day) - Date.parse(before.slice(0, 10))).toBeLessThanOrEqual(5 * 86_400_000)
    }),
  )
})
