import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeNotice, type Noticed } from '../../server/events/rules/compose-notice.ts'
import {
  type Announcement,
  consequenceFor,
  daysBetween,
  type EventState,
  eventAfter,
  shiftedBy,
} from '../../server/events/rules/event-change.ts'
import { eventChangeNew } from '../../server/events/shapes-event-change.ts'
import { type Counting, textLength } from '../../server/language/text-length.ts'
import { type DeliveryState, deliveryStates } from '../../server/publishing/rules/delivery.ts'
import { canBecome } from '../../server/publishing/rules/delivery-state.ts'

const before: EventState = { startLocal: '2026-06-20T21:00', endLocal: null, status: 'planned' }
const now = '2026-06-02T10:00'
const planned = (patch: Partial<Announcement> = {}): Announcement => ({
  state: 'scheduled',
  heldFrom: null,
  dueLocal: '2026-06-13T18:00',
  step: { days: -7, time: '18:00' },
  ...patch,
})
const later: EventState = { ...before, startLocal: '2026-07-04T20:00' }
const off: EventState = { ...before, status: 'cancelled' }
const undated: EventState = { ...before, status: 'postponed' }

describe('what is asked of a change', () => {
  it('has an end: no more pictures are drawn anew than any plan has', () => {
    const asked = (count: number) => ({
      change: { kind: 'cancel' },
      sequence: 0,
      rewording: {
        pictures: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [String(index + 1), 'stamp']),
        ),
      },
    })
    expect(eventChangeNew.safeParse(asked(50)).success).toBe(true)
    expect(eventChangeNew.safeParse(asked(51)).success).toBe(false)
  })

  it('has an end: no more texts are written by hand than an event has', () => {
    const texts = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [String(index + 1), 'Bal']))
    const change = { change: { kind: 'cancel' }, sequence: 0 }
    const asked = [
      (count: number) => ({ ...change, texts: texts(count) }),
      (count: number) => ({ ...change, rewording: { deliveries: texts(count) } }),
    ]
    const taken = (count: number) => asked.map(of => eventChangeNew.safeParse(of(count)).success)
    expect(taken(1_000)).toEqual([true, true])
    expect(taken(1_001)).toEqual([false, false])
  })
})

describe('what becomes of an announcement when its event', () => {
  it('is put off: a step goes where its plan says', () => {
    expect(consequenceFor(planned(), before, later, now)).toEqual({
      kind: 'moves',
      state: 'scheduled',
      dueLocal: '2026-06-27T18:00',
    })
  })

  it('is put off: a time chosen by itself keeps its distance in days, and its hour', () => {
    const own = planned({ step: null, dueLocal: '2026-06-18T07:45' })
    expect(consequenceFor(own, before, later, now)).toMatchObject({
      kind: 'moves',
      dueLocal: '2026-07-02T07:45',
    })
  })

  it('comes earlier: a step that would be past is skipped, and comes back with a later date', () => {
    const sooner = { ...before, startLocal: '2026-06-05T21:00' }
    const passed = consequenceFor(planned(), before, sooner, now)
    expect(passed).toEqual({ kind: 'passes', heldFrom: 'scheduled', dueLocal: '2026-05-29T18:00' })
    const held = planned({
      state: 'cancelled',
      heldFrom: 'scheduled',
      dueLocal: '2026-05-29T18:00',
    })
    expect(consequenceFor(held, sooner, before, now)).toEqual({
      kind: 'moves',
      state: 'scheduled',
      dueLocal: '2026-06-13T18:00',
    })
  })

  it('waits for a date, and goes on waiting for somebody to agree', () => {
    expect(consequenceFor(planned(), before, undated, now)).toEqual({
      kind: 'waits',
      heldFrom: 'scheduled',
    })
    const held = planned({ state: 'draft', heldFrom: 'awaiting-approval' })
    for (const asked of [held, planned({ state: 'awaiting-approval' })])
      expect(consequenceFor(asked, undated, later, now)).toMatchObject({
        state: 'awaiting-approval',
      })
  })

  it('does not take place: it stops, also the thanks of the day after', () => {
    const thanks = planned({ step: { days: 1, time: '10:00' }, dueLocal: '2026-06-21T10:00' })
    expect(consequenceFor(thanks, before, off, now)).toEqual({
      kind: 'stops',
      heldFrom: 'scheduled',
    })
  })

  it('leaves alone what is out, what a person gave up, and what failed and stays past', () => {
    for (const state of ['sending', 'published', 'verified', 'unconfirmed', 'cancelled'] as const) {
      expect(consequenceFor(planned({ state }), before, off, now)).toBeNull()
    }
    const missed = planned({ state: 'missed', step: { days: -30, time: '18:00' } })
    expect(
      consequenceFor(missed, before, { ...before, startLocal: '2026-06-21T21:00' }, now),
    ).toBeNull()
    expect(
      consequenceFor(missed, before, { ...before, startLocal: '2026-07-21T21:00' }, now),
    ).toMatchObject({
      kind: 'moves',
      state: 'scheduled',
    })
  })

  it('never asks for a step that a delivery’s life does not have', () => {
    const local = fc.integer({ min: 0, max: 400 }).map(days => shiftedBy('2026-01-01T12:00', days))
    const event = fc.record({
      startLocal: local,
      endLocal: fc.constant(null),
      status: fc.constantFrom('planned', 'postponed', 'cancelled'),
    })
    const held = fc.record({
      state: fc.constantFrom<DeliveryState>('draft', 'cancelled'),
      heldFrom: fc.constantFrom<DeliveryState>('scheduled', 'awaiting-approval', 'failed', 'draft'),
    })
    const free = fc.record({
      state: fc.constantFrom(...deliveryStates),
      heldFrom: fc.constant(null),
    })
    const rest = fc.record({
      dueLocal: local,
      step: fc.option(
        fc.record({ days: fc.integer({ min: -60, max: 7 }), time: fc.constant('09:00') }),
      ),
    })
    const announcement = fc
      .tuple(fc.oneof(held, free), rest)
      .map(([one, other]) => ({ ...one, ...other }))
    fc.assert(
      fc.property(announcement, event, event, local, (one, was, is, at) => {
        const consequence = consequenceFor(one, was, is, at)
        if (consequence === null) return
        const to =
          consequence.kind === 'moves'
            ? consequence.state
            : consequence.kind === 'waits'
              ? 'draft'
              : 'cancelled'
        expect(canBecome(one.state, to), `${one.state} to ${to}`).toBe(true)
        if (consequence.kind !== 'moves') return
        expect(is.status).toBe('planned')
        expect(consequence.dueLocal >= at).toBe(true)
      }),
    )
  })
})

describe('an event after a change', () => {
  it('keeps its dates where no others are given, and is again what it was', () => {
    expect(
      eventAfter(before, { kind: 'postpone', startLocal: null, endLocal: null }, 'planned'),
    ).toEqual(undated)
    expect(eventAfter(undated, { kind: 'cancel' }, 'planned')).toEqual(off)
    expect(eventAfter(off, { kind: 'reinstate' }, 'postponed')).toEqual(undated)
    const change = { kind: 'postpone', startLocal: later.startLocal, endLocal: null } as const
    expect(eventAfter(undated, change, 'planned')).toEqual(later)
  })

  it('counts calendar days across changes of clocks and years', () => {
    expect(daysBetween('2026-10-24T23:30', '2026-10-26T00:10')).toBe(2)
    expect(shiftedBy('2026-12-31T18:00', 1)).toBe('2027-01-01T18:00')
  })
})

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const feast: Noticed = { title: 'Feux de la Saint-Jean', place: 'Place de la Mairie', ...before }
const announced = { startLocal: before.startLocal, endLocal: null }
const wide = { textLength: 5000, counts: 'utf16' } as const

describe('a notice', () => {
  const url = 'https://exemple.fr/agenda/abcd2345'

  it('says that it is put off, from when to when', () => {
    const event = { ...feast, startLocal: '2026-06-27T18:30', endLocal: '2026-06-27T23:00' }
    expect(
      plain(composeNotice(event, { announced, detail: 'À cause de l’orage.', url }, wide)),
    ).toBe(
      'REPORTÉ : Feux de la Saint-Jean\n\nInitialement prévu le samedi 20 juin 2026 à 21 h, cet événement aura lieu le samedi 27 juin 2026, de 18 h 30 à 23 h.\nPlace de la Mairie\n\nÀ cause de l’orage.\n\nhttps://exemple.fr/agenda/abcd2345',
    )
  })

  it('says that it is put off without a date, cancelled, or takes place after all', () => {
    const says = (event: Noticed) =>
      plain(composeNotice(event, { announced, detail: '', url: null }, wide))
    expect(says({ ...feast, status: 'postponed' })).toBe(
      'REPORTÉ : Feux de la Saint-Jean\n\nInitialement prévu le samedi 20 juin 2026 à 21 h, cet événement est reporté : nouvelle date à venir.',
    )
    expect(says({ ...feast, status: 'cancelled' })).toBe(
      'ANNULÉ : Feux de la Saint-Jean\n\nPrévu le samedi 20 juin 2026 à 21 h, cet événement n’aura pas lieu.',
    )
    expect(says(feast)).toBe(
      'MAINTENU : Feux de la Saint-Jean\n\nCet événement aura bien lieu le samedi 20 juin 2026 à 21 h.\nPlace de la Mairie',
    )
  })

  it('names a stretch of days as French does', () => {
    const stretch = { startLocal: '2026-06-20T10:00', endLocal: '2026-06-21T18:00' }
    expect(
      plain(
        composeNotice(
          { ...feast, status: 'cancelled' },
          { announced: stretch, detail: '', url },
          wide,
        ),
      ),
    ).toContain('Prévu du samedi 20 juin à 10 h au dimanche 21 juin 2026 à 18 h, cet')
  })

  it('stays within what a channel takes, and always says what and when', () => {
    const limits = fc.record({
      textLength: fc.integer({ min: 260, max: 800 }),
      counts: fc.constantFrom<Counting>('utf16', 'codepoints', 'graphemes', 'bytes'),
    })
    const title = fc
      .string({ minLength: 1, maxLength: 140, unit: 'grapheme' })
      .filter(one => one.trim() !== '')
    fc.assert(
      fc.property(
        limits,
        title,
        fc.string({ maxLength: 500, unit: 'grapheme' }),
        fc.constantFrom(null, url),
        fc.constantFrom<Noticed['status']>('planned', 'postponed', 'cancelled'),
        (limit, name, detail, address, status) => {
          const event = { ...feast, title: name, status, startLocal: later.startLocal }
          const text = composeNotice(event, { announced, detail, url: address }, limit)
          expect(textLength(text, limit.counts)).toBeLessThanOrEqual(limit.textLength)
          expect(text).toMatch(/^(REPORTÉ|ANNULÉ)\u00a0: /)
          expect(plain(text)).toContain('20 juin 2026')
          if (status === 'planned') expect(plain(text)).toContain('4 juillet 2026')
        },
      ),
    )
  })
})
