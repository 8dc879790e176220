import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileWatch, type Duty } from '../../server/alerts/rules.ts'
import { type CalendarVersion, compileCalendar } from '../../server/hours/rules-opening-hours.ts'
import { compileZone } from '../../server/language/zone.ts'
import { NaiveOffice } from '../support/reply-times/naive-reply-time.ts'
import { calendars, caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const zone = compileZone('Europe/Paris')

function duty(part: Partial<Duty> = {}): Duty {
  return {
    userId: 'ann',
    fromDate: '2026-01-01',
    toDate: null,
    callFrom: null,
    callTo: null,
    ...part,
  }
}

function watchOf(duties: Duty[], versions: CalendarVersion[] = [caseCalendar]) {
  return compileWatch(compileCalendar(versions), duties, zone)
}

/** When a message of `from` has waited for that many minutes, in Paris. */
function reached(duties: Duty[], from: string, minutes: number): string | null {
  const at = watchOf(duties).reach(paris(from), minutes * MINUTE)
  return at === null ? null : local(at)
}

function local(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

const evenings = duty({ callFrom: '18:00', callTo: '23:00' })
const nights = duty({ callFrom: '22:00', callTo: '06:00' })

describe('watched time', () => {
  it.each([
    ['runs in opening hours', [], '2026-06-02T10:00', 8, '2026-06-02T10:08'],
    ['waits for the morning', [], '2026-06-02T20:00', 8, '2026-06-03T09:08'],
    [
      'waits for the morning when on duty is not on call',
      [duty()],
      '2026-06-02T20:00',
      8,
      '2026-06-03T09:08',
    ],
    ['runs while somebody is on call', [evenings], '2026-06-02T20:00', 8, '2026-06-02T20:08'],
    ['joins the evening and the morning', [evenings], '2026-06-02T22:55', 8, '2026-06-03T09:03'],
    ['never ends with a stretch', [], '2026-06-02T11:52', 8, '2026-06-02T14:00'],
    ['goes on past midnight', [nights], '2026-06-02T23:56', 8, '2026-06-03T00:04'],
    ['ends at six', [nights], '2026-06-03T05:55', 8, '2026-06-03T09:03'],
    ['skips a closed day', [], '2026-05-13T16:55', 8, '2026-05-15T09:03'],
    [
      'counts two on call once',
      [evenings, duty({ userId: 'bob', callFrom: '19:00', callTo: '21:00' })],
      '2026-06-02T19:55',
      8,
      '2026-06-02T20:03',
    ],
    [
      'ends with the turn',
      [{ ...evenings, toDate: '2026-06-01' }],
      '2026-06-02T20:00',
      8,
      '2026-06-03T09:08',
    ],
    [
      'lasts into the day after the turn',
      [{ ...nights, toDate: '2026-06-02' }],
      '2026-06-03T01:00',
      8,
      '2026-06-03T01:08',
    ],
    // The night of 28 March is an hour shorter, that of 24 October an hour longer.
    [
      'passes over the hour that does not exist',
      [nights],
      '2026-03-29T01:56',
      8,
      '2026-03-29T03:04',
    ],
    [
      'runs twice through the hour that comes twice',
      [nights],
      '2026-10-25T02:56+02:00',
      8,
      '2026-10-25T02:04',
    ],
  ] as const)('%s', (_what, duties, from, minutes, expected) => {
    expect(reached([...duties], from, minutes)).toBe(expected)
  })

  it('is a whole day when it ends at the time at which it begins', () => {
    const watch = watchOf([duty({ callFrom: '08:00', callTo: '08:00' })], [])
    expect(watch.isWatched(paris('2026-06-03T07:59'))).toBe(true)
    expect(watch.reach(paris('2026-06-02T08:00'), 72 * HOUR)).toBe(paris('2026-06-05T08:00'))
  })

  it('is never where there are neither hours nor calls, or no longer any', () => {
    expect(watchOf([duty()], []).reach(paris('2026-06-02T10:00'), 0)).toBeNull()
    const over = { ...evenings, toDate: '2026-06-01' }
    expect(watchOf([over], []).reach(paris('2026-06-02T10:00'), 0)).toBeNull()
  })

  it('agrees with counting minute by minute', () => {
    const time = fc
      .integer({ min: 0, max: 24 * 60 - 1 })
      .map(
        each =>
          `${String(Math.floor(each / 60)).padStart(2, '0')}:${String(each % 60).padStart(2, '0')}`,
      )
    const duties = fc.array(
      fc
        .tuple(time, time, fc.boolean())
        .map(([callFrom, callTo, ends]) =>
          duty({ callFrom, callTo, toDate: ends ? '2026-06-01' : null }),
        ),
      { maxLength: 2 },
    )
    const from = fc.oneof(
      ...['2026-06-01T06:00', '2026-03-28T20:00', '2026-10-24T20:00', '2026-05-13T15:00'].map(
        start => fc.integer({ min: 0, max: 30 * HOUR }).map(ms => paris(start) + ms),
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...calendars),
        duties,
        from,
        fc.integer({ min: 0, max: 90 * MINUTE }),
        (versions, roster, at, ms) => {
          const office = new NaiveOffice(versions)
          const isWatched = (instant: number) =>
            office.isOpen(instant) || roster.some(each => isOnCallNaively(each, instant))
          const found = watchOf(roster, versions).reach(at, ms)
          expect(found).toBe(naiveReach(isWatched, at, ms, found ?? at + 4 * 24 * HOUR))
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** Whole minutes are watched or not; looked at one by one, until a while after `until`. */
function naiveReach(
  isWatched: (at: number) => boolean,
  from: number,
  ms: number,
  until: number,
): number | null {
  let left = ms
  let at = from
  while (at <= until + MINUTE) {
    const end = Math.floor(at / MINUTE) * MINUTE + MINUTE
    if (isWatched(at)) {
      if (left < end - at) return at + left
      left -= end - at
    }
    at = end
  }
  return null
}

function isOnCallNaively({ fromDate, toDate, callFrom, callTo }: Duty, at: number): boolean {
  if (callFrom === null || callTo === null) return false
  const today = Temporal.PlainDate.from(local(at).slice(0, 10))
  return [-1, 0].some(days => {
    const date = today.add({ days })
    if (date.toString() < fromDate || (toDate !== null && date.toString() > toDate)) return false
    const end = callTo > callFrom ? date : date.add({ days: 1 })
    return paris(`${date}T${callFrom}`) <= at && at < paris(`${end}T${callTo}`)
  })
}

describe('who is told', () => {
  const watch = watchOf([
    duty({ userId: 'ann', toDate: '2026-06-02', callFrom: '18:00', callTo: '02:00' }),
    duty({ userId: 'bob', fromDate: '2026-06-03' }),
  ])
  it.each([
    ['in opening hours those who are on duty that day', '2026-06-02T10:00', ['ann']],
    ['in the evening who is on call', '2026-06-02T19:00', ['ann']],
    ['after midnight who was called the evening before', '2026-06-03T01:59', ['ann']],
    ['nobody at closing time', '2026-06-02T17:00', []],
    ['nobody once the call has ended', '2026-06-03T02:00', []],
    ['the next one in the morning', '2026-06-03T09:00', ['bob']],
    ['nobody in the evening when nobody is on call', '2026-06-03T19:00', []],
  ])('is %s', (_what, at, expected) => {
    expect(watch.onDutyAt(paris(at))).toEqual(expected)
  })

  it('is each person once', () => {
    const twice = watchOf([duty(), duty({ callFrom: '09:00', callTo: '11:00' })])
    expect(twice.onDutyAt(paris('2026-06-02T10:00'))).toEqual(['ann'])
  })
})
