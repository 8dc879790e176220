import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soughtIn } from '../../server/inbox/rules/search.ts'
import { isDate } from '../../server/language/zone.ts'

const today = '2026-11-27'
const daysIn = (text: string) => soughtIn(text, today).flatMap(({ days }) => days ?? [])
const wordsIn = (text: string) =>
  soughtIn(text, today).flatMap(({ days, words }) => (days === null ? words : []))

describe('soughtIn', () => {
  it.each([
    ['12/11', '2026-11-12'],
    ['12 novembre', '2026-11-12'],
    ['le 1er nov.', '2026-11-01'],
    ['12 NOVEMBRE 2024', '2024-11-12'],
    ['12/11/24', '2024-11-12'],
    ['12/11/2024', '2024-11-12'],
    ['2024-11-12', '2024-11-12'],
    ['28 novembre', '2025-11-28'],
    ['27/11', '2026-11-27'],
    ['29/02', '2024-02-29'],
    ['3 février', '2026-02-03'],
    ['hier', '2026-11-26'],
    ['avant-hier', '2026-11-25'],
    ['Aujourd’hui', '2026-11-27'],
  ])('reads « %s » as one day', (text, day) => {
    expect(daysIn(text)).toEqual([{ from: day, to: day }])
  })

  it('reads a month with its year', () => {
    expect(daysIn('novembre 2026')).toEqual([{ from: '2026-11-01', to: '2026-11-30' }])
    expect(daysIn('février 2024')).toEqual([{ from: '2024-02-01', to: '2024-02-29' }])
    expect(daysIn('02/2024')).toEqual([{ from: '2024-02-01', to: '2024-02-29' }])
  })

  it('leaves what is no date as words', () => {
    for (const text of ['31/02', '12/13', 'mai', 'chier', '1/2/3/4', '2026-13-01', '112/11']) {
      expect(daysIn(text)).toEqual([])
    }
    expect(wordsIn('31/02')).toEqual(['31', '02'])
    expect(wordsIn('mai')).toEqual(['mai'])
  })

  it('keeps the words of a date, which may stand in a message, but for « hier »', () => {
    expect(soughtIn('12 novembre', today)[0]?.words).toEqual(['12', 'novembre'])
    expect(soughtIn('hier', today)[0]?.words).toEqual([])
  })

  it('takes words without accents or capitals, and leaves small ones beside others', () => {
    expect(wordsIn('À la PISCINE de l’École, hier')).toEqual(['piscine', 'ecole'])
    expect(wordsIn('Cœur')).toEqual(['coeur'])
    expect(wordsIn('la')).toEqual(['la'])
    expect(wordsIn('Nadia Ferrand piscine 12/11')).toEqual(['nadia', 'ferrand', 'piscine'])
    expect(soughtIn(' …? ', today)).toEqual([])
  })

  it('takes whatever is typed', () => {
    const typed = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('12', '/', ' ', '31', 'novembre', '0', '1er', 'hier', '99', '2026'),
      ),
    )
    fc.assert(
      fc.property(typed, parts => {
        const found = soughtIn(parts.join(''), today)
        const isSound = ({ words, days }: (typeof found)[number]) =>
          words.every(word => /^[\p{L}\p{N}]+$/u.test(word)) &&
          (days === null ? words.length > 0 : isDate(days.from) && isDate(days.to))
        return found.length <= 8 && found.every(isSound)
      }),
    )
  })
})
