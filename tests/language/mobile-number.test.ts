import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mobileNumberIn, shownMobile } from '../../server/language/mobile-number.ts'

it.each([
  ['06 39 98 12 34', '+33639981234'],
  ['0692 12 34 56', '+262692123456'],
  ['+33 (0)7 53 01 22 33', '+33753012233'],
  ['0033639981234', '+33639981234'],
  ['639123456', '+262639123456'],
  ['612345678', '+33612345678'],
  ['06.12.34.56.78', '+33612345678'],
  ['+262 692 12 34 56', '+262692123456'],
  ['0690 12 34 56', '+590690123456'],
  ['+590690123456', '+590690123456'],
  ['0694 12 34 56', '+594694123456'],
  ['0696123456', '+596696123456'],
])('%s is %s', (typed, number) => {
  expect(mobileNumberIn(typed)).toEqual({ kind: 'mobile', number })
})

it.each([
  ['03 26 00 00 00', 'landline'],
  ['0262 12 34 56', 'landline'],
  ['09 70 00 00 00', 'landline'],
  ['0800 12 34 56', 'special'],
  ['+32 470 12 34 56', 'abroad'],
  ['36 31', 'none'],
  ['Mme Petit', 'none'],
  ['', 'none'],
])('%s is refused: %s', (typed, why) => {
  expect(mobileNumberIn(typed)).toEqual({ kind: 'refused', why })
})

it('reads again what it gave, and what is shown of it', () => {
  const national = fc
    .tuple(fc.constantFrom('6', '7'), fc.stringMatching(/^[0-9]{8}$/))
    .map(([first, rest]) => `0${first}${rest}`)
  fc.assert(
    fc.property(national, typed => {
      const read = mobileNumberIn(typed)
      if (read.kind !== 'mobile') throw new Error(read.why)
      expect(mobileNumberIn(read.number)).toEqual(read)
      expect(mobileNumberIn(shownMobile(read.number))).toEqual(read)
    }),
  )
})
