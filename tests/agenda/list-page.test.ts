import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgendaEvent, NeighbourEvent } from '../../server/agenda/rules-agenda.ts'
import { inOrder, type Listed, pageLength, pageOf } from '../../server/agenda/rules-list-page.ts'

const event = (slug: string, startLocal: string, isUndated: boolean): AgendaEvent => ({
  slug,
  uid: slug,
  sequence: 0,
  title: slug,
  startLocal,
  endLocal: null,
  startsAt: 0,
  endsAt: null,
  zone: 'Europe/Paris',
  place: '',
  text: '',
  link: null,
  hashtags: '',
  status: isUndated ? 'postponed' : 'planned',
  previousStartLocal: null,
  createdAt: 0,
  updatedAt: 0,
  commune: { id: 1, name: 'Saint-Rémi', postcode: null },
  origin: null,
  pictures: [],
})
const neighbour = (title: string, startLocal: string): NeighbourEvent => ({
  title,
  startLocal,
  endLocal: null,
  place: '',
  link: null,
  by: 'Valcourt',
  partnerId: null,
})

/** Few days, so that many begin at the same time; some last whole days, some wait for their date. */
const things = fc.array(
  fc.record({
    day: fc.integer({ min: 10, max: 14 }),
    hour: fc.constantFrom('', 'T09:00', 'T18:30'),
    isUndated: fc.boolean(),
  }),
  { maxLength: 130, size: 'max' },
)
const listOf = (found: { day: number; hour: string; isUndated: boolean }[], isPast: boolean) =>
  inOrder(
    {
      events: found.flatMap(({ day, hour, isUndated }, index) =>
        hour === '' ? [] : [event(`e${index}`, `2026-06-${day}${hour}`, isUndated && !isPast)],
      ),
      neighbours: found.flatMap(({ day, hour }, index) =>
        hour === '' ? [neighbour(`n${index}`, `2026-06-${day}`)] : [],
      ),
    },
    isPast,
  )
const mustHave = (list: readonly Listed[], key: string | undefined, isPast: boolean) => {
  const page = pageOf(list, key, isPast)
  if (page === null) throw new Error(`no page ${key}`)
  return page
}

describe('the pages of a list', () => {
  it('show all of it once, each a bounded part, and lead on and back', () => {
    fc.assert(
      fc.property(things, fc.boolean(), (found, isPast) => {
        const list = listOf(found, isPast)
        const seen: Listed[] = []
        let page = mustHave(list, undefined, isPast)
        expect([page.key, page.back]).toEqual(['', null])
        for (;;) {
          expect(page.shown.length).toBeLessThanOrEqual(pageLength)
          seen.push(...page.shown)
          if (page.on === null) break
          const next = mustHave(list, page.on, isPast)
          expect([next.key, next.back]).toEqual([page.on, page.key])
          page = next
        }
        expect(seen.length === list.length && seen.every((one, at) => one === list[at])).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('pass over nothing where something came or went since the key was given', () => {
    fc.assert(
      fc.property(things, fc.nat(), fc.boolean(), (found, away, isPast) => {
        const list = listOf(found, isPast)
        const { shown, on } = mustHave(list, undefined, isPast)
        const gone = list[away % list.length]
        // Those that begin together are only counted.
        if (on === null || gone === undefined || on.startsWith(gone.startLocal)) return
        if (on.startsWith('sans-date') && 'status' in gone && gone.status === 'postponed') return
        const left = list.filter(one => one !== gone)
        const then = mustHave(left, on, isPast)
        const [begins] = then.shown
        const place = begins === undefined ? 0 : left.indexOf(begins)
        // What stands before that page was on the one that was read.
        expect(left.slice(0, place).every(one => shown.includes(one))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('are by the time at which they begin, and what waits for its date is last', () => {
    const list = inOrder(
      {
        events: [
          event('put off', '2026-06-01T10:00', true),
          event('fair', '2026-06-13T09:00', false),
        ],
        neighbours: [neighbour('sale', '2026-06-13')],
      },
      false,
    )
    expect(list.map(({ title }) => title)).toEqual(['sale', 'fair', 'put off'])
  })

  it('are of no key that nobody gave', () => {
    for (const key of ['', 'x', '2026-6-1', '2026-06-13T09:00.', '2026-06-13T09:00.12345']) {
      expect(pageOf([], key, false)).toBeNull()
    }
    // Of long ago, and of what is beyond the last.
    const list = listOf([{ day: 12, hour: 'T09:00', isUndated: false }], false)
    for (const key of ['1999-01-01', '2099-01-01T10:00', 'sans-date', '2026-06-12T09:00.7']) {
      expect(pageOf(list, key, false)).toMatchObject({ shown: list, key: '', back: null, on: null })
    }
  })
})
