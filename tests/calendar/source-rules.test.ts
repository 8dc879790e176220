import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readLocal, whenOf } from '../../server/calendar/rules/source.ts'

const paris = 'Europe/Paris'

it.each([
  ['2026-06-20T21:00:00+02:00', '2026-06-20T21:00'],
  ['2026-06-20T19:00Z', '2026-06-20T21:00'],
  ['2026-06-20T19:00:00.000Z', '2026-06-20T21:00'],
  ['2026-06-20T21:00', '2026-06-20T21:00'],
  ['2026-06-20 21:00:00', '2026-06-20T21:00'],
  ['2026-12-31T23:30:00-0500', '2027-01-01T05:30'],
  ['2026-06-20', '2026-06-20'],
  ['20260620T183000Z', '2026-06-20T20:30'],
  ['20260620T183000', '2026-06-20T18:30'],
  ['20260620', '2026-06-20'],
  ['2026-02-30', null],
  ['2026-06-20T25:00', null],
  ['le 20 juin', null],
  ['', null],
])('« %s » is %s in Paris', (text, local) => {
  expect(readLocal(text, paris)).toBe(local)
})

it.each([
  [
    ['2026-06-20T21:00', '2026-06-21T02:00'],
    { startLocal: '2026-06-20T21:00', endLocal: '2026-06-21T02:00' },
  ],
  [['2026-06-20T21:00', '2026-06-20T20:00'], { startLocal: '2026-06-20T21:00', endLocal: null }],
  [['2026-06-20T21:00', '2026-06-20'], { startLocal: '2026-06-20T21:00', endLocal: null }],
  [
    ['2026-06-20T21:00', '2026-06-22'],
    { startLocal: '2026-06-20T21:00', endLocal: '2026-06-22T23:59' },
  ],
  [['2026-06-20', '2026-06-21'], { startLocal: '2026-06-20', endLocal: '2026-06-21' }],
  [['2026-06-20', null], { startLocal: '2026-06-20', endLocal: null }],
  // How The Events Calendar and others write a whole day.
  [['2026-06-20T00:00', '2026-06-20T23:59'], { startLocal: '2026-06-20', endLocal: null }],
  [['2026-06-20T00:00', '2026-06-21T23:59'], { startLocal: '2026-06-20', endLocal: '2026-06-21' }],
] as const)('from %j', ([start, end], when) => {
  expect(whenOf(start, end)).toEqual(when)
})

it('never answers what is no local time, nor an end before its start', () => {
  const local = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 16))
  const time = fc.oneof(
    local,
    local.map(text => text.slice(0, 10)),
  )
  fc.assert(
    fc.property(time, fc.option(time), (start, end) => {
      const { startLocal, endLocal } = whenOf(start, end)
      expect(startLocal.slice(0, 10)).toBe(start.slice(0, 10))
      expect(endLocal === null || endLocal > startLocal).toBe(true)
      expect(endLocal === null || endLocal.length === startLocal.length).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.string(), text => {
      expect(readLocal(text, paris) ?? '2026-06-20').toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/)
    }),
  )
})
