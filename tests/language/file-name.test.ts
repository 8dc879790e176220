import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameOf } from '../../server/language/foreign-text.ts'

describe('a file’s name', () => {
  it.each([
    ['Devis été.pdf', 'Devis été.pdf'],
    ['C:\\Users\\Ann\\photo.jpg', 'photo.jpg'],
    ['../../../etc/passwd', 'passwd'],
    ['facture\u202efdp.exe', 'facture fdp.exe'],
    ['a\r\nSet-Cookie: b.pdf', 'a Set-Cookie b.pdf'],
    ['..', null],
    ['', null],
    [null, null],
  ])('%j is %j', (given, name) => {
    expect(fileNameOf(given)).toBe(name)
  })

  it('is short, keeps its ending, and can be written anywhere', () => {
    expect(fileNameOf(`${'é'.repeat(300)}.docx`)).toBe(`${'é'.repeat(115)}.docx`)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), given => {
        const name = fileNameOf(given)
        if (name === null) return
        expect(name.length).toBeLessThanOrEqual(120)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\"]/u)
        expect(name.isWellFormed()).toBe(true)
      }),
    )
  })
})
