import fc from 'fast-check'
import { expect, it } from 'vitest'
import { typeset } from '../../server/language/typeset.ts'

const N = '\u00a0'
const T = '\u202f'

it.each([
  ['« Page » est en pause : à reconnecter', `«${N}Page${N}» est en pause${N}: à reconnecter`],
  ["C'est l'été ! Venez ?", `C’est l’été${T}! Venez${T}?`],
  ['Vraiment ?!', `Vraiment${T}?!`],
  ['Loto ; tombola', `Loto${T}; tombola`],
  ['Carton 8 €, 20 € les trois', `Carton 8${N}€, 20${N}€ les trois`],
  ['50 % (soit 10 %)', `50${N}% (soit 10${N}%)`],
  [`déjà${N}: composé`, `déjà${N}: composé`],
])('%s', (typed, printed) => {
  expect(typeset(typed)).toBe(printed)
})

it.each([
  '18:30',
  'https://exemple.fr/a?b=c;d',
  'une liste (a, b)',
  'code : 12'.replace(' :', ':'),
  "rock 'n' roll",
  '100%',
  ':-)',
])('leaves « %s » alone', text => {
  expect(typeset(text)).toBe(text)
})

it('changes nothing but spaces and apostrophes, and nothing twice', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', ' ', ':', ';', '!', '?', '«', '»', '%', "'", '1', '.'),
  })
  const bare = (value: string) => value.replaceAll(/[\u00a0\u202f ]/g, '').replaceAll('’', "'")
  fc.assert(
    fc.property(text, value => {
      const printed = typeset(value)
      expect(printed).toHaveLength(value.length)
      expect(bare(printed)).toBe(bare(value))
      expect(typeset(printed)).toBe(printed)
    }),
  )
})
