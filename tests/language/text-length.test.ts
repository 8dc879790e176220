import { describe, expect, it } from 'vitest'
import { textLength, textRoom } from '../../server/language/text-length.ts'

const family = '👨‍👩‍👧‍👦'

describe('the length of a text', () => {
  it.each([
    ['', 0, 0, 0, 0],
    ['Fête', 4, 4, 4, 5],
    ['Fe\u0302te', 5, 5, 4, 6],
    ['🎉', 2, 1, 1, 4],
    [family, 11, 7, 1, 25],
    ['🇫🇷', 4, 2, 1, 8],
    ['a\nb', 3, 3, 3, 3],
  ])(
    '%j counts %i units, %i code points, %i signs, %i bytes',
    (text, units, points, signs, bytes) => {
      expect(textLength(text, 'utf16')).toBe(units)
      expect(textLength(text, 'codepoints')).toBe(points)
      expect(textLength(text, 'graphemes')).toBe(signs)
      expect(textLength(text, 'bytes')).toBe(bytes)
    },
  )

  it('counts an address as 23 signs where the network does', () => {
    const url = 'https://agenda.vaubecourt.exemple.fr/agenda/feux-de-la-saint-jean'
    expect(textLength(`Lire ${url}.`, 'short-links')).toBe(5 + 23 + 1)
    expect(textLength('http://a.fr', 'short-links')).toBe(23)
    expect(textLength(`${family} fête`, 'short-links')).toBe(6)
  })

  it('counts signs, and ten bytes as one where those are more', () => {
    expect(textLength('Fête', 'ten-bytes')).toBe(4)
    expect(textLength(family.repeat(120), 'ten-bytes')).toBe(300)
    expect(textLength(`${family.repeat(120)}a`, 'ten-bytes')).toBe(301)
  })

  it('says what is left, and by how much it is too long', () => {
    const limit = { textLength: 4, counts: 'graphemes' } as const
    expect(textRoom(`${family}ab`, limit)).toBe(1)
    expect(textRoom('Fête !', limit)).toBe(-2)
  })
})
