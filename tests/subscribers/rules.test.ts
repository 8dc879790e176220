import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../server/language/iso-week.ts'
import {
  costOfSent,
  isPushService,
  mailFreeAt,
  noticeBody,
  proRata,
} from '../../server/subscribers/rules.ts'

const hour = 60 * 60_000
const never = () => false

describe('a push service', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('is one of those that browsers have: %s', endpoint => {
    expect(isPushService(endpoint, never)).toBe(true)
  })

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evilpush.apple.com.example/',
    'https://notpush.apple.com.evil/',
    'https://xfcm.googleapis.com/a',
    'https://127.0.0.1/abc',
    'https://user:fcm.googleapis.com@evil.example/',
    'https://user:word@fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/fcm/send/abc',
    'no address',
    '',
  ])('is no other host: %s', endpoint => {
    expect(isPushService(endpoint, never)).toBe(false)
  })

  it('is also this machine, where that is allowed', () => {
    expect(isPushService('http://127.0.0.1:4000/push/x', host => host === '127.0.0.1')).toBe(true)
  })
})

describe('what a telephone shows', () => {
  it('is the text without its title, on one line', () => {
    const text = 'Fête de l’été\n\nSamedi 20 juin.\nVenez !'
    expect(noticeBody(text, 'Fête de l’été')).toBe('Samedi 20 juin. Venez !')
  })

  it('never is longer than there is room for, and ends at a word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 900 }), fc.string({ maxLength: 30 }), (text, title) => {
        expect(noticeBody(text, title).length).toBeLessThanOrEqual(241)
      }),
    )
    const cut = noticeBody('mot '.repeat(200), '')
    expect(cut).toMatch(/mot…$/)
  })
})

describe('the mails of an hour', () => {
  it('are never more than a provider takes, also after a pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 3 * hour }), { minLength: 1, maxLength: 80 }),
        (perHour, asked) => {
          const sent: number[] = []
          // What may not leave now is looked at again at the instant that it was given, as the outbox does.
          const waiting = asked.map((at, id) => ({ at, id }))
          for (let rounds = 0; waiting.length > 0 && rounds < 20_000; rounds++) {
            waiting.sort((one, other) => one.at - other.at)
            const next = waiting.shift()
            if (next === undefined) break
            const before = sent.at(-perHour) ?? null
            const at = mailFreeAt(next.at, before, perHour, next.id)
            if (at <= next.at) sent.push(next.at)
            else waiting.push({ ...next, at })
          }
          expect(sent).toHaveLength(asked.length)
          for (const [place, at] of sent.entries()) {
            const first = sent[place - perHour]
            if (first !== undefined) expect(at - first).toBeGreaterThanOrEqual(hour)
          }
        },
      ),
    )
  })
})

const dates = fc.integer({ min: 0, max: 20_000 }).map(days => addDays('2000-01-01', days))
const cents = fc.integer({ min: 0, max: 100_000_00 })

describe('what of a yearly cost falls on a period', () => {
  it('is all of it for a whole year, leap or not, and its part for a part', () => {
    expect(proRata(14_000, { from: '2026-01-01', to: '2026-12-31' })).toBe(14_000)
    expect(proRata(14_000, { from: '2024-01-01', to: '2024-12-31' })).toBe(14_000)
    expect(proRata(36_500, { from: '2026-03-05', to: '2026-03-05' })).toBe(100)
    expect(proRata(36_600, { from: '2024-02-29', to: '2024-02-29' })).toBe(100)
    expect(proRata(14_000, { from: '2026-01-02', to: '2026-01-01' })).toBe(0)
    expect(proRata(14_000, { from: '2026-01-01', to: '2025-12-31' })).toBe(0)
    fc.assert(
      fc.property(cents, fc.integer({ min: 1900, max: 2200 }), (cost, year) => {
        expect(proRata(cost, { from: `${year}-01-01`, to: `${year}-12-31` })).toBe(cost)
      }),
    )
  })

  it('is the sum of its parts, to the cent, and never less for more days', () => {
    fc.assert(
      fc.property(cents, dates, fc.nat(900), fc.nat(900), (cost, from, some, more) => {
        const [until, to] = [addDays(from, some), addDays(from, some + more + 1)]
        const whole = proRata(cost, { from, to })
        const first = proRata(cost, { from, to: until })
        const rest = proRata(cost, { from: addDays(until, 1), to })
        expect(Math.abs(first + rest - whole)).toBeLessThanOrEqual(1)
        expect(first).toBeLessThanOrEqual(whole)
      }),
    )
  })
})

describe('what SMS cost that were sent', () => {
  it('is the whole for all, nothing for none, and unknown where no price was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 5_000 }),
        (sum, paid) => {
          expect(costOfSent(sum, paid, paid)).toBe(sum)
          expect(costOfSent(sum, paid, 0)).toBe(0)
          expect(costOfSent(0, paid, paid)).toBeNull()
          expect(costOfSent(sum, 0, paid)).toBeNull()
        },
      ),
    )
  })

  it('is never more than was set aside for all', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 5_000 }), fc.nat(5_000), (sum, paid, sent) => {
        fc.pre(sent <= paid)
        expect(costOfSent(sum, paid, sent) ?? 0).toBeLessThanOrEqual(sum)
      }),
    )
  })
})
