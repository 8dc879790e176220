import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  frenchClock,
  frenchCount,
  frenchDate,
  frenchDuration,
  frenchInstant,
  frenchList,
  frenchLocalTime,
  frenchNumber,
  frenchOfficeDuration,
  frenchPercent,
  frenchPeriod,
  frenchTime,
  frenchWeekday,
  isSingular,
  localDay,
  localFields,
  localMinute,
} from '../../server/language/french.ts'
import { localDateOf, localTimeOf } from '../../server/language/instant.ts'
import { ambiguousTimes } from '../support/ambiguous-times.ts'

const paris = 'Europe/Paris'
const at = (iso: string) => Date.parse(iso)

describe('plural', () => {
  it.each([
    [0, true],
    [1, true],
    [1.5, true],
    [1.99, true],
    [2, false],
    [21, false],
    [-1, true],
    [-2, false],
  ])('%s is singular: %s', (count, expected) => {
    expect(isSingular(count)).toBe(expected)
  })

  it('writes the count and the word together', () => {
    expect(frenchCount(0, 'message', 'messages')).toBe('0\u00a0message')
    expect(frenchCount(1, 'message', 'messages')).toBe('1\u00a0message')
    expect(frenchCount(1250, 'message', 'messages')).toBe('1\u202f250\u00a0messages')
  })
})

describe('numbers', () => {
  it.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1000, 0, '1\u202f000'],
    [1234567, 0, '1\u202f234\u202f567'],
    [1.5, 1, '1,5'],
    [2, 1, '2'],
    [1234.56, 1, '1\u202f234,6'],
    [-12, 0, '−12'],
    [-0.2, 0, '0'],
  ])('%s with %s decimals is %s', (value, decimals, expected) => {
    expect(frenchNumber(value, decimals)).toBe(expected)
  })

  it.each([
    [0, '0\u00a0%'],
    [0.001, '1\u00a0%'],
    [0.666, '67\u00a0%'],
    [0.92, '92\u00a0%'],
    [0.999, '99\u00a0%'],
    [1, '100\u00a0%'],
  ])('the ratio %s is %s', (ratio, expected) => {
    expect(frenchPercent(ratio)).toBe(expected)
  })
})

describe('durations', () => {
  const s = 1000
  const min = 60 * s
  const h = 60 * min
  it.each([
    [0, '0\u00a0min'],
    [400, '1\u00a0s'],
    [40 * s, '40\u00a0s'],
    [59_999, '59\u00a0s'],
    [min, '1\u00a0min'],
    [12 * min + 59 * s, '12\u00a0min'],
    [h - 1, '59\u00a0min'],
    [h, '1\u00a0heure'],
    [2 * h + 5 * min, '2\u00a0h\u00a05\u00a0min'],
    [24 * h - 1, '23\u00a0h\u00a059\u00a0min'],
    [24 * h, '1\u00a0j'],
    [76 * h, '3\u00a0j\u00a04\u00a0h'],
    [1000 * 24 * h, '1\u202f000\u00a0jours'],
  ])('%s ms is %s', (ms, expected) => {
    expect(frenchDuration(ms)).toBe(expected)
  })
})

describe('dates and times', () => {
  it.each([
    [18, 30, '18\u00a0h\u00a030'],
    [18, 0, '18\u00a0h'],
    [9, 5, '9\u00a0h\u00a005'],
    [0, 0, '0\u00a0h'],
  ])('%s:%s', (hour, minute, expected) => {
    expect(frenchClock(hour, minute)).toBe(expected)
  })

  it('names days as a mairie writes them', () => {
    expect(frenchDate('2027-05-01')).toBe('1er\u00a0mai 2027')
    expect(frenchDate('2027-05-03', { weekday: true })).toBe('lundi 3\u00a0mai 2027')
    expect(frenchDate('2026-08-15', { weekday: true, year: false })).toBe('samedi 15\u00a0août')
    expect(frenchDate('2028-02-29T10:00')).toBe('29\u00a0février 2028')
    expect(frenchWeekday('2026-11-22')).toBe('dimanche')
  })

  it('tells a local time and an instant alike', () => {
    const expected = 'mardi 13\u00a0juillet 2027 à 18\u00a0h\u00a030'
    expect(frenchLocalTime('2027-07-13T18:30', { weekday: true })).toBe(expected)
    expect(frenchInstant(at('2027-07-13T16:30:00Z'), paris, { weekday: true })).toBe(expected)
    expect(frenchTime(at('2027-01-13T17:00:00Z'), paris)).toBe('18\u00a0h')
  })

  it('writes a period once where its months agree', () => {
    expect(frenchPeriod('2026-11-16', '2026-11-22')).toBe('du 16 au 22\u00a0novembre 2026')
    expect(frenchPeriod('2027-03-29', '2027-04-04')).toBe('du 29\u00a0mars au 4\u00a0avril 2027')
    expect(frenchPeriod('2026-12-28', '2027-01-03')).toBe(
      'du 28\u00a0décembre 2026 au 3\u00a0janvier 2027',
    )
    expect(frenchPeriod('2027-05-01', '2027-05-01')).toBe('le 1er\u00a0mai 2027')
    expect(frenchPeriod('2027-05-01', '2027-05-07')).toBe('du 1er au 7\u00a0mai 2027')
  })

  it('refuses what is not a date', () => {
    expect(() => frenchDate('3 mai')).toThrow(RangeError)
    expect(() => frenchLocalTime('2027-05-03')).toThrow(RangeError)
  })

  it('shows what the clocks of the commune show, on both changes of clocks', () => {
    expect(localFields(at('2026-10-25T00:30:00Z'), paris)).toEqual({
      year: 2026,
      month: 10,
      day: 25,
      weekday: 7,
      hour: 2,
      minute: 30,
    })
    const instants = ['2027-03-28T00:59:00Z', '2027-03-28T01:00:00Z', '2026-10-25T01:30:00Z']
    for (const instant of [...instants, '2026-12-31T23:30:00Z', '2027-07-01T21:59:00Z'].map(at)) {
      expect(localMinute(instant, paris)).toBe(localTimeOf(instant, paris))
      expect(localDay(instant, paris)).toBe(localDateOf(instant, paris))
    }
  })

  it('joins a list', () => {
    expect(frenchList([])).toBe('')
    expect(frenchList(['a'])).toBe('a')
    expect(frenchList(['a', 'b'])).toBe('a et b')
    expect(frenchList(['a', 'b', 'c'])).toBe('a, b et c')
  })
})

describe('a length', () => {
  it('never reads as a time of day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 24 * 3_600_000 }), ms => {
        expect(ambiguousTimes(frenchDuration(ms))).toEqual([])
        expect(ambiguousTimes(frenchOfficeDuration(ms))).toEqual([])
      }),
    )
    for (let hours = 1; hours <= 48; hours++) {
      expect(ambiguousTimes(frenchDuration(hours * 3_600_000))).toEqual([])
    }
    expect(ambiguousTimes(frenchClock(2, 16))).toHaveLength(1)
  })
})

describe('frenchOfficeDuration', () => {
  it('never tells opening hours in days', () => {
    expect(frenchOfficeDuration(719_999)).toBe('11\u00a0min')
    expect(frenchOfficeDuration(8_340_000)).toBe('2\u00a0h\u00a019\u00a0min')
    expect(frenchOfficeDuration(253.5 * 3_600_000)).toBe('253\u00a0heures')
    expect(frenchOfficeDuration(1253 * 3_600_000)).toBe('1\u202f253\u00a0heures')
  })
})
