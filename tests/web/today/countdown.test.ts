import { describe, expect, it } from 'vitest'
import { frenchDuration } from '../../../server/language/french.ts'
import { today } from '../../../web/today/messages.fr.ts'
import { type Clocks, countdownOf, stageOf } from '../../../web/today/time-left.ts'

const at = (clock: string, day = '24') => Date.parse(`2026-11-${day}T${clock}:00+01:00`)
const iso = (clock: string, day = '24') => new Date(at(clock, day)).toISOString()

/** Somebody who has waited 33 min at 10:12 for an answer within 15. */
const nadia: Clocks = {
  ...{ state: 'missed', openNow: true, officeMs: 33 * 60_000, targetMs: 15 * 60_000 },
  ...{ openedAt: iso('09:39'), aimAt: iso('09:49'), dueAt: iso('09:54') },
}

const waits = (more: Partial<Clocks>): Clocks => ({ ...nadia, state: 'waiting', ...more })

const asOf = at('10:05')
const open = { asOf, changesAt: iso('12:00') }

describe('the minutes left', () => {
  const fresh = waits({ officeMs: 5 * 60_000, aimAt: iso('10:10'), dueAt: iso('10:15') })

  it('run down to the line, and say when the nearer one is behind', () => {
    expect(countdownOf(fresh, { ...open, now: at('10:06') })).toEqual({
      kind: 'left',
      ms: 9 * 60_000,
      aimPassed: false,
    })
    const soon = countdownOf(fresh, { ...open, now: at('10:10') })
    expect(soon).toEqual({ kind: 'left', ms: 5 * 60_000, aimPassed: true })
    expect(stageOf(soon)).toBe('soon')
  })

  it('are in time on the line itself, and over one millisecond later', () => {
    const onTheLine = countdownOf(fresh, { ...open, now: at('10:15') })
    expect(onTheLine).toEqual({ kind: 'left', ms: 0, aimPassed: true })
    const after = countdownOf(fresh, { ...open, now: at('10:15') + 1 })
    expect(after).toEqual({ kind: 'over', ms: 1 })
    expect(stageOf(after)).toBe('late')
  })

  it('agree with their number', () => {
    const { left } = today.countdown.lines
    expect([1, 2, 61].map(left)).toEqual(['restante', 'restantes', 'restantes'])
  })

  it('are told since it was written, once opening hours say nothing', () => {
    const months = waits({
      state: 'missed',
      officeMs: 385 * 3_600_000,
      openedAt: iso('09:00', '01'),
    })
    const told = countdownOf(months, { ...open, now: at('10:05') })
    expect(told).toEqual({ kind: 'long', ms: at('10:05') - at('09:00', '01') })
    expect(stageOf(told)).toBe('late')
    expect(frenchDuration(told.kind === 'long' ? told.ms : 0)).toBe('23\u00a0jours')
  })

  it('name the time instead when a closing comes first', () => {
    const late = waits({ officeMs: 2 * 60_000, aimAt: iso('14:08'), dueAt: iso('14:13') })
    const context = { asOf: at('11:58'), changesAt: iso('12:00') }
    expect(countdownOf(late, { ...context, now: at('11:59') })).toEqual({
      kind: 'later',
      at: iso('14:13'),
    })
    expect(countdownOf(late, { ...context, now: at('12:00') })).toEqual({
      kind: 'closed',
      at: null,
      due: iso('14:13'),
    })
  })

  it('rest out of hours, and say when they go on', () => {
    const night = waits({ openNow: false, officeMs: 0, dueAt: iso('09:15', '25') })
    const context = { asOf: at('20:00'), changesAt: iso('09:00', '25') }
    const told = countdownOf(night, { ...context, now: at('20:07') })
    expect(told).toEqual({ kind: 'closed', at: iso('09:00', '25'), due: iso('09:15', '25') })
    expect(stageOf(told)).toBe('calm')
  })

  it('count what is over in office time: a night is nobody’s fault', () => {
    const missed = waits({ state: 'missed', officeMs: 33 * 60_000, dueAt: iso('09:54') })
    expect(countdownOf(missed, { ...open, now: asOf })).toEqual({ kind: 'over', ms: 18 * 60_000 })
    expect(countdownOf(missed, { ...open, now: at('10:09') })).toEqual({
      kind: 'over',
      ms: 22 * 60_000,
    })
    const closed = { ...missed, openNow: false }
    expect(countdownOf(closed, { ...open, now: at('23:00') })).toEqual({
      kind: 'over',
      ms: 18 * 60_000,
    })
    // Nothing more is added once the mairie has closed.
    expect(countdownOf(missed, { ...open, now: at('13:00') })).toEqual({
      kind: 'over',
      ms: (33 + 115 - 15) * 60_000,
    })
  })
})
