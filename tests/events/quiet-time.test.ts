import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextWorkingDay, quietTime } from '../../server/events/rules/quiet-time.ts'

it.each([
  ['2026-12-25T18:00', 'Noël', '2026-12-24T18:00', '2026-12-28T18:00'],
  ['2027-05-17T18:00', 'Lundi de Pentecôte', '2027-05-14T18:00', '2027-05-18T18:00'],
  ['2027-11-01T09:00', 'Toussaint', '2027-10-29T09:00', '2027-11-02T09:00'],
])('%s is %s, between two working days', (local, name, before, after) => {
  expect(quietTime(local)).toMatchObject({ kind: 'holiday', name: { fr: name } })
  expect(nextWorkingDay(local, -1)).toBe(before)
  expect(nextWorkingDay(local, 1)).toBe(after)
})

it('a Sunday is quiet from its evening on', () => {
  expect(quietTime('2026-12-06T20:00')).toEqual({ kind: 'sunday-evening' })
  expect(quietTime('2026-12-06T18:00')).toBeNull()
  expect(quietTime('2026-12-07T20:00')).toBeNull()
})

it('either is a working day, not more than five days away, at the same hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), fc.constantFrom(-1, 1), (days, way) => {
      const day = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
      const next = nextWorkingDay(`${day}T18:30`, way)
      expect(next.slice(10)).toBe('T18:30')
      expect([1, 2, 3, 4, 5]).toContain(new Date(next.slice(0, 10)).getUTCDay())
      expect(quietTime(next)).toBeNull()
      const away = (Date.parse(next.slice(0, 10)) - Date.parse(day)) / 86_400_000
      expect(away * way).toBeGreaterThan(0)
      expect(away * way).toBeLessThanOrEqual(5)
    }),
  )
})
