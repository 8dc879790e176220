import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeEvent, strangePlaces } from '../../server/events/rules/compose.ts'
import { defaultPlans } from '../../server/events/rules/default-plans.ts'
import { schedulePlan, stepLocal, stepTimeOf } from '../../server/events/rules/plan.ts'
import { instantOfLocal } from '../../server/language/instant.ts'

const ball = { startLocal: '2027-07-13T21:00', endLocal: '2027-07-14T02:00' }
const fair = { startLocal: '2027-06-11T18:00', endLocal: '2027-06-13T20:00' }

describe('a step', () => {
  it.each([
    [ball, -45, '2027-05-29'],
    [ball, 0, '2027-07-13'],
    // Who danced until two in the morning is thanked on that day.
    [ball, 1, '2027-07-14'],
    [fair, -1, '2027-06-10'],
    [fair, 0, '2027-06-11'],
    [fair, 1, '2027-06-14'],
    [{ startLocal: '2028-02-29T10:00', endLocal: null }, 1, '2028-03-01'],
    [{ startLocal: '2027-01-01T10:00', endLocal: null }, -1, '2026-12-31'],
  ])('%o, %i days: %s', (event, days, date) => {
    expect(stepLocal(event, { days, time: '18:00' })).toBe(`${date}T18:00`)
  })

  it('keeps its local hour across a change of clocks', () => {
    const event = { startLocal: '2027-04-03T20:00', endLocal: null }
    const local = stepLocal(event, { days: -7, time: '18:30' })
    expect(local).toBe('2027-03-27T18:30')
    const week = 7 * 24 * 3_600_000
    const apart =
      instantOfLocal('2027-04-03T18:30', 'Europe/Paris') - instantOfLocal(local, 'Europe/Paris')
    expect(apart).toBe(week - 3_600_000)
  })

  it('is as many days away as it says, as a calendar counts', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: -90, max: 90 }),
        (day, days) => {
          const startLocal = `${day.toISOString().slice(0, 10)}T12:00`
          const local = stepLocal({ startLocal, endLocal: null }, { days, time: '09:00' })
          const from = Temporal.PlainDate.from(startLocal.slice(0, 10))
          expect(from.until(local.slice(0, 10)).days).toBe(days)
        },
      ),
    )
  })
})

describe('the step of a local time', () => {
  it('is the one that falls there', () => {
    fc.assert(
      fc.property(fc.constantFrom(ball, fair), fc.integer({ min: -90, max: 90 }), (event, days) => {
        const step = { days, time: '18:30' }
        expect(stepTimeOf(event, stepLocal(event, step))).toEqual(step)
      }),
    )
  })

  it('is none in the middle of a long event', () => {
    expect(stepTimeOf(fair, '2027-06-12T09:00')).toBeNull()
    expect(stepTimeOf(ball, '2027-07-14T01:00')).toEqual({ days: 1, time: '01:00' })
  })
})

describe('a plan', () => {
  it('is in the order of its times, and names what is past', () => {
    const steps = [
      { days: 1, time: '11:00' },
      { days: -30, time: '18:00' },
      { days: 0, time: '09:00' },
    ]
    const scheduled = schedulePlan(steps, ball, '2027-06-13T18:01')
    expect(scheduled.map(({ dueLocal, isPast }) => [dueLocal, isPast])).toEqual([
      ['2027-06-13T18:00', true],
      ['2027-07-13T09:00', false],
      ['2027-07-14T11:00', false],
    ])
  })

  it.each(defaultPlans.map(plan => [plan.name, plan] as const))(
    'of the house can be said: %s',
    (_name, { steps }) => {
      expect(steps.map(({ days }) => days)).toEqual(
        steps.map(({ days }) => days).toSorted((a, b) => a - b),
      )
      const event = { title: 'Bal', ...ball, place: 'Place', text: 'Venez.' }
      for (const { text, audience } of steps) {
        expect(strangePlaces(text)).toEqual([])
        if (audience === 'internal') continue
        const said = composeEvent(event, { textLength: 500, counts: 'utf16' }, { template: text })
        expect(said).toContain('Bal')
        expect(said).not.toMatch(/[{}]/)
      }
    },
  )
})
