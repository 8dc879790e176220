import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newLinkKey } from '../../server/database/schema.ts'
import { createSecretBox } from '../../server/platform/secrets.ts'
import {
  idsIn,
  isLinkTo,
  isSameSecret,
  isSignatureOf,
  linkToken,
  signatureOf,
} from '../../server/platform/signature.ts'

const ours = { secrets: createSecretBox(Buffer.alloc(32, 1)) }
const theirs = { secrets: createSecretBox(Buffer.alloc(32, 2)) }

describe('what is signed', () => {
  it('holds for its text, its purpose and its installation alone', () => {
    const signature = signatureOf(ours, 'form-stamp', '3-4')
    expect(signature).toMatch(/^[\w-]{43}$/)
    expect(isSignatureOf(ours, 'form-stamp', '3-4', signature)).toBe(true)
    expect(isSignatureOf(ours, 'form-stamp', '3-5', signature)).toBe(false)
    expect(isSignatureOf(ours, 'partner-contact', '3-4', signature)).toBe(false)
    expect(isSignatureOf(theirs, 'form-stamp', '3-4', signature)).toBe(false)
  })

  it('is compared by all of it', () => {
    expect(isSameSecret('é', Buffer.from('é'))).toBe(true)
    expect(isSameSecret('', '')).toBe(true)
    expect(isSameSecret('a', 'ab')).toBe(false)
  })
})

const id = fc.integer({ min: 0, max: 999_999_999 })
const key = fc.constant(null).map(newLinkKey)

describe('a link', () => {
  it('opens the rows that it was made for, by their keys, and nothing with a sign otherwise', () => {
    const rows = fc.array(fc.tuple(id, key), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(rows, fc.nat(), fc.constantFrom('', 'A', '-', '7'), (wanted, at, sign) => {
        const ids = wanted.map(([one]) => one)
        const keys = wanted.map(([, one]) => one)
        const token = linkToken(ours, 'tests', ids, keys)
        expect(idsIn(token)).toEqual(ids)
        expect(isLinkTo(ours, 'tests', token, keys)).toBe(true)
        expect(isLinkTo(ours, 'tests', token, keys.with(-1, newLinkKey()))).toBe(false)
        expect(isLinkTo(ours, 'others', token, keys)).toBe(false)
        expect(isLinkTo(theirs, 'tests', token, keys)).toBe(false)
        const place = at % token.length
        const other = token.slice(0, place) + sign + token.slice(place + 1)
        if (other !== token) expect(isLinkTo(ours, 'tests', other, keys)).toBe(false)
      }),
    )
  })

  it('is made of no number alone', () => {
    for (const keys of [[], [''], ['7'], [newLinkKey(), 'short']]) {
      expect(() => linkToken(ours, 'tests', [7], keys)).toThrow(/random keys/)
    }
  })

  it.each(['', '7', '7-', 'x', '1234567890-', '1-2-3-4-5-'])('names nothing in %j', text => {
    const signature = linkToken(ours, 'tests', [7], [newLinkKey()]).slice(-43)
    for (const token of [text, text + signature.slice(1), `${text}é${signature}`]) {
      expect(idsIn(token)).toEqual([])
    }
  })
})
