import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byDay, dayWordIn, wantedOf } from '../../../server/calendar/rules/days.ts'
import type { CalendarDays, CalendarPost } from '../../../server/calendar/shapes.ts'
import {
  addMonths,
  addressOf,
  beside,
  type CalendarFilters,
  daysIn,
  readFilters,
  spanOf,
} from '../../../web/calendar/address.ts'
import {
  type CalendarItem,
  cautionsFor,
  isMovable,
  itemsOf,
  statesOf,
} from '../../../web/calendar/calendar-items.ts'
import { carriedBy } from '../../../web/calendar/carry.tsx'
import { hoursOf, placeByHours } from '../../../web/calendar/week-hours.tsx'

const all: CalendarFilters = {
  view: 'month',
  date: '2026-12-01',
  kind: null,
  channel: null,
  state: null,
  event: null,
  neighbours: false,
}

describe('where one is in the calendar', () => {
  it.each<Partial<CalendarFilters>>([
    {},
    { view: 'week', date: '2027-01-03' },
    { view: 'list', kind: 'neighbour' },
    { kind: 'post', channel: 3, state: 'awaiting-approval', event: 12 },
  ])('is all in the address: %o', part => {
    const place = { ...all, ...part }
    const { searchParams } = new URL(addressOf(place), 'http://tambour.example')
    expect(readFilters(Object.fromEntries(searchParams), '2020-01-01')).toEqual(place)
  })

  it('takes what makes no sense as if it were not there', () => {
    const odd = {
      vue: 'année',
      jour: '2026-13-45',
      genre: 'x',
      canal: '-1',
      etat: 'y',
      evenement: '0',
    }
    expect(readFilters(odd, '2026-12-01')).toEqual(all)
    // Of centuries that the server is not asked for, and after which the next day has six figures.
    for (const jour of ['9999-12-31', '0000-01-01']) {
      expect(readFilters({ jour }, '2026-12-01').date).toBe('2026-12-01')
    }
  })

  it('shows whole weeks of a month, seven days, or the month alone', () => {
    expect(spanOf(all)).toEqual({ from: '2026-11-30', to: '2027-01-03' })
    expect(daysIn(spanOf({ view: 'month', date: '2027-02-10' }))).toHaveLength(28)
    expect(spanOf({ view: 'week', date: '2026-12-06' })).toEqual({
      from: '2026-11-30',
      to: '2026-12-06',
    })
    expect(spanOf({ view: 'list', date: '2028-02-29' })).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    })
  })

  it('goes to the same day of another month, or to its last one', () => {
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
    expect(addMonths('2027-01-15', -1)).toBe('2026-12-15')
    expect(beside({ view: 'week', date: '2026-12-29' }, 1)).toBe('2027-01-05')
    expect(beside({ view: 'month', date: '2026-03-31' }, -1)).toBe('2026-02-28')
  })
})

const channel = (delivery: number, patch: Partial<CalendarPost['channels'][number]> = {}) => ({
  delivery,
  channel: delivery,
  name: `Page ${delivery}`,
  state: 'scheduled' as const,
  movable: true,
  ...patch,
})
const post = (patch: Partial<CalendarPost> = {}): CalendarPost => ({
  post: 1,
  event: 1,
  eventEnds: '2026-12-05',
  title: 'Loto',
  step: null,
  kind: 'announcement',
  dayWord: null,
  dueAt: '2026-12-04T17:00:00.000Z',
  dueLocal: '2026-12-04T18:00',
  channels: [channel(8), channel(7, { state: 'failed', movable: false })],
  ...patch,
})
const event = (endLocal: string | null) => ({
  id: 1,
  title: 'Expo',
  startLocal: '2026-12-04T10:00',
  endLocal,
  place: 'Mairie',
  status: 'planned' as const,
  approval: 'none' as const,
})
type Things = Pick<CalendarDays, 'events' | 'posts' | 'reminders' | 'neighbours'>
const days = (patch: Partial<Things>): Things => ({
  events: [],
  posts: [],
  reminders: [],
  neighbours: [],
  ...patch,
})
const item = (patch: Partial<CalendarPost> = {}): CalendarItem => {
  const [made] = itemsOf(days({ posts: [post(patch)] }))
  if (made === undefined) throw new Error('no item')
  return made
}

describe('what is on a day', () => {
  const on = (endLocal: string | null) => [
    ...byDay(itemsOf(days({ events: [event(endLocal)] })), {
      from: '2026-11-30',
      to: '2027-01-03',
    }).keys(),
  ]

  it('is on each of its days, and not on the one that it ends at the beginning of', () => {
    expect(on(null)).toEqual(['2026-12-04'])
    expect(on('2026-12-06T18:00')).toEqual(['2026-12-04', '2026-12-05', '2026-12-06'])
    expect(on('2026-12-05T00:00')).toEqual(['2026-12-04'])
  })

  it('begins with the days that are shown, where it began before', () => {
    const span = { from: '2026-12-05', to: '2026-12-06' }
    const items = itemsOf(days({ events: [event('2026-12-20T18:00')] }))
    expect([...byDay(items, span).keys()]).toEqual(['2026-12-05', '2026-12-06'])
  })

  it('is let through by kind, event, channel and state; a channel is of publications alone', () => {
    const data = days({ events: [event(null)], posts: [post(), post({ post: 2, event: null })] })
    const keys = (part: Parameters<typeof wantedOf>[1]) =>
      itemsOf(wantedOf(data, part)).map(({ kind }) => kind)
    expect(keys({})).toHaveLength(3)
    expect(keys({ event: 1 })).toEqual(['event', 'post'])
    expect(keys({ kind: 'event' })).toEqual(['event'])
    expect(keys({ channel: 7 })).toEqual(['post', 'post'])
    expect(keys({ state: 'verified' })).toEqual([])
    expect(keys({ state: 'failed', kind: 'event' })).toEqual([])
  })

  it('tells first the state that wants attention, and what can be moved of it', () => {
    expect(statesOf(post())).toEqual([
      { state: 'failed', count: 1 },
      { state: 'scheduled', count: 1 },
    ])
    expect(isMovable(item())).toBe(true)
    expect(isMovable(item({ channels: [channel(7, { movable: false })] }))).toBe(false)
  })
})

describe('moving', () => {
  it('warns of words that name the day, and of what comes after its event', () => {
    const late = { kind: 'after-event' }
    expect(cautionsFor(item(), '2026-12-05T09:00')).toEqual([])
    expect(cautionsFor(item(), '2026-12-06T09:00')).toEqual([late])
    // Thanks come after it anyway.
    expect(cautionsFor(item({ dueLocal: '2026-12-06T09:00' }), '2026-12-08T09:00')).toEqual([])
    const names = (text: string, local = '2026-12-03T18:00') =>
      cautionsFor(item({ dayWord: dayWordIn(text) }), local)
    expect(names('C’est DEMAIN !')).toEqual([{ kind: 'names-day', word: 'demain' }])
    expect(names('C’est demain !', '2026-12-04T09:00')).toEqual([])
    expect(names('Le lendemain, repos.')).toEqual([])
  })

  it.each([
    ['ArrowRight', 'month', '2026-12-05T18:00'],
    ['ArrowDown', 'month', '2026-12-11T18:00'],
    ['ArrowUp', 'week', '2026-12-04T17:00'],
    ['ArrowLeft', 'week', '2026-12-03T18:00'],
    ['ArrowDown', 'list', '2026-12-05T18:00'],
    ['Shift+ArrowDown', 'month', '2026-12-04T19:00'],
    ['a', 'month', null],
  ] as const)('%s in the %s leads to %s', (key, view, to) => {
    const shiftKey = key.startsWith('Shift+')
    expect(carriedBy({ key: key.replace('Shift+', ''), shiftKey }, view, '2026-12-04T18:00')).toBe(
      to,
    )
  })
})

describe('a day by its hours', () => {
  const at = (minute: number, key: number): CalendarItem => {
    const hour = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    return { ...item({ dueLocal: `2026-12-04T${hour}` }), key: `post-${key}` }
  }

  it('puts nothing over anything else, whatever happens when', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(24 * 60 - 1), { maxLength: 30 }), minutes => {
        const placed = placeByHours(minutes.map(at))
        expect(placed.map(({ item: { key } }) => key).sort()).toEqual(
          minutes.map((_, key) => `post-${key}`).sort(),
        )
        for (const [index, a] of placed.entries()) {
          expect(a.lane).toBeLessThan(a.lanes)
          for (const b of placed.slice(index + 1)) {
            const overlap = a.start < b.end && b.start < a.end
            if (overlap) {
              expect(a.lane).not.toBe(b.lane)
              expect(a.lanes).toBe(b.lanes)
            }
          }
        }
        const { from, to } = hoursOf(placed)
        for (const { start } of placed) expect(start >= from * 60 && start < to * 60).toBe(true)
      }),
    )
  })
})
