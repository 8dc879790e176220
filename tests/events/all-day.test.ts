import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysLater, timesOfDays, wholeDaysOf } from '../../server/events/rules/all-day.ts'
import { composeEvent, lastDayOf, whenOf } from '../../server/events/rules/compose.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

it.each([
  ['2027-06-12T00:00', '2027-06-13T00:00', 'Samedi 12 juin 2027, toute la journée', '2027-06-12'],
  ['2027-06-12T00:00', '2027-06-12T23:59', 'Samedi 12 juin 2027, toute la journée', '2027-06-12'],
  [
    '2027-06-12T00:00',
    '2027-06-14T00:00',
    'Du samedi 12 juin au dimanche 13 juin 2027',
    '2027-06-13',
  ],
  [
    '2026-12-31T00:00',
    '2027-01-01T23:59',
    'Du jeudi 31 décembre 2026 au vendredi 1er janvier 2027',
    '2027-01-01',
  ],
])('from %s to %s is « %s »', (startLocal, endLocal, words, last) => {
  expect(plain(whenOf({ startLocal, endLocal }))).toBe(words)
  expect(lastDayOf({ startLocal, endLocal })).toBe(last)
})

it.each([
  ['2027-06-12T00:00', null],
  ['2027-06-12T00:00', '2027-06-12T00:00'],
  ['2027-06-12T00:00', '2027-06-12T02:00'],
  ['2027-06-12T20:00', '2027-06-13T00:00'],
])('from %s to %s has hours', (startLocal, endLocal) => {
  expect(wholeDaysOf({ startLocal, endLocal })).toBeNull()
})

it('days become times and are the same days again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000 }),
      fc.integer({ min: 0, max: 30 }),
      (from, length) => {
        const first = daysLater('2026-01-01', from)
        const last = daysLater(first, length)
        expect(wholeDaysOf(timesOfDays(first, last))).toEqual({ first, last })
      },
    ),
  )
})

it('« {heure} » of whole days is no « 0 h »', () => {
  const event = {
    title: 'Brocante',
    place: 'Rue haute',
    text: '',
    ...timesOfDays('2027-06-12', '2027-06-12'),
  }
  const limit = { textLength: 500, counts: 'codepoints' } as const
  expect(composeEvent(event, limit, { template: '{date}, {heure}' })).toMatch(/, toute la journée$/)
})
