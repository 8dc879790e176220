import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarVersion, compileCalendar } from '../../../server/hours/rules-opening-hours.ts'
import { compileZone, dayOfDate } from '../../../server/language/zone.ts'
import { ClosedSlots, closedSlots } from '../../../server/reply-times/rules/closed-slots.ts'
import { rounded } from '../../support/reply-times/figures-from-csv.ts'
import { workedCases } from '../../support/reply-times/figures-page.ts'
import { naiveSlots, type SlotMessage } from '../../support/reply-times/naive-slots.ts'
import { caseCalendar, paris } from '../../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const zone = compileZone('Europe/Paris')

function counted(
  messages: readonly SlotMessage[],
  versions: readonly CalendarVersion[],
  until: string,
) {
  const slots = new ClosedSlots(compileCalendar(versions), zone, dayOfDate(until))
  for (const { openedAt, targetMinutes, elapsedMs, isAnswered } of messages) {
    slots.add(zone.dayOf(openedAt), openedAt, targetMinutes * MINUTE, elapsedMs, isAnswered)
  }
  return slots
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')
const label = (from: number, to: number) => `${clock(from)}–${clock(to)}`

describe('the hours that could be opened', () => {
  it.each(workedCases('opening hours', 'slots'))('case %s: %s', (_, hours = '', slots) => {
    const open = hours.split(' ').map(span => {
      const [from = '', to = ''] = span.split('–')
      return [minuteOf(from), minuteOf(to)] as const
    })
    const near = closedSlots(open).filter(([from, to]) => from >= 360 && to <= 1200)
    expect(near.map(([from, to]) => label(from, to)).join(' ')).toBe(slots)
  })

  it('are all the closed time and nothing else, an hour each at most', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 8 })
    fc.assert(
      fc.property(bounds, quarters => {
        const times = quarters.map(each => each * 15).sort((a, b) => a - b)
        const open = times.flatMap((from, place): [number, number][] => {
          const to = times[place + 1]
          return place % 2 === 0 && to !== undefined ? [[from, to]] : []
        })
        const slots = closedSlots(open)
        const all = [...open, ...slots].toSorted(([a], [b]) => a - b)
        expect(all[0]?.[0]).toBe(0)
        expect(all.at(-1)?.[1]).toBe(1440)
        for (const [place, [from]] of all.entries()) {
          if (place > 0) expect(from).toBe(all[place - 1]?.[1])
        }
        for (const [from, to] of slots) expect(to - from).toBeLessThanOrEqual(60)
        expect(slots).toEqual(slots.toSorted(([a], [b]) => a - b))
      }),
    )
  })
})

describe('an hour more', () => {
  it.each(workedCases('message', 'counts', 'within its target'))(
    'case %s: %s',
    (_, text = '', counts = '', within) => {
      const at = (time: string) => paris(time.includes('T') ? time : `2026-06-02T${time}`)
      const [asked = '', end = ''] = text.replace(',', '').split(/ H| now /)
      const openedAt = at(asked.slice(1))
      const isAnswered = text.includes(' H')
      const message = { openedAt, targetMinutes: 15, elapsedMs: at(end) - openedAt, isAnswered }
      // Four days more on which nothing of its slot is decided make it one that is told.
      const others = ['2026-05-19', '2026-05-26', '2026-05-12', '2026-05-05'].map(date => {
        const time = Temporal.Instant.fromEpochMilliseconds(openedAt)
        const local = time.toZonedDateTimeISO('Europe/Paris').toPlainTime().toString()
        return { ...message, openedAt: paris(`${date}T${local}`), elapsedMs: 0, isAnswered: true }
      })
      const one = counted([message], [caseCalendar], '2026-06-06')
      const many = counted([message, ...others], [caseCalendar], '2026-06-06')
      // A share in hours to stand beside.
      many.add(dayOfDate('2026-06-02'), paris('2026-06-02T10:00'), 15 * MINUTE, 0, true)
      const [slot] = many.gains()
      const [part, whole] = [one.all.part, one.all.whole]
      expect(whole === 0 ? 'none' : part === 1 ? 'yes' : 'no').toBe(within)
      const place =
        whole === 0
          ? 'nowhere'
          : one.inHours.whole > 0
            ? 'in hours'
            : slot?.whole === 5
              ? `slot ${label(slot.from, slot.to)}`
              : 'all alone'
      expect(place).toBe(counts.split(': ')[0])
      if (place.startsWith('slot')) expect(slot?.part).toBe(4 + part)
    },
  )

  it.each(workedCases('in hours', 'in the slot', 'days', 'gained', 'interval', 'said'))(
    'case %s: %s, %s on %s days',
    (_, inHours = '', inSlot = '', days, gained, interval, said) => {
      const some = (text: string, times: (place: number) => number) => {
        const [part = 0, whole = 0] = text.split(' of ').map(Number)
        return Array.from({ length: whole }, (_, place) => ({
          ...{ openedAt: times(place), targetMinutes: 15 },
          ...{ elapsedMs: (place < part ? 9 : 99) * MINUTE, isAnswered: true },
        }))
      }
      const week = 7 * 24 * 60 * MINUTE
      const messages = [
        ...some(inHours, () => paris('2026-01-08T10:00')),
        ...some(inSlot, place => paris('2026-01-08T17:05') + (place % Number(days)) * week),
      ]
      const [slot] = counted(messages, [caseCalendar], '2026-03-28').gains()
      expect(slot?.gained.value.toFixed(1) ?? 'none').toBe(gained)
      const bounds = slot && `${slot.gained.low.toFixed(1)} to ${slot.gained.high.toFixed(1)}`
      expect(bounds ?? 'none').toBe(interval)
      expect(slot?.isOffered ? 'yes' : 'no').toBe(said)
    },
  )

  it('is what the definition gives, over holidays, changes of hours and of clocks', () => {
    const evening: CalendarVersion = {
      ...caseCalendar,
      from: '2026-03-16',
      week: {
        ...caseCalendar.week,
        thu: [
          ['09:30', '12:00'],
          ['13:15', '18:30'],
        ],
      },
      holidays: 'FR',
      open: { '2026-04-16': [['17:00', '20:00']], '2026-04-23': [] },
    }
    const start = paris('2026-03-02T00:00')
    const message = fc.record({
      day: fc.integer({ min: 0, max: 70 }),
      weekday: fc.constantFrom(3, 3, 3, 6),
      minute: fc.constantFrom(100, 130, 545, 600, 700, 725, 760, 799, 800, 1030, 1075, 1115, 1150),
      ms: fc.constantFrom(0, 0, 59_999),
      targetMinutes: fc.constantFrom(15, 15, 15, 30, 90),
      after: fc.constantFrom(0, 9, 15, 15.01, 30, 900),
      isAnswered: fc.constantFrom(true, true, false),
    })
    let offered = 0
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(message, { maxLength: 12 }),
          fc.array(message, { minLength: 90, maxLength: 180 }),
        ),
        fc.constantFrom<CalendarVersion[][]>([caseCalendar], [caseCalendar, evening], []),
        fc.constantFrom('2026-05-11', '2026-05-14', '2026-05-17'),
        (all, versions, until) => {
          const messages = all.map(({ day, weekday, minute, ms, after, ...rest }) => ({
            ...rest,
            openedAt: zone.instantOf(zone.dayOf(start) + day - (day % 7) + weekday, minute) + ms,
            elapsedMs: Math.round(after * MINUTE),
          }))
          const found = counted(messages, versions, until)
          const gains = found.gains().map(one => ({ ...one, weekday: one.weekday + 1 }))
          offered += gains.length
          const naive = naiveSlots(messages, versions, until)
          expect({ all: found.all, inHours: found.inHours }).toEqual({
            all: naive.all,
            inHours: naive.inHours,
          })
          expect(rounded(gains)).toEqual(rounded(naive.slots))
          for (const { whole, part, gained } of gains) {
            expect(gained.low).toBeLessThanOrEqual(gained.value + 1e-9)
            expect(gained.high).toBeGreaterThanOrEqual(gained.value - 1e-9)
            expect(part + gained.value).toBeLessThanOrEqual(whole + 1e-9)
          }
        },
      ),
    )
    expect(offered).toBeGreaterThan(0)
  })
})
