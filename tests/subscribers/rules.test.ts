import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPushService, mailFreeAt, noticeBody } from '../../server/subscribers/rules.ts'

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
