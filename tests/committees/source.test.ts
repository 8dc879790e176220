import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceEvent } from '../../server/calendar/rules/source.ts'
import { announcedFields } from '../../server/committees/rules-proposal.ts'
import {
  announcedBy,
  changeFor,
  isCalledOff,
  merge,
  mostOfSeries,
  mostProposed,
  proposable,
  type SourceSays,
} from '../../server/committees/rules-source.ts'
import { acceptance } from '../../server/committees/shapes.ts'

const now = '2026-06-02T10:00'
const event = (patch: Partial<SourceEvent> = {}): SourceEvent => ({
  uid: 'bal',
  title: 'Bal',
  startLocal: '2026-07-04T21:00',
  endLocal: null,
  place: 'Place',
  text: 'Accordéon',
  link: null,
  ...patch,
})

describe('what is proposed', () => {
  it.each([
    ['2026-06-02T10:00', 0],
    ['2026-06-02T10:01', 1],
    ['2026-06-02', 0],
    ['2026-06-03', 1],
    ['2027-06-02T10:00', 1],
    ['2027-06-02T10:01', 0],
  ])('begins after now and within a year: %s', (startLocal, count) => {
    expect(proposable([event({ startLocal })], now).proposed).toHaveLength(count)
  })

  it('is the next of each repetition, and no more than may be looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 400 }), days => {
        const events = days.map((day, index) => {
          const startLocal = new Date(Date.UTC(2026, 5, 3 + day)).toISOString().slice(0, 10)
          return event({ uid: `s${index % 7}#${startLocal}`, startLocal })
        })
        const { proposed, left } = proposable(events, now)
        expect(proposed.length + left).toBe(events.length)
        expect(proposed.length).toBeLessThanOrEqual(mostProposed)
        for (const [series, ones] of Map.groupBy(proposed, ({ uid }) => uid.split('#')[0])) {
          expect(ones.length).toBeLessThanOrEqual(mostOfSeries)
          const last = ones.at(-1)?.startLocal ?? ''
          const passed = events.filter(
            one => one.uid.startsWith(`${series}#`) && one.startLocal < last,
          )
          expect(passed.every(one => proposed.includes(one))).toBe(true)
        }
      }),
    )
  })

  it('is called off by its name, or with its whole repetition', () => {
    const off = new Set(['bal', 'loto#2026-06-05'])
    const found = ['bal', 'bal#2026-06-05', 'loto', 'loto#2026-06-05', 'loto#2026-06-12']
    expect(found.map(uid => isCalledOff(uid, off))).toEqual([true, true, false, true, false])
  })

  it('is always such as an event can be', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: fc.string({ minLength: 1, unit: 'binary' }),
          place: fc.string({ unit: 'binary' }),
          text: fc.string({ unit: 'binary', maxLength: 7000 }),
          link: fc.option(fc.webUrl()),
        }),
        words => {
          fc.pre(words.title.trim() !== '')
          const said = announcedBy(event(words), 'Saint-Rémi')
          fc.pre(said.title !== '')
          const wanted = acceptance.safeParse({ ...said, channels: [], plan: null })
          expect(wanted.error).toBeUndefined()
          // Unchanged, it comes back as it was accepted.
          expect(wanted.data).toMatchObject(said)
        },
      ),
    )
  })
})

const says = (patch: Partial<SourceSays> = {}): SourceSays => {
  const { uid: _, ...words } = event()
  return { ...words, status: 'planned', ...patch }
}
const ours = (
  patch: Partial<SourceSays> = {},
  status: 'planned' | 'postponed' | 'cancelled' = 'planned',
) => ({
  ...says(patch),
  status,
})

describe('what a calendar says anew', () => {
  const nothing = { follows: [], asks: [], asksStatus: false }

  it.each([
    ['nothing new', says(), ours({ title: 'Grand bal' }), nothing],
    ['another title', says({ title: 'Loto' }), ours(), { ...nothing, follows: ['title'] }],
    [
      'another title than the one given by hand',
      says({ title: 'Loto' }),
      ours({ title: 'Grand bal' }),
      { ...nothing, asks: ['title'] },
    ],
    ['what we say already', says({ title: 'Loto' }), ours({ title: 'Loto' }), nothing],
    [
      'another start, of which the end was changed by hand',
      says({ startLocal: '2026-07-05T21:00' }),
      ours({ endLocal: '2026-07-05T02:00' }),
      { ...nothing, asks: ['startLocal'] },
    ],
    [
      'another day of one that was put off here',
      says({ startLocal: '2026-07-05T21:00' }),
      ours({}, 'postponed'),
      { ...nothing, asks: ['startLocal'] },
    ],
    ['cancelled', says({ status: 'cancelled' }), ours(), { ...nothing, asksStatus: true }],
    ['cancelled, as here', says({ status: 'cancelled' }), ours({}, 'cancelled'), nothing],
    ['gone', says({ status: 'gone' }), ours(), { ...nothing, asksStatus: true }],
    [
      'another title of one cancelled here',
      says({ title: 'Loto' }),
      ours({}, 'cancelled'),
      nothing,
    ],
  ] as const)('%s', (_what, source, mine, found) => {
    expect(merge(says(), source, mine)).toEqual(found)
  })

  it('never touches what was changed by hand, and forgets nothing', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    const words = fc.record({ title: word, place: word, text: word, link: fc.option(word) })
    fc.assert(
      fc.property(words, words, words, (known, source, mine) => {
        const { follows, asks } = merge(says(known), says(source), ours(mine))
        for (const field of announcedFields) {
          if (field === 'startLocal' || field === 'endLocal') continue
          const isNew = known[field] !== source[field] && source[field] !== mine[field]
          const isByHand = known[field] !== mine[field]
          expect(follows.includes(field)).toBe(isNew && !isByHand)
          expect(asks.includes(field)).toBe(isNew && isByHand)
        }
      }),
    )
  })

  it.each([
    [says({ status: 'cancelled' }), 'planned', { kind: 'cancel' }],
    [says({ status: 'gone' }), 'cancelled', null],
    [
      says({ status: 'postponed' }),
      'planned',
      { kind: 'postpone', startLocal: null, endLocal: null },
    ],
    [says(), 'planned', null],
    [says(), 'cancelled', { kind: 'reinstate' }],
    [says(), 'postponed', { kind: 'postpone', startLocal: '2026-07-04T21:00', endLocal: null }],
    [
      says({ startLocal: '2026-07-05', endLocal: '2026-07-06' }),
      'planned',
      { kind: 'postpone', startLocal: '2026-07-05T21:00', endLocal: '2026-07-06T23:59' },
    ],
  ] as const)('is done by the change that a person would make: %j', (source, status, change) => {
    const { startLocal, endLocal } = says()
    expect(changeFor(source, { startLocal, endLocal, status })).toEqual(change)
  })

  it('moves whole days as whole days', () => {
    const mine = { startLocal: '2026-07-04T00:00', endLocal: '2026-07-04T23:59' }
    const moved = says({ startLocal: '2026-07-05', endLocal: null })
    expect(changeFor(moved, { ...mine, status: 'planned' })).toEqual({
      kind: 'postpone',
      startLocal: '2026-07-05T00:00',
      endLocal: '2026-07-05T23:59',
    })
    const same = says({ startLocal: '2026-07-04', endLocal: null })
    expect(changeFor(same, { ...mine, status: 'planned' })).toBeNull()
  })
})
