import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSigns, partsOf } from '../../server/language/text-signs.ts'

describe('the signs of a text', () => {
  it('are counted as networks count them', () => {
    expect(countSigns('#fête #14juillet, n°#, a#b', 'hashtag')).toBe(3)
    expect(countSigns('@mairie @a.b et camille@mairie.fr', 'mention')).toBe(2)
  })

  it('are cut out, addresses without the stop behind them', () => {
    expect(partsOf('Voir https://a.fr/b?c=#d, #fête @mairie.')).toEqual([
      { kind: 'plain', text: 'Voir ' },
      { kind: 'link', text: 'https://a.fr/b?c=#d' },
      { kind: 'plain', text: ', ' },
      { kind: 'hashtag', text: '#fête' },
      { kind: 'plain', text: ' ' },
      { kind: 'mention', text: '@mairie' },
      { kind: 'plain', text: '.' },
    ])
  })

  it('leave the text as it was', () => {
    const signs = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('#a', '@b', ' ', 'https://c.fr')),
    )
    fc.assert(
      fc.property(signs, pieces => {
        const text = pieces.join('')
        expect(
          partsOf(text)
            .map(part => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
