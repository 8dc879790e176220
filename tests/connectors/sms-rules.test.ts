import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  euros,
  smsCost,
  smsLeavesAt,
  smsPartsOf,
  smsTermsOf,
} from '../../server/connectors/rules/sms-cost.ts'
import {
  dearSigns,
  plainSpelling,
  smsParts,
  smsSize,
} from '../../server/connectors/rules/sms-text.ts'

const gsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà^{}[]~|€\\'
const cheap = fc
  .array(fc.constantFrom(...gsm), { maxLength: 350 })
  .map(signs => signs.join('').normalize('NFC'))

describe('the parts of an SMS', () => {
  it.each([
    ['', 'gsm-7', 0, 1],
    ['a'.repeat(160), 'gsm-7', 160, 1],
    ['a'.repeat(161), 'gsm-7', 161, 2],
    ['a'.repeat(306), 'gsm-7', 306, 2],
    ['a'.repeat(307), 'gsm-7', 307, 3],
    // Each « € » takes two, and is never parted: 76 of them fill 152 of 153.
    ['€'.repeat(80), 'gsm-7', 160, 1],
    ['€'.repeat(152), 'gsm-7', 304, 2],
    ['€'.repeat(153), 'gsm-7', 306, 3],
    [`${'a'.repeat(69)}ê`, 'ucs-2', 70, 1],
    [`${'a'.repeat(70)}ê`, 'ucs-2', 71, 2],
    ['ê'.repeat(134), 'ucs-2', 134, 2],
    ['🌧'.repeat(35), 'ucs-2', 70, 1],
    // The two halves of a pair stay together: 33 of them in 67.
    ['🌧'.repeat(66), 'ucs-2', 132, 2],
    ['🌧'.repeat(67), 'ucs-2', 134, 3],
  ])('of %j', (text, encoding, units, parts) => {
    expect(smsSize(text)).toMatchObject({ encoding, units, parts })
  })

  it('hold all of a text, no more than a part takes, and as many as are counted', () => {
    const any = fc.oneof(cheap, fc.string({ unit: 'binary', maxLength: 150 }))
    fc.assert(
      fc.property(any, text => {
        const size = smsSize(text)
        const { encoding, parts } = smsParts(text)
        expect({ encoding, count: parts.length }).toEqual({
          encoding: size.encoding,
          count: size.parts,
        })
        const most =
          parts.length === 1 ? { 'gsm-7': 160, 'ucs-2': 140 } : { 'gsm-7': 153, 'ucs-2': 134 }
        expect(Math.max(...parts.map(part => part.length))).toBeLessThanOrEqual(most[encoding])
        const whole = Buffer.concat(parts)
        if (encoding === 'ucs-2') {
          expect(whole.swap16().toString('utf16le')).toBe(text.normalize('NFC'))
        } else expect(whole).toHaveLength(size.units)
      }),
    )
  })

  it('leave as much room as is said, also beside the clause', () => {
    fc.assert(
      fc.property(cheap, fc.nat({ max: 11 }), (text, clause) => {
        const { parts, room } = smsSize(text, clause)
        expect(room).toBeGreaterThanOrEqual(0)
        expect(smsSize(`${text}${'a'.repeat(room)}`, clause).parts).toBe(parts)
        expect(smsSize(`${text}${'a'.repeat(room + 1)}`, clause).parts).toBe(parts + 1)
      }),
    )
  })
})

describe('dear signs', () => {
  it('are named once each, with what can be written instead', () => {
    expect(dearSigns('Fête\u00a0: l’œuvre… fête 🎉')).toEqual([
      { sign: 'ê', times: 2, spelling: 'e' },
      { sign: '\u00a0', times: 1, spelling: ' ' },
      { sign: '’', times: 1, spelling: "'" },
      { sign: 'œ', times: 1, spelling: 'oe' },
      { sign: '…', times: 1, spelling: '...' },
      { sign: '🎉', times: 1, spelling: null },
    ])
    expect(dearSigns('Éclairage coupé à 18 h : 3 €')).toEqual([])
    expect(plainSpelling('« Ça suffit, François\u202f! »')).toBe('" Ça suffit, Francois ! "')
  })

  it('spelled otherwise leave none but those that cannot be, and a cheap text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
        const left = dearSigns(plainSpelling(text))
        expect(left.every(({ spelling }) => spelling === null)).toBe(true)
      }),
    )
    fc.assert(fc.property(cheap, text => void expect(plainSpelling(text)).toBe(text)))
  })
})

describe('the cost of an SMS', () => {
  const terms = smsTermsOf({ price: '0,065', budget: '30', purpose: 'information' })

  it('is people times parts times the price, in whole cents', () => {
    expect(terms).toEqual({ isAdvertising: false, price: 650, budget: 3_000 })
    expect(smsCost("Coupure d'eau demain", 212, terms)).toBe(1_378)
    expect(smsCost('Coupure d’eau demain', 212, terms)).toBe(1_378)
    expect(smsCost('é'.repeat(161), 1, terms)).toBe(13)
    expect(smsCost('a', 1, { ...terms, price: null })).toBeNull()
  })

  it('counts the clause that an advertisement ends with', () => {
    const text = 'a'.repeat(150)
    expect(smsPartsOf(text, { isAdvertising: false })).toBe(1)
    expect(smsPartsOf(text, { isAdvertising: true })).toBe(2)
    expect(smsPartsOf('a'.repeat(149), { isAdvertising: true })).toBe(1)
  })

  it.each([
    ['0,065', 650],
    ['0.0567 €', 567],
    ['12', 120_000],
    ['', null],
    ['-1', null],
    ['1,23456', null],
    ['six', null],
  ])('reads %j', (typed, amount) => {
    expect(euros(typed)).toBe(amount)
  })
})

describe('when an SMS leaves', () => {
  const leaves = (at: string, isAdvertising = true) => smsLeavesAt(at, { isAdvertising })

  it.each([
    ['2026-06-02T10:00', '2026-06-02T10:00'],
    ['2026-06-02T07:59', '2026-06-02T08:00'],
    ['2026-06-02T22:00', '2026-06-03T08:00'],
    ['2026-06-05T22:30', '2026-06-08T08:00'],
    ['2026-06-06T12:00', '2026-06-08T08:00'],
    ['2026-06-07T23:00', '2026-06-08T08:00'],
    // The night on which the clocks change.
    ['2027-03-27T23:30', '2027-03-29T08:00'],
  ])('an advertisement of %s leaves at %s', (at, left) => {
    expect(leaves(at)).toBe(left)
  })

  it('a commune’s news leaves at once', () => {
    expect(leaves('2026-06-07T23:00', false)).toBe('2026-06-07T23:00')
  })
})
