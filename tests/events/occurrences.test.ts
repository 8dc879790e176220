import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrencesOf } from '../../server/events/occurrences.ts'
import { mostOccurrences, repeatKindsOf, ruleOf } from '../../server/events/rules/recurrence.ts'
import { Refusal } from '../../server/platform/refusal.ts'

const zone = 'Europe/Paris'
const from = (startLocal: string, rule: string, except: string[] = []) =>
  occurrencesOf({ startLocal, zone, rule }, except)

describe('the occurrences of a rule', () => {
  it('keep their hour across the changes of clocks', () => {
    const { starts, isCut } = from('2027-03-20T18:30', 'FREQ=WEEKLY;COUNT=3')
    expect(starts).toEqual(['2027-03-20T18:30', '2027-03-27T18:30', '2027-04-03T18:30'])
    expect(isCut).toBe(false)
  })

  it('are the second Saturdays, until a date that is still of them', () => {
    const { starts } = from('2027-06-12T10:00', 'FREQ=MONTHLY;BYDAY=2SA;UNTIL=20270911T235959')
    expect(starts.map(start => start.slice(0, 10))).toEqual([
      '2027-06-12',
      '2027-07-10',
      '2027-08-14',
      '2027-09-11',
    ])
  })

  it('leave out the 31st of the months that have none', () => {
    const { starts } = from('2027-01-31T10:00', 'FREQ=MONTHLY;COUNT=3')
    expect(starts.map(start => start.slice(5, 10))).toEqual(['01-31', '03-31', '05-31'])
  })

  it('are without the exceptions, which count all the same', () => {
    const { starts } = from('2027-06-05T10:00', 'FREQ=WEEKLY;COUNT=3', ['2027-06-12'])
    expect(starts).toEqual(['2027-06-05T10:00', '2027-06-19T10:00'])
  })

  it('end at an instant, told in local time', () => {
    // 18 h 30 in summer is 16 h 30 UTC: the last one is of that very minute.
    const rule = 'FREQ=DAILY;UNTIL=20270703T163000Z'
    expect(from('2027-07-01T18:30', rule).starts).toHaveLength(3)
    expect(from('2027-07-01T18:31', rule).starts).toHaveLength(2)
    expect(from('2027-07-01T18:30', 'FREQ=DAILY;UNTIL=20270703').starts).toHaveLength(3)
  })

  it('are bounded, and it is said', () => {
    const daily = from('2027-01-01T10:00', 'FREQ=DAILY')
    expect(daily.starts).toHaveLength(mostOccurrences)
    expect(daily.isCut).toBe(true)
    const weekly = from('2027-01-01T10:00', 'FREQ=WEEKLY')
    expect(weekly.starts.at(-1)).toBe('2028-12-29T10:00')
    expect(weekly.isCut).toBe(true)
    expect(from('2027-01-01T10:00', 'FREQ=YEARLY;COUNT=9').isCut).toBe(true)
    expect(from('2027-01-01T10:00', 'FREQ=YEARLY;UNTIL=20990101T000000Z').isCut).toBe(true)
  })

  it('are those of a repetition begun years ago that are still to come', () => {
    const { starts, isCut } = occurrencesOf({
      startLocal: '2015-01-03T09:00',
      zone,
      rule: 'FREQ=WEEKLY',
      from: '2027-06-01T00:00',
    })
    expect(starts[0]).toBe('2027-06-05T09:00')
    expect(starts).toHaveLength(104)
    expect(isCut).toBe(true)
  })

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYSETPOS=5',
    'FREQ=DAILY;INTERVAL=999999999',
    'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29',
    'FREQ=YEARLY;BYDAY=53MO;BYWEEKNO=53;BYYEARDAY=1',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12',
    'FREQ=MONTHLY;INTERVAL=7;BYDAY=5SA;BYMONTHDAY=-31;BYMONTH=2',
  ])('never keep the server busy: %s', rule => {
    expect(() => {
      const { starts } = from('2027-01-01T10:00', rule)
      expect(starts.length).toBeLessThanOrEqual(mostOccurrences)
    }).toSatisfy((run: () => void) => {
      try {
        run()
        return true
      } catch (error) {
        return error instanceof Refusal
      }
    })
  })

  it.each([
    ['FREQ=SECONDLY', 'au plus une fois par jour'],
    ['FREQ=HOURLY;COUNT=2', 'au plus une fois par jour'],
    ['FREQ=DAILY;BYHOUR=9,18', 'au plus une fois par jour'],
    ['FREQ=DAILY;UNTIL=20279999T999999Z', 'ne se lit pas'],
    ['COUNT=3', 'au plus une fois par jour'],
    ['FREQ=WEEKLY;INTERVAL=0', 'ne se lit pas'],
    ['FREQ=WEEKLY;UNTIL=garbage', 'ne se lit pas'],
    ['FREQ=WEEKLY\nEXRULE:FREQ=DAILY', 'ne se lit pas'],
    ['', 'ne se lit pas'],
  ])('refuse %j', (rule, words) => {
    expect(() => from('2027-01-01T10:00', rule)).toThrow(words)
  })

  it('begin with the first date, keep its hour and its weekday, whatever is chosen', () => {
    const days = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10))
    const times = fc.constantFrom('00:00', '02:30', '18:30', '23:59')
    fc.assert(
      fc.property(days, times, fc.nat(5), fc.integer({ min: 1, max: 30 }), (day, at, n, count) => {
        const kinds = repeatKindsOf(day)
        const kind = kinds[n % kinds.length] ?? 'week'
        const { starts } = from(
          `${day}T${at}`,
          ruleOf(`${day}T${at}`, { kind, until: null, count }),
        )
        expect(starts[0]).toBe(`${day}T${at}`)
        expect(starts.length).toBeLessThanOrEqual(count)
        expect(new Set(starts.map(start => start.slice(11)))).toEqual(new Set([at]))
        if (kind.includes('week')) {
          const weekdays = starts.map(start => new Date(`${start.slice(0, 10)}Z`).getUTCDay())
          expect(new Set(weekdays).size).toBe(1)
        }
      }),
      { numRuns: 20 },
    )
  })
})
