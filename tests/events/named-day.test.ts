import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesDay, redated } from '../../server/events/rules/named-day.ts'
import { frenchDate } from '../../server/language/french.ts'

describe('a text that names a day', () => {
  it.each([
    'Rendez-vous le 20 juin !',
    'samedi 20\u00a0juin 2026',
    'le 20/06 à 21 h',
    'le 20.6.2026',
    '20-06',
    'SAMEDI 20 JUIN',
  ])('is found in « %s »', text => {
    expect(namesDay(text, '2026-06-20T21:00')).toBe(true)
  })

  it.each(['le 120 juin', 'le 2 juin', '20 juillet', '20/07', '2020/06', 'à 20 h', '20 juinette'])(
    'is not found in « %s »',
    text => {
      expect(namesDay(text, '2026-06-20T21:00')).toBe(false)
    },
  )

  it('is found on the first of a month', () => {
    expect(namesDay('le 1er mai', '2027-05-01T10:00')).toBe(true)
    expect(namesDay('le 1 mai', '2027-05-01T10:00')).toBe(true)
    expect(namesDay('le 11 mai', '2027-05-01T10:00')).toBe(false)
  })

  it('is not found in another year', () => {
    expect(namesDay('comme le 20 juin 2025', '2026-06-20T21:00')).toBe(false)
    expect(namesDay('du 20/06/25', '2026-06-20T21:00')).toBe(false)
  })

  it.each(['du 20 au 21 juin', 'samedi 20 et dimanche 21 juin 2026', '20-21 juin'])(
    'is found in « %s »',
    text => {
      expect(namesDay(text, '2026-06-20T21:00')).toBe(true)
    },
  )
})

describe('a text with the new date', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
  const moved = (text: string) => plain(redated(text, '2026-06-20T21:00', '2026-07-01T20:30'))

  it.each([
    ['Rendez-vous le 20 juin !', 'Rendez-vous le 1er juillet !'],
    ['samedi 20 juin 2026 à 21 h', 'mercredi 1er juillet 2026 à 20 h 30'],
    ['samedi 20 juin à 19 h, feu à la nuit', 'mercredi 1er juillet à 19 h, feu à la nuit'],
    ['SAMEDI 20 JUIN', 'MERCREDI 1ER JUILLET'],
    ['le 20/06 à 21h00', 'le 01/07 à 20 h 30'],
    ['le 20.6.2026', 'le 1.7.2026'],
    ['du samedi 20 au dimanche 21 juin', 'du mercredi 1er au jeudi 2 juillet'],
    ['comme le 20 juin 2025', 'comme le 20 juin 2025'],
    ['à 21 h, place du 20 mai', 'à 21 h, place du 20 mai'],
  ])('says « %s » as « %s »', (before, after) => {
    expect(moved(before)).toBe(after)
  })

  it('names both months where the days lie in two', () => {
    expect(plain(redated('20 et 21 juin', '2026-06-20T10:00', '2026-06-30T10:00'))).toBe(
      '30 juin et 1er juillet',
    )
  })

  it('names the old day no more, whatever both days are', () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map(days => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, fc.boolean(), (was, is, year) => {
        fc.pre(was.slice(5) !== is.slice(5))
        const text = `Venez ${frenchDate(was, { weekday: true, year })} à 18 h`
        const said = redated(text, `${was}T18:00`, `${is}T18:00`)
        expect(said).toBe(`Venez ${frenchDate(is, { weekday: true, year })} à 18\u00a0h`)
        expect(namesDay(said, `${was}T18:00`)).toBe(false)
      }),
    )
  })
})
