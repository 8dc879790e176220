import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CalendarVersion,
  compileCalendar,
  type Hours,
  weekdays,
} from '../../server/hours/rules-opening-hours.ts'
import { knownHolidays } from '../support/calendar/holidays.ts'
import { NaiveOffice } from '../support/reply-times/naive-reply-time.ts'
import { calendars, caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const usual = compileCalendar([caseCalendar])

function minutesOf(versions: CalendarVersion[], from: string, to: string): number {
  return compileCalendar(versions).officeMs(paris(from), paris(to)) / MINUTE
}

function localHours(versions: CalendarVersion[], date: string): string[] {
  const local = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Paris').toPlainTime()
  return compileCalendar(versions)
    .intervalsOn(date)
    .map(({ start, end }) => `${local(start)}–${local(end)}`)
}

describe('officeMs', () => {
  it('counts what lies inside opening hours, to the millisecond', () => {
    expect(usual.officeMs(paris('2026-06-02T11:58'), paris('2026-06-02T14:04'))).toBe(6 * MINUTE)
    const closing = paris('2026-06-02T12:00')
    expect(usual.officeMs(closing - 1, closing + 1)).toBe(1)
    expect(usual.officeMs(closing, closing + HOUR)).toBe(0)
  })

  it('is nothing when the end is not after the beginning', () => {
    const at = paris('2026-06-02T10:00')
    expect(usual.officeMs(at, at)).toBe(0)
    expect(usual.officeMs(at + HOUR, at)).toBe(0)
  })

  it('grows backwards and forwards in any order of questions', () => {
    const office = compileCalendar([caseCalendar])
    const week = 5 * 6 * HOUR + 3 * HOUR
    const sums = ['2026-06-01', '2036-06-02', '1999-06-07', '2056-06-05', '1970-01-05'].map(
      monday => {
        const from = paris(`${monday}T00:00`)
        return office.officeMs(from, from + 7 * 24 * HOUR)
      },
    )
    expect(sums).toEqual([week, week, week, week, week])
    const year = office.officeMs(paris('2027-01-01T00:00'), paris('2028-01-01T00:00'))
    expect(year).toBe((261 * 6 + 52 * 3) * HOUR)
  })

  it('agrees with counting minute by minute', () => {
    const offices = calendars.map(versions => ({
      office: compileCalendar(versions),
      naive: new NaiveOffice(versions),
    }))
    const from = fc.integer({ min: paris('2026-03-20T00:00'), max: paris('2026-11-15T00:00') })
    const length = fc.integer({ min: 0, max: 6 * 24 * HOUR })
    fc.assert(
      fc.property(fc.constantFrom(...offices), from, length, ({ office, naive }, at, ms) => {
        expect(office.officeMs(at, at + ms)).toBe(naive.officeMs(at, at + ms))
        expect(office.isOpen(at)).toBe(naive.isOpen(at))
      }),
      { numRuns: 150 },
    )
  })

  it('agrees around every change of clocks, 2000–2040', () => {
    const odd: Hours = [
      ['01:30', '02:20'],
      ['02:40', '03:10'],
      ['03:30', '24:00'],
    ]
    const versions = [{ ...caseCalendar, week: { sat: [['22:00', '24:00']], sun: odd } as const }]
    const office = compileCalendar(versions)
    const naive = new NaiveOffice(versions)
    let at = Temporal.ZonedDateTime.from('2000-01-01T00:00[Europe/Paris]')
    for (let change = 0; change < 82; change++) {
      at = at.getTimeZoneTransition('next') ?? at
      const middle = at.epochMilliseconds
      for (let from = middle - 4 * HOUR; from < middle + 4 * HOUR; from += 20 * MINUTE) {
        for (const length of [10 * MINUTE, 45 * MINUTE, 3 * HOUR]) {
          expect(office.officeMs(from, from + length)).toBe(naive.officeMs(from, from + length))
        }
      }
    }
    expect(at.year).toBe(2040)
  })

  it('and every minute there is open or not as the wall clock says, 2000–2040', () => {
    // Over the hour that is left out or comes twice; none of their bounds lies in it.
    const night: Hours = [
      ['00:20', '00:50'],
      ['01:10', '03:05'],
    ]
    const office = compileCalendar([{ ...caseCalendar, week: { sun: night } }])
    const isOpenAt = (at: number): boolean => {
      const clock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Paris')
      const time = clock.toPlainTime().toString().slice(0, 5)
      return clock.dayOfWeek === 7 && night.some(([from, to]) => from <= time && time < to)
    }
    let changes = 0
    let at = Temporal.ZonedDateTime.from('2000-01-01T00:00[Europe/Paris]')
    for (;;) {
      const next = at.getTimeZoneTransition('next')
      if (next === null || next.year > 2040) break
      at = next
      changes++
      const from = at.epochMilliseconds - 3 * HOUR
      let open = 0
      for (let minute = from; minute < from + 6 * HOUR; minute += MINUTE) {
        expect(office.isOpen(minute), new Date(minute).toISOString()).toBe(isOpenAt(minute))
        if (isOpenAt(minute)) open += MINUTE
      }
      expect(office.officeMs(from, from + 6 * HOUR)).toBe(open)
      const zone = { timeZone: 'Europe/Paris', plainTime: '03:05' }
      const closing = at.toPlainDate().toZonedDateTime(zone).epochMilliseconds
      expect(office.deadline(from, open)).toBe(closing)
    }
    expect(changes).toBe(82)
  })

  it('never grows when a day is closed', () => {
    const days = fc.integer({ min: 0, max: 400 })
    const start = paris('2026-01-01T00:00')
    fc.assert(
      fc.property(
        fc.constantFrom(...calendars),
        days,
        days,
        days,
        (versions, one, from, length) => {
          const date = Temporal.PlainDate.from('2026-01-01').add({ days: one }).toString()
          const closed = versions.map(version => ({
            ...version,
            closed: [...version.closed, date],
          }))
          const a = start + from * 24 * HOUR
          const b = a + length * 6 * HOUR
          const office = compileCalendar(versions)
          const shorter = compileCalendar(closed)
          expect(shorter.officeMs(a, b)).toBeLessThanOrEqual(office.officeMs(a, b))
          // Nor does it make anybody late sooner.
          const dueAt = office.deadline(a, 15 * MINUTE) ?? Number.POSITIVE_INFINITY
          const later = shorter.deadline(a, 15 * MINUTE) ?? Number.POSITIVE_INFINITY
          expect(later).toBeGreaterThanOrEqual(dueAt)
        },
      ),
    )
  })
})

describe('public holidays, 2000–2040', () => {
  const allDay: Hours = [['00:00', '24:00']]
  const week = Object.fromEntries(weekdays.map(day => [day, allDay]))

  it.each(['FR', 'FR-alsace-moselle'] as const)('are closed, and no other day is: %s', holidays => {
    const office = compileCalendar([{ ...caseCalendar, week, holidays, closed: [] }])
    let date = Temporal.PlainDate.from('2000-01-01')
    for (let year = 2000; year <= 2040; year++) {
      const closed: string[] = []
      for (; date.year === year; date = date.add({ days: 1 })) {
        const noon = date.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '12:00' })
        if (!office.isOpen(noon.epochMilliseconds)) closed.push(date.toString())
      }
      expect(closed).toEqual(knownHolidays(year, holidays))
    }
  })
})

describe('a calendar', () => {
  it('has no hours on closed days and holidays, unless they are opened', () => {
    const versions: CalendarVersion[] = [
      { ...caseCalendar, holidays: 'FR', open: { '2026-07-14': [['18:00', '24:00']] } },
    ]
    expect(localHours(versions, '2026-05-13')).toEqual(['09:00:00–12:00:00', '14:00:00–17:00:00'])
    expect(localHours(versions, '2026-05-14')).toEqual([])
    expect(localHours(versions, '2026-05-08')).toEqual([])
    expect(localHours(versions, '2026-07-14')).toEqual(['18:00:00–00:00:00'])
    const { ruleOn } = compileCalendar(versions)
    expect(['2026-05-13', '2026-05-14', '2026-05-08', '2026-07-14'].map(ruleOn)).toEqual([
      'week',
      'closed',
      'holiday',
      'open',
    ])
  })

  it('opens a closed day by `open`', () => {
    const versions = [{ ...caseCalendar, open: { '2026-05-14': [['10:00', '11:00']] } as const }]
    expect(localHours(versions, '2026-05-14')).toEqual(['10:00:00–11:00:00'])
  })

  it('closes a day by an empty special opening', () => {
    expect(localHours([{ ...caseCalendar, open: { '2026-06-02': [] } }], '2026-06-02')).toEqual([])
  })

  it('knows the two holidays of Alsace and Moselle', () => {
    const all: Hours = [['00:00', '24:00']]
    const version = { ...caseCalendar, week: { fri: all, sat: all } }
    const days = ['2026-04-03', '2026-12-26']
    const open = (holidays: CalendarVersion['holidays']) =>
      days.map(date => localHours([{ ...version, holidays }], date).length)
    expect(open('FR')).toEqual([1, 1])
    expect(open('FR-alsace-moselle')).toEqual([0, 0])
  })

  it('changes with effect from a date, and never the past before it', () => {
    const july = {
      ...caseCalendar,
      from: '2026-07-01',
      week: { mon: [['09:00', '10:00']] },
    } as const
    const june = ['2026-06-01T00:00', '2026-07-01T00:00'] as const
    expect(minutesOf([caseCalendar, july], ...june)).toBe(minutesOf([caseCalendar], ...june))
    expect(minutesOf([july, caseCalendar], '2026-07-01T00:00', '2026-08-01T00:00')).toBe(4 * 60)
  })

  it('lets its first version hold also before its date', () => {
    const later = { ...caseCalendar, from: '2026-07-01' }
    expect(minutesOf([later], '2026-06-02T09:30', '2026-06-02T10:00')).toBe(30)
  })

  it('lets the one listed last hold of two with the same date', () => {
    const never = { ...caseCalendar, week: {} }
    expect(minutesOf([never, caseCalendar], '2026-06-02T09:30', '2026-06-02T10:00')).toBe(30)
    expect(minutesOf([caseCalendar, never], '2026-06-02T09:30', '2026-06-02T10:00')).toBe(0)
  })

  it('counts overlapping and adjoining hours once, in any order', () => {
    const open = {
      '2026-06-02': [
        ['10:00', '11:00'],
        ['09:00', '10:30'],
        ['11:00', '12:00'],
      ],
    } as const
    expect(localHours([{ ...caseCalendar, open }], '2026-06-02')).toEqual(['09:00:00–12:00:00'])
  })

  it('counts hours within others once', () => {
    const open = {
      '2026-06-02': [
        ['09:00', '12:00'],
        ['10:00', '11:00'],
      ],
    } as const
    expect(localHours([{ ...caseCalendar, open }], '2026-06-02')).toEqual(['09:00:00–12:00:00'])
  })

  it('joins two days at 24:00', () => {
    const open = { '2026-06-02': [['23:00', '24:00']], '2026-06-03': [['00:00', '01:00']] } as const
    const versions = [{ ...caseCalendar, open }]
    expect(minutesOf(versions, '2026-06-02T22:00', '2026-06-03T02:00')).toBe(120)
    expect(compileCalendar(versions).isOpen(paris('2026-06-03T00:00'))).toBe(true)
  })

  it('is empty where the clocks leave nothing of the hours', () => {
    const open = { '2026-03-29': [['02:00', '03:00']], '2026-10-25': [['02:00', '03:00']] } as const
    const versions = [{ ...caseCalendar, open }]
    expect(localHours(versions, '2026-03-29')).toEqual([])
    expect(minutesOf(versions, '2026-10-25T00:00', '2026-10-25T12:00')).toBe(120)
  })

  it('reads its hours in its own zone', () => {
    const saintPierre = [{ ...caseCalendar, zone: 'America/Miquelon' }]
    expect(compileCalendar(saintPierre).isOpen(Date.UTC(2026, 5, 2, 11, 0))).toBe(true)
    expect(compileCalendar(saintPierre).isOpen(Date.UTC(2026, 5, 2, 10, 59))).toBe(false)
  })

  it('that was never set is always closed, and says so', () => {
    const none = compileCalendar([])
    expect(none.isSet).toBe(false)
    expect(usual.isSet).toBe(true)
    const at = paris('2026-06-02T10:00')
    expect([none.officeMs(at, at + HOUR), none.isOpen(at), none.deadline(at, 1)]).toEqual([
      0,
      false,
      null,
    ])
    expect(none.intervalsOn('2026-06-02')).toEqual([])
  })

  it.each([
    { from: '2026-02-30' },
    { zone: 'Europe/Reims' },
    { closed: ['14/05/2026'] },
    { week: { mon: [['9:00', '12:00']] as const } },
    { week: { mon: [['12:00', '09:00']] as const } },
    { week: { mon: [['22:00', '24:01']] as const } },
    { open: { demain: [] } },
  ])('refuses %j', wrong => {
    expect(() => compileCalendar([{ ...caseCalendar, ...wrong }])).toThrow(RangeError)
  })
})

describe('isOpen', () => {
  it('knows the evening of one day that is the night of another in UTC, however far it looks', () => {
    const versions: CalendarVersion[] = [
      { ...caseCalendar, zone: 'America/New_York', week: { mon: [['20:00', '24:00']] } },
    ]
    const naive = new NaiveOffice(versions)
    const at = Date.UTC(2026, 5, 2, 1)
    for (const days of [-420, -406, -399, -392, 399, 406, 413]) {
      for (const shift of [-1, 0, 1, 2, 3]) {
        const asked = compileCalendar(versions)
        const near = at + shift * 24 * HOUR
        expect(asked.isOpen(near)).toBe(naive.isOpen(near))
        const far = at + days * 24 * HOUR
        expect(asked.isOpen(far)).toBe(true)
      }
    }
  })

  it('begins with opening time and ends with closing time', () => {
    const opening = paris('2026-06-02T09:00')
    const closing = paris('2026-06-02T12:00')
    const open = [opening - 1, opening, closing - 1, closing].map(at => usual.isOpen(at))
    expect(open).toEqual([false, true, true, false])
  })
})

describe('deadline', () => {
  it('is the first instant at which so much office time has passed', () => {
    expect(usual.deadline(paris('2026-06-02T10:00'), 15 * MINUTE)).toBe(paris('2026-06-02T10:15'))
    expect(usual.deadline(paris('2026-06-02T11:50'), 15 * MINUTE)).toBe(paris('2026-06-02T14:05'))
    expect(usual.deadline(paris('2026-06-02T11:45'), 15 * MINUTE)).toBe(paris('2026-06-02T12:00'))
    expect(usual.deadline(paris('2026-05-13T16:55'), 15 * MINUTE)).toBe(paris('2026-05-15T09:10'))
    expect(usual.deadline(paris('2026-06-07T20:00'), 0)).toBe(paris('2026-06-07T20:00'))
  })

  it('is null when the office never opens that long within five years', () => {
    const at = paris('2026-06-02T10:00')
    expect(usual.deadline(at, 20_000 * HOUR)).toBeNull()
    const once = compileCalendar([
      { ...caseCalendar, week: {}, open: { '2026-06-02': [['10:00', '10:10']] } },
    ])
    expect(once.deadline(at, 10 * MINUTE)).toBe(at + 10 * MINUTE)
    expect(once.deadline(at, 10 * MINUTE + 1)).toBeNull()
    expect(once.deadline(at + 1, 10 * MINUTE)).toBeNull()
  })

  it('waits for hours that begin years later', () => {
    const later = { ...caseCalendar, from: '2029-01-01' }
    const office = compileCalendar([{ ...caseCalendar, week: {} }, later])
    expect(office.deadline(paris('2026-06-02T10:00'), MINUTE)).toBe(paris('2029-01-01T09:01'))
  })

  it('looks no further when earlier questions did', () => {
    const later = { ...caseCalendar, from: '2032-01-01' }
    const office = compileCalendar([{ ...caseCalendar, week: {} }, later])
    const at = paris('2026-06-02T10:00')
    expect(office.officeMs(at, paris('2032-06-02T10:00'))).toBeGreaterThan(0)
    expect(office.deadline(at, MINUTE)).toBeNull()
  })

  it('is exactly where officeMs reaches it', () => {
    const compiled = calendars.filter(each => each.length > 0).map(compileCalendar)
    const from = fc.integer({ min: paris('2026-03-20T00:00'), max: paris('2026-11-15T00:00') })
    fc.assert(
      fc.property(
        fc.constantFrom(...compiled),
        from,
        fc.integer({ min: 1, max: 20 * HOUR }),
        (office, at, ms) => {
          const end = office.deadline(at, ms)
          expect(end).not.toBeNull()
          if (end === null) return
          expect(office.officeMs(at, end)).toBe(ms)
          expect(office.officeMs(at, end - 1)).toBe(ms - 1)
        },
      ),
    )
  })
})
