import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTaken, sheetPeriod, standingOn } from '../server/evidence/rules.ts'
import { addDays } from '../server/language/iso-week.ts'

const day = '2026-12-31'
const date = fc.integer({ min: 0, max: 3000 }).map(days => addDays('2021-01-01', days))

describe('how an action stands with the label', () => {
  it.each([
    ['2019-01-01', null, 'running'],
    ['2019-01-01', '2026-12-31', 'running'],
    ['2019-01-01', '2026-12-30', 'past'],
    ['2024-12-31', '2025-01-31', 'past'],
    ['2025-01-01', '2025-01-31', 'recent'],
    ['2026-12-31', null, 'running'],
    ['2027-01-01', null, 'planned'],
  ])('from %s to %s is, at the end of 2026, %s', (startsOn, endsOn, standing) => {
    expect(standingOn(day, { startsOn, endsOn })).toBe(standing)
  })

  it('is two years to the day, also on the day that not every year has', () => {
    const over = { endsOn: '2022-06-01' }
    expect(standingOn('2024-02-29', { ...over, startsOn: '2022-02-28' })).toBe('past')
    expect(standingOn('2024-02-29', { ...over, startsOn: '2022-03-01' })).toBe('recent')
  })

  it('once lost never comes back, and is never lost while it runs', () => {
    fc.assert(
      fc.property(date, fc.option(date), date, date, (startsOn, end, one, other) => {
        const endsOn = end === null || end < startsOn ? null : end
        const [before = one, after = other] = [one, other].sort()
        const was = standingOn(before, { startsOn, endsOn })
        const is = standingOn(after, { startsOn, endsOn })
        if (was === 'past') expect(is).toBe('past')
        if (endsOn === null && startsOn <= after) expect(is).toBe('running')
        if (startsOn <= before && (endsOn ?? after) >= after) expect(isTaken(is)).toBe(true)
        expect(isTaken(is)).toBe(is === 'running' || is === 'recent')
      }),
    )
  })
})

describe('the period of a sheet', () => {
  it('is the year, or as much as is over of it', () => {
    expect(sheetPeriod(2025, '2026-12-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(sheetPeriod(2026, '2026-12-01')).toEqual({ from: '2026-01-01', to: '2026-12-01' })
    expect(sheetPeriod(2026, '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' })
    expect(sheetPeriod(2027, '2026-12-31')).toBeNull()
  })
})
