import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileZone, dateOfDay, dayOfDate, isDate, isZone } from '../../server/language/zone.ts'

const HOUR = 3_600_000
// Half-hour changes, a day that never was (30 December 2011), midnights that do not exist.
const zones = [
  'Europe/Paris',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
]

function byTemporal(zone: string, day: number, minutes: number): number {
  return Temporal.PlainDate.from(dateOfDay(day))
    .toPlainDateTime()
    .add({ minutes })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

describe('compileZone', () => {
  it.each(zones)('%s: a local time is the instant that Temporal gives', name => {
    const zone = compileZone(name)
    const days = fc.integer({ min: dayOfDate('2000-01-01'), max: dayOfDate('2040-12-31') })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1440 }), (day, minutes) => {
        expect(zone.instantOf(day, minutes)).toBe(byTemporal(name, day, minutes))
      }),
      { numRuns: 300 },
    )
  })

  it.each(zones)('%s: every minute around every change of clocks, 2000–2040', name => {
    const zone = compileZone(name)
    let at = Temporal.Instant.from('2000-01-01T00:00Z').toZonedDateTimeISO(name)
    let changes = 0
    for (;;) {
      const next = at.getTimeZoneTransition('next')
      if (!next || next.year > 2040) break
      at = next
      changes++
      const ms = next.epochMilliseconds
      for (const around of [-HOUR, -1, 0, 1, HOUR]) {
        const there = Temporal.Instant.fromEpochMilliseconds(ms + around).toZonedDateTimeISO(name)
        expect(zone.offsetAt(ms + around)).toBe(there.offsetNanoseconds / 1e6)
        expect(dateOfDay(zone.dayOf(ms + around))).toBe(there.toPlainDate().toString())
      }
      const day = dayOfDate(next.toPlainDate().toString())
      const changed = next.hour * 60 + next.minute
      for (const near of [day - 1, day, day + 1]) {
        const wrong = []
        for (let minute = 0; minute <= 1440; minute++) {
          // One in thirty further away than three hours.
          const isClose = near === day && Math.abs(minute - changed) <= 180
          if (!isClose && minute % 30 !== 0) continue
          if (zone.instantOf(near, minute) !== byTemporal(name, near, minute)) wrong.push(minute)
        }
        expect(wrong).toEqual([])
      }
    }
    if (name === 'Europe/Paris') expect(changes).toBe(82)
  })

  it('refuses an unknown zone', () => {
    expect(() => compileZone('Europe/Reims')).toThrow(RangeError)
    expect(isZone('Europe/Reims')).toBe(false)
    expect(isZone('Europe/Paris')).toBe(true)
  })
})

describe('dates', () => {
  it('are numbered from 1970', () => {
    expect(dayOfDate('1970-01-01')).toBe(0)
    expect(dayOfDate('1969-12-31')).toBe(-1)
    expect(dateOfDay(dayOfDate('2028-02-29'))).toBe('2028-02-29')
  })

  it.each(['2027-02-29', '2026-13-01', '2026-1-1', '2026-06-02T10:00', '', 'demain'])(
    'do not include %j',
    text => {
      expect(isDate(text)).toBe(false)
      expect(() => dayOfDate(text)).toThrow(RangeError)
    },
  )
})
