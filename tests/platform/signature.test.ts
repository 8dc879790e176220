import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSecretBox } from '../../server/platform/secrets.ts'
import {
  isSameSecret,
  isSignatureOf,
  readSignedValues,
  signatureOf,
  signedValues,
} from '../../server/platform/signature.ts'

const ours = { secrets: createSecretBox(Buffer.alloc(32, 1)) }
const theirs = { secrets: createSecretBox(Buffer.alloc(32, 2)) }

describe('what is signed', () => {
  it('holds for its text, its purpose and its installation alone', () => {
    const signature = signatureOf(ours, 'share-link', '3-4')
    expect(signature).toMatch(/^[\w-]{43}$/)
    expect(isSignatureOf(ours, 'share-link', '3-4', signature)).toBe(true)
    expect(isSignatureOf(ours, 'share-link', '3-5', signature)).toBe(false)
    expect(isSignatureOf(ours, 'partner-contact', '3-4', signature)).toBe(false)
    expect(isSignatureOf(theirs, 'share-link', '3-4', signature)).toBe(false)
  })

  it('is read as it was written, and not at all with a sign more, less or otherwise', () => {
    const values = fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(null)))
    fc.assert(
      fc.property(values, fc.nat(), fc.constantFrom('', 'A', '.', 'é'), (wanted, at, sign) => {
        const text = signedValues(ours, 'tests', wanted)
        expect(readSignedValues(ours, 'tests', text)).toEqual(wanted)
        const place = at % text.length
        const other = text.slice(0, place) + sign + text.slice(place + 1)
        if (other !== text) expect(readSignedValues(ours, 'tests', other)).toBeUndefined()
        expect(readSignedValues(ours, 'tests', text + sign)).toEqual(
          sign === '' ? wanted : undefined,
        )
      }),
    )
  })

  it.each(['', '.', '..', 'x', 'é.é', '\uD800.\uD800'])('is nothing in %j', text => {
    expect(readSignedValues(ours, 'tests', text)).toBeUndefined()
  })

  it('is compared by all of it', () => {
    expect(isSameSecret('é', Buffer.from('é'))).toBe(true)
    expect(isSameSecret('', '')).toBe(true)
    expect(isSameSecret('a', 'ab')).toBe(false)
  })
})
