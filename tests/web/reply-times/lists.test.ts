import { describe, expect, it } from 'vitest'
import {
  episodeListQuery,
  exclusionKinds,
  reportQuery,
} from '../../../server/reply-times/shapes.ts'
import { delaysAddress, listIn, shownIn } from '../../../web/reply-times/address.ts'
import { arrivalFigures } from '../../../web/reply-times/charts/arrivals-model.ts'
import { askedFor, isListKey, type WantedList } from '../../../web/reply-times/lists.ts'

const shown = {
  from: '2026-11-01',
  to: '2026-11-24',
  channel: 2,
  exclusions: 'ignored',
} as const

const queryOf = (address: string) =>
  Object.fromEntries(new URL(address, 'https://tambour.example').searchParams)

describe('the address of the screen', () => {
  it('keeps what it shows and the list that is open', () => {
    const all: WantedList[] = [
      { list: 'comptes' },
      { list: 'comptes', channel: 3, week: '2026-09-07' },
      { list: 'arrivees', weekday: 7, hour: 0 },
      ...exclusionKinds.map(kind => ({ list: 'ecartes' as const, kind })),
    ]
    for (const wanted of all) {
      const query = queryOf(delaysAddress(shown, wanted))
      expect(shownIn(query, '2026-11-24')).toEqual(shown)
      expect(listIn(query)).toEqual(wanted)
    }
    expect(listIn(queryOf(delaysAddress(shown)))).toBeNull()
  })

  it('takes what cannot be for what was not said', () => {
    const query = { liste: 'comptes', dans: '0', semaine: '2026-02-30', jour: '8', heure: '24' }
    expect(listIn({ ...query, motif: 'humeur' })).toEqual({ list: 'comptes' })
    expect(shownIn({ canal: 'deux', exclusions: 'oui' }, '2026-11-24')).toEqual({
      from: '2026-11-23',
      to: '2026-11-29',
      channel: null,
      exclusions: 'applied',
    })
    expect(['toString', undefined, ''].map(isListKey)).toEqual([false, false, false])
  })
})

describe('the list behind a figure', () => {
  it('is asked of the channel and the week that it is narrowed to', () => {
    const asked = askedFor(shown, { list: 'comptes', channel: 3, week: '2026-09-07' })
    expect(asked).toEqual({
      list: 'counted',
      from: '2026-09-07',
      to: '2026-09-13',
      channel: 3,
      exclusions: 'ignored',
    })
  })

  it('is without exclusions beside a headline that has them', () => {
    const applied = reportQuery.parse({ from: shown.from, to: shown.to })
    const asked = askedFor({ ...applied, channel: null }, { list: 'comptes-sans-exclusion' })
    expect(asked).toMatchObject({ list: 'counted', exclusions: 'ignored' })
  })

  it('is one that the server knows', () => {
    const cell = { list: 'arrivees', weekday: 7, hour: 0, kind: 'person' } as const
    expect(episodeListQuery.parse(askedFor(shown, cell))).toMatchObject({
      list: 'received',
      weekday: 7,
      hour: 0,
      kind: 'person',
    })
  })
})

describe('when messages arrive', () => {
  const none = () =>
    Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ count: 0, open: 0 })))
  const weekWith = (...cells: [day: number, hour: number, count: number, open: number][]) => {
    const week = none()
    for (const [day, hour, count, open] of cells) {
      const hours = week[day]
      if (hours) hours[hour] = { count, open }
    }
    return week
  }

  it('is told by the busiest hour, where one stands out', () => {
    const figures = arrivalFigures(weekWith([0, 18, 5, 0], [0, 9, 3, 0.5], [6, 20, 1, 0]))
    expect(figures).toEqual({
      total: 9,
      inHours: 3,
      isEverOpen: true,
      peak: { weekday: 1, hour: 18, count: 5 },
      most: 5,
      first: 9,
      last: 20,
    })
    expect(arrivalFigures(weekWith([0, 18, 5, 0], [2, 9, 5, 1])).peak).toBeNull()
    expect(arrivalFigures(weekWith([0, 18, 1, 0])).peak).toBeNull()
  })

  it('needs no hour of a day in which nothing comes and nothing is open', () => {
    expect(arrivalFigures(weekWith([2, 9, 0, 1]))).toMatchObject({ total: 0, first: 9, last: 9 })
    expect(arrivalFigures(none())).toMatchObject({ isEverOpen: false, first: 0, last: 23 })
  })
})
