import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AgendaEvent,
  type Around,
  around,
  byMonth,
  isFromElsewhere,
  isToCome,
  monthTitle,
  type NeighbourEvent,
  neighbourWhen,
  withLinks,
  withoutCopies,
  withoutOurs,
} from '../../server/agenda/rules-agenda.ts'

const ours: AgendaEvent = {
  slug: 'ours',
  uid: 'ours',
  sequence: 0,
  title: 'Conseil municipal',
  startLocal: '2026-06-20T18:30',
  endLocal: null,
  startsAt: 0,
  endsAt: null,
  zone: 'Europe/Paris',
  place: 'Mairie',
  text: '',
  link: null,
  hashtags: '',
  status: 'planned',
  previousStartLocal: null,
  createdAt: 0,
  updatedAt: 0,
  commune: { id: 1, name: 'Saint-Rémi', postcode: null },
  origin: null,
  pictures: [],
}
const theirs: NeighbourEvent = {
  title: 'Conseil municipal',
  startLocal: '2026-06-20T18:30',
  endLocal: null,
  place: 'Mairie',
  link: null,
  by: 'Valcourt',
  partnerId: null,
}

describe('the agenda', () => {
  it('finds the addresses in a text, and leaves its points alone', () => {
    expect(withLinks('Voir (https://exemple.fr/a?b=1), ou http://b.fr.')).toEqual([
      { text: 'Voir (', isLink: false },
      { text: 'https://exemple.fr/a?b=1', isLink: true },
      { text: '), ou ', isLink: false },
      { text: 'http://b.fr', isLink: true },
      { text: '.', isLink: false },
    ])
    // Work that grows with the square of this would not end.
    expect(withLinks(`https://a.fr/${')'.repeat(4_000_000)}a`)).toHaveLength(1)
    expect(withLinks('javascript:alert(1)')).toEqual([
      { text: 'javascript:alert(1)', isLink: false },
    ])
  })

  it('tells when a neighbour’s event is, also of whole days', () => {
    const when = (startLocal: string, endLocal: string | null = null) =>
      neighbourWhen({ startLocal, endLocal }).replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(when('2026-06-13T09:00')).toBe('Samedi 13 juin 2026 à 9 h')
    expect(when('2026-06-13')).toBe('Samedi 13 juin 2026')
    expect(when('2026-06-13', '2026-06-14')).toBe('Du samedi 13 juin au dimanche 14 juin 2026')
    expect(when('2026-12-31', '2027-01-01')).toBe(
      'Du jeudi 31 décembre 2026 au vendredi 1er janvier 2027',
    )
  })

  it('leaves out of neighbours’ what is ours, and nothing else', () => {
    const left = (part: Partial<NeighbourEvent>) => withoutOurs([{ ...theirs, ...part }], [ours])
    expect(left({ place: 'Place, SAINT-REMI' })).toEqual([])
    expect(left({ by: 'Saint-Rémi' })).toEqual([])
    // Each village has its own council, at the same hour.
    for (const part of [
      {},
      { place: 'Place, Saint-Rémi', startLocal: '2026-06-20T20:00' },
      { place: 'Place, Saint-Rémi', title: 'Autre chose' },
    ]) {
      expect(left(part)).toHaveLength(1)
    }
    const taken = {
      ...ours,
      origin: { communeId: 2, name: 'Valcourt', postcode: null, page: null },
    }
    expect(withoutOurs([theirs], [taken])).toEqual([])
  })

  it('keeps of an original and its copies the original alone', () => {
    const copy = (slug: string, of: string | null) => ({
      ...ours,
      slug,
      origin: {
        communeId: 2,
        name: 'Valcourt',
        postcode: null,
        page: of === null ? null : { slug: of, title: 'x' },
      },
    })
    const kept = (...events: AgendaEvent[]) => withoutCopies(events).map(({ slug }) => slug)
    expect(kept(copy('copy', 'ours'), ours)).toEqual(['ours'])
    expect(kept(copy('copy', 'elsewhere'), copy('other', null), ours)).toEqual([
      'copy',
      'other',
      'ours',
    ])
  })

  it('narrows to what is at home, and to a group with that', () => {
    const from = (communeId: number) => ({
      ...ours,
      slug: `from ${communeId}`,
      origin: { communeId, name: 'x', postcode: null, page: null },
    })
    const of = (partnerId: number | null) => ({ ...theirs, title: `of ${partnerId}`, partnerId })
    const listing = {
      events: [ours, from(2), from(3)],
      neighbours: [of(null), of(7), of(8)],
    }
    const group = { value: '1', name: 'La CC', partners: [7], communes: [3] }
    const seen = (how: Around) => {
      const { events, neighbours } = around(listing, how)
      return [...events.map(({ slug }) => slug), ...neighbours.map(({ title }) => title)]
    }
    expect(seen('here')).toEqual(['ours'])
    expect(seen(group)).toEqual(['ours', 'from 3', 'of 7'])
    expect(seen('all')).toHaveLength(6)
    expect([listing, around(listing, 'here')].map(isFromElsewhere)).toEqual([true, false])
  })

  it('never shows less of a larger group, and always what is at home', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 5 }))
    fc.assert(
      fc.property(ids, ids, ids, (events, inner, more) => {
        const listing = {
          events: [
            ours,
            ...events.map(communeId => ({
              ...ours,
              origin: { communeId, name: '', postcode: null, page: null },
            })),
          ],
          neighbours: events.map(partnerId => ({ ...theirs, partnerId })),
        }
        const count = (members: number[]) => {
          const shown = around(listing, {
            value: '1',
            name: '',
            partners: members,
            communes: members,
          })
          expect(shown.events).toContain(ours)
          return shown.events.length + shown.neighbours.length
        }
        expect(count(inner)).toBeLessThanOrEqual(count([...inner, ...more]))
      }),
    )
  })

  it('loses nothing in its months', () => {
    const date = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2028-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(fc.array(date), dates => {
        const events = dates.map(one => ({ startLocal: one.toISOString().slice(0, 16) }))
        const months = byMonth(events)
        expect([...months.values()].flat().length).toBe(events.length)
        for (const [month, held] of months) {
          expect(held.every(({ startLocal }) => startLocal.startsWith(month))).toBe(true)
        }
      }),
    )
  })

  it('names months', () => {
    expect(monthTitle('2026-08')).toBe('Août 2026')
  })

  it('keeps an event until its last day is over, and one without a date', () => {
    const event = { startLocal: '2026-06-01T10:00', endLocal: '2026-06-03T10:00' } as const
    expect(isToCome({ ...event, status: 'planned' }, '2026-06-03')).toBe(true)
    expect(isToCome({ ...event, status: 'cancelled' }, '2026-06-04')).toBe(false)
    expect(isToCome({ ...event, status: 'postponed' }, '2026-06-04')).toBe(true)
  })
})
