import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { telephoneIn } from '../../server/language/telephone.ts'

const found = (text: string) => telephoneIn(text)?.number ?? null

describe('a telephone number in a text', () => {
  it.each([
    ['06 12 34 56 78', '0612345678'],
    ['06.12.34.56.78', '0612345678'],
    ['06-12-34-56-78', '0612345678'],
    ['06\u00a012\u00a034\u00a056\u00a078', '0612345678'],
    ['06\u202f12\u202f34\u202f56\u202f78', '0612345678'],
    ['06\u201112\u201134\u201156\u201178', '0612345678'],
    ['(06) 12 34 56 78', '0612345678'],
    ['+33612345678', '0612345678'],
    ['+33 6 12 34 56 78', '0612345678'],
    ['+33 (0)6 12 34 56 78', '0612345678'],
    ['+33(0)612345678', '0612345678'],
    ['0033 6 12 34 56 78', '0612345678'],
    ['0033 (0) 6 12 34 56 78', '0612345678'],
    ['33612345678', '0612345678'],
    ['"DUPONT" <0612345678>', '0612345678'],
    ['0612345678 00:12', '0612345678'],
    ['06 12 34 56 78 12:05', '0612345678'],
    ['+262 692 12 34 56', '0692123456'],
    ['0692 12 34 56', '0692123456'],
    ['+32 475 12 34 56', '+32475123456'],
    ['+32 475 12 34 56 12:05', '+32475123456'],
    ['0041 22 555 12 34', '+41225551234'],
    ['41225551234', '+41225551234'],
    ['02.11.2026 06 12 34 56 78', '0612345678'],
    ['02.11.26 06 12 34 56 78', '0612345678'],
    ['du 02/11/2026 à 10:02 de 0612345678', '0612345678'],
    ['2026-11-02 10:02:33 0612345678', '0612345678'],
    // Beside an hour or a day, whose last digits are none of it.
    ['02.11.2026 à 10:02 – 06.12.34.56.78', '0612345678'],
    ['10 h 02 06 12 34 56 78', '0612345678'],
    ['2026-11-02 06.12.34.56.78', '0612345678'],
    ['30/11/02 06 12 34 56 78', '0612345678'],
    // « (0) » of another country (libphonenumber's examples), as people there print it.
    ['+44 (0)121 234 5678', '+441212345678'],
    ['0041 (0) 78 123 45 67', '+41781234567'],
    ['+32 (0)2 123 45 67', '+3221234567'],
    // Signs that nobody sees, as telephones copy a number.
    ['\u202a+33\u200e 6 12 34 56 78\u202c', '0612345678'],
    ['+33\u200b612345678', '0612345678'],
    ['201001234567', '+201001234567'],
    ['20261102', null],
    ['20261102-100233', null],
    ['20261102100233', null],
    ['3631', null],
    ['17', null],
    ['201', null],
    ['3 dans la boîte 201', null],
    ['06 12 34', null],
    ['A0612345678', null],
    ['06123456789', null],
    ['02.11.2026 10:02', null],
    ['20261130T101500', null],
    ['06 12\n34 56 78 90', null],
  ])('%j is %s', (text, number) => {
    expect(found(text)).toBe(number)
  })

  /** Nine digits after the nought, and each way to write them. */
  const national = fc
    .tuple(fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '9'), fc.stringMatching(/^\d{8}$/))
    .map(parts => parts.join(''))
  const separator = fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u202f', '\u2011')
  const beginning = fc.constantFrom('0', '+33', '+33 ', '+33 (0)', '+33(0) ', '0033', '0033 ')
  const around = fc.constantFrom(
    ['', ''],
    ['de ', ' 00:12'],
    ['<', '>'],
    ['"', '"'],
    ['Appel du ', '.'],
  )

  it('is the same however it is written', () => {
    fc.assert(
      fc.property(national, separator, beginning, around, (digits, between, start, [pre, post]) => {
        const pairs = [digits.slice(0, 1), ...(digits.slice(1).match(/../g) ?? [])].join(between)
        const text = `${pre}${start}${pairs}${post}`
        const read = telephoneIn(text)
        expect(read?.number).toBe(`0${digits}`)
        // What was read is where it says, and is read again as the same.
        expect(found(text.slice(read?.at, read?.end))).toBe(`0${digits}`)
        expect(found(`0${digits}`)).toBe(`0${digits}`)
      }),
    )
  })

  it('is looked for in any text within its time', () => {
    const unit = fc.constantFrom('0', '6', '33', '+', ' ', '.', '(', ')', '-', 'a', ':', '/')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), text => {
        const number = found(text)
        if (number !== null) expect(number).toMatch(/^(0[1-9]\d{8}|\+[1-9]\d{6,14})$/)
      }),
    )
  })
})
