import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceOf, silenceEndsOn } from '../../server/official-requests/rules.ts'

describe('two months of silence', () => {
  it.each([
    ['2026-11-24', '2027-01-24'],
    ['2026-12-31', '2027-02-28'],
    ['2027-12-31', '2028-02-29'],
    ['2026-12-28', '2027-02-28'],
    ['2026-06-30', '2026-08-30'],
    ['2026-07-31', '2026-09-30'],
    ['2026-10-31', '2026-12-31'],
    ['2028-02-29', '2028-04-29'],
  ])('from %s end on %s', (receivedOn, dueOn) => {
    expect(silenceEndsOn(receivedOn)).toBe(dueOn)
  })

  it('end on the same day two months later, or on the last of a month that has none', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        date => {
          const received = Temporal.PlainDate.from(date.toISOString().slice(0, 10))
          const due = Temporal.PlainDate.from(silenceEndsOn(received.toString()))
          expect(due.toString()).toBe(received.add({ months: 2 }).toString())
          expect(due.day).toBe(Math.min(received.day, due.daysInMonth))
        },
      ),
    )
  })

  it('never end earlier for what was received later', () => {
    const day = fc.integer({ min: 0, max: 40_000 })
    const dateOf = (days: number) => Temporal.PlainDate.from('2000-01-01').add({ days }).toString()
    fc.assert(
      fc.property(day, fc.nat(60), (first, more) => {
        expect(silenceEndsOn(dateOf(first)) <= silenceEndsOn(dateOf(first + more))).toBe(true)
      }),
    )
  })
})

it('is called by its year and number', () => {
  expect(referenceOf({ year: 2026, number: 14 })).toBe('2026-014')
  expect(referenceOf({ year: 2026, number: 1014 })).toBe('2026-1014')
})
