import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../server/hours/rules-opening-hours.ts'
import {
  aimMsOf,
  compileTargets,
  type Target,
  type TargetVersion,
  targetLabel,
  targetMsOf,
  targetsLabel,
} from '../../server/hours/rules-target.ts'
import { dateOfDay, dayOfDate } from '../../server/language/zone.ts'
import { calendars, caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Monday to Friday 9–12 and 14–17, Saturday 9–12, closed on 14 May 2026: docs/reply-times.md. */
const calendar = compileCalendar([caseCalendar])
const closing = (at: string, days: number) => calendar.closingAfter(paris(at), days)

describe('working days', () => {
  it.each([
    // Tuesday 2 June 2026: the day itself does not count.
    ['in the morning', '2026-06-02T10:00', 2, '2026-06-04T17:00'],
    ['at opening time', '2026-06-02T09:00', 2, '2026-06-04T17:00'],
    ['before opening, of that day', '2026-06-02T03:00', 2, '2026-06-04T17:00'],
    ['during lunch, of that day', '2026-06-02T13:00', 2, '2026-06-04T17:00'],
    ['in the last millisecond', '2026-06-02T16:59:59.999', 1, '2026-06-03T17:00'],
    ['at closing time, of the next day', '2026-06-02T17:00', 1, '2026-06-04T17:00'],
    ['on Sunday, of Monday', '2026-06-07T20:00', 2, '2026-06-10T17:00'],
    ['on Friday: Saturday morning is one', '2026-06-05T10:00', 1, '2026-06-06T12:00'],
    ['over Sunday', '2026-06-05T10:00', 2, '2026-06-08T17:00'],
    ['over a closed day', '2026-05-13T10:00', 1, '2026-05-15T17:00'],
    ['of a closed day, from the next opened one', '2026-05-14T10:00', 1, '2026-05-16T12:00'],
    ['over the change of clocks in spring', '2026-03-28T11:00', 1, '2026-03-30T17:00'],
    ['over the change of clocks in autumn', '2026-10-24T11:00', 1, '2026-10-26T17:00'],
  ])('%s', (_case, at, days, expected) => {
    expect(closing(at, days)).toBe(paris(expected))
  })

  it('skip a public holiday that is kept', () => {
    const kept = compileCalendar([{ ...caseCalendar, holidays: 'FR' }])
    // Tuesday 14 July 2026.
    expect(kept.closingAfter(paris('2026-07-13T10:00'), 1)).toBe(paris('2026-07-15T17:00'))
  })

  it('have no end where nothing opens any more', () => {
    const shut = compileCalendar([{ ...caseCalendar, week: {} }])
    expect(shut.closingAfter(paris('2026-06-02T10:00'), 1)).toBeNull()
    expect(compileCalendar([]).closingAfter(paris('2026-06-02T10:00'), 1)).toBeNull()
    const target = { workingDays: 1 }
    expect(targetMsOf(target, paris('2026-06-02T10:00'), shut)).toBe(Number.POSITIVE_INFINITY)
  })

  it('end on the millisecond, and an answer while it is closed adds nothing', () => {
    const at = paris('2026-06-02T10:00')
    const targetMs = targetMsOf({ workingDays: 1 }, at, calendar)
    // Five hours of Tuesday, six of Wednesday.
    expect(targetMs).toBe(11 * HOUR)
    expect(calendar.officeMs(at, paris('2026-06-03T17:00'))).toBe(targetMs)
    expect(calendar.officeMs(at, paris('2026-06-04T09:00'))).toBe(targetMs)
    expect(calendar.officeMs(at, paris('2026-06-04T09:00') + 1)).toBe(targetMs + 1)
    expect(calendar.deadline(at, targetMs)).toBe(paris('2026-06-03T17:00'))
  })
})

const instants = fc
  .integer({ min: 0, max: 900 * 24 * 60 * 60 })
  .map(seconds => paris('2025-06-01T00:00') + seconds * 1000)
const someCalendar = fc.constantFrom(...calendars)
const days = fc.integer({ min: 1, max: 5 })

describe('working days, of any calendar', () => {
  it('never end sooner for what arrives later', () => {
    fc.assert(
      fc.property(someCalendar, instants, fc.nat(20 * DAY), days, (versions, at, later, count) => {
        const office = compileCalendar(versions)
        const [one, other] = [
          office.closingAfter(at, count),
          office.closingAfter(at + later, count),
        ]
        if (one !== null && other !== null) expect(other).toBeGreaterThanOrEqual(one)
        else expect(other).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('end when a day closes that many opened days later, as counted one by one', () => {
    fc.assert(
      fc.property(someCalendar, instants, days, (versions, at, count) => {
        const office = compileCalendar(versions)
        const first = versions[0]
        if (first === undefined) return
        const localDay = (instant: number) =>
          dayOfDate(
            Temporal.Instant.fromEpochMilliseconds(instant)
              .toZonedDateTimeISO(first.zone)
              .toPlainDate()
              .toString(),
          )
        // The first opened instant from then on, found by walking the days.
        let day = localDay(at)
        const closes = (each: number) => office.intervalsOn(dateOfDay(each)).at(-1)?.end ?? -1
        while (closes(day) <= at && day < localDay(at) + 400) day++
        for (let left = count; left > 0; ) {
          day++
          if (day > localDay(at) + 800) return
          if (closes(day) >= 0) left--
        }
        expect(office.closingAfter(at, count)).toBe(closes(day))
      }),
      { numRuns: 300 },
    )
  })

  it('are due when their opening hours have passed', () => {
    fc.assert(
      fc.property(someCalendar, instants, days, (versions, at, count) => {
        const office = compileCalendar(versions)
        const due = office.closingAfter(at, count)
        if (due === null) return
        expect(office.deadline(at, targetMsOf({ workingDays: count }, at, office))).toBe(due)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the first line', () => {
  it('is the aim before a target in minutes, and the target itself elsewhere', () => {
    expect(aimMsOf(10, { minutes: 15 }, 15 * MINUTE)).toBe(10 * MINUTE)
    expect(aimMsOf(10, { minutes: 5 }, 5 * MINUTE)).toBe(5 * MINUTE)
    expect(aimMsOf(10, { workingDays: 2 }, 12 * HOUR)).toBe(12 * HOUR)
  })
})

describe('dated targets', () => {
  const versions: TargetVersion[] = [
    { channelId: null, fromDate: '2026-07-01', target: { minutes: 30 } },
    { channelId: 7, fromDate: '2026-06-15', target: { workingDays: 2 } },
    { channelId: 7, fromDate: '2026-08-01', target: null },
  ]
  const targets = compileTargets({ minutes: 15 }, versions)
  const on = (channel: number | null, date: string) => targets.on(channel, dayOfDate(date))

  it('hold from their date on, a channel’s before the commune’s', () => {
    expect(on(null, '2020-01-01')).toEqual({ minutes: 15 })
    expect(on(7, '2026-06-14')).toEqual({ minutes: 15 })
    expect(on(7, '2026-06-15')).toEqual({ workingDays: 2 })
    expect(on(8, '2026-06-30')).toEqual({ minutes: 15 })
    expect(on(8, '2026-07-01')).toEqual({ minutes: 30 })
    expect(on(7, '2026-07-31')).toEqual({ workingDays: 2 })
    expect(on(7, '2026-08-01')).toEqual({ minutes: 30 })
  })

  it('say all that held over a period, each once', () => {
    const during = (channel: number, from: string, to: string) =>
      targets.during(channel, dayOfDate(from), dayOfDate(to))
    expect(during(7, '2026-06-01', '2026-08-31')).toEqual([
      { minutes: 15 },
      { workingDays: 2 },
      { minutes: 30 },
    ])
    expect(during(7, '2026-06-15', '2026-07-31')).toEqual([{ workingDays: 2 }])
    expect(during(8, '2026-06-01', '2026-06-30')).toEqual([{ minutes: 15 }])
  })

  it('give nothing another target before its date', () => {
    const dates = fc.integer({ min: 20_000, max: 20_400 })
    const target: fc.Arbitrary<Target> = fc.oneof(
      fc.record({ minutes: fc.integer({ min: 1, max: 1440 }) }),
      fc.record({ workingDays: days }),
    )
    const version = fc.record({
      channelId: fc.constantFrom(null, 1, 2),
      fromDate: dates.map(dateOfDay),
      target: fc.option(target),
    })
    fc.assert(
      fc.property(
        fc.array(version),
        version,
        dates,
        fc.constantFrom(1, 2),
        (list, more, day, channel) => {
          if (day >= dayOfDate(more.fromDate)) return
          const before = compileTargets({ minutes: 15 }, list).on(channel, day)
          expect(compileTargets({ minutes: 15 }, [...list, more]).on(channel, day)).toEqual(before)
        },
      ),
    )
  })
})

it('targets are told in words', () => {
  expect(targetLabel({ minutes: 15 }).fr).toBe('15\u00a0min')
  expect(targetLabel({ workingDays: 1 })).toEqual({
    fr: '1\u00a0jour ouvré',
    en: '1\u00a0working day',
  })
  expect(targetsLabel([{ workingDays: 2 }]).fr).toBe('l’objectif de 2\u00a0jours ouvrés')
  // After « 19 messages sur 26 répondus dans ».
  expect(targetsLabel([{ minutes: 15 }, { workingDays: 2 }])).toEqual({
    fr: 'l’objectif de leur canal',
    en: 'the target of their channel',
  })
})
