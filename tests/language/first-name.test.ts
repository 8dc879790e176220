import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstNameMark, firstNameOf, withFirstName } from '../../server/language/first-name.ts'

describe('the first name', () => {
  it.each([
    ['Julie Martin', 'Julie'],
    ['Marie-Claude Petit', 'Marie-Claude'],
    ['MARIE-CLAUDE PETIT', 'Marie-Claude'],
    ['julie martin', 'Julie'],
    ['JULIE MARTIN', 'Julie'],
    ['MARTIN Julie', 'Julie'],
    ['DE LA TOUR Émile', 'Émile'],
    ['Julie MARTIN', 'Julie'],
    ['Mme Julie Martin', 'Julie'],
    ['Mme MARTIN Julie', 'Julie'],
    ['M. Émile Perrin', 'Émile'],
    ['Dr. Zoé L’Hermite', 'Zoé'],
    ['E\u0301mile Perrin', 'Émile'],
    ['LouAnn Petit', 'LouAnn'],
    ['  Julie   Martin ', 'Julie'],
    ['🌸 Julie 🌸 Martin', 'Julie'],
    ['Jean de La Fontaine', 'Jean'],
    ['Julie', 'Julie'],
    ['Ali Ben Saïd', 'Ali'],
    ['Li Na', 'Li'],
    ['jean‑pierre', 'Jean‑Pierre'],
    ['N’Golo Traoré', 'N’Golo'],
  ])('of « %s » is %s', (name, first) => {
    expect(firstNameOf(name)).toBe(first)
  })

  it.each([
    [null],
    [''],
    ['   '],
    ['Mme Dupont'],
    ['M. Perrin'],
    ['Madame'],
    ['Monsieur le maire'],
    ['J. Martin'],
    ['J Martin'],
    ['juju33'],
    ['@julie'],
    ['Comité des fêtes'],
    ['Les Amis du Moulin'],
    ['La Boulangerie de Paul'],
    ['Mairie de Saint-Exemple'],
    ['🌸🌸'],
    ['33 rue Haute'],
    ['d’ Artagnan'],
  ])('of « %s » is not known', name => {
    expect(firstNameOf(name)).toBeNull()
  })
})

describe('a saved reply', () => {
  it.each([
    ['Bonjour {prénom}, merci.', 'Bonjour Julie, merci.', 'Bonjour, merci.'],
    ['Bonjour {prénom},\nmerci.', 'Bonjour Julie,\nmerci.', 'Bonjour,\nmerci.'],
    ['Bonjour {Prénom} !', 'Bonjour Julie !', 'Bonjour !'],
    ['Bonjour {prenom}\u202f!', 'Bonjour Julie\u202f!', 'Bonjour\u202f!'],
    ['Merci, {prénom}.', 'Merci, Julie.', 'Merci.'],
    ['Oui, {prénom}, samedi.', 'Oui, Julie, samedi.', 'Oui, samedi.'],
    ['{prénom}, merci.', 'Julie, merci.', 'Merci.'],
    ['{prénom},\nmerci.', 'Julie,\nmerci.', 'Merci.'],
    ['Bonjour {prénom}', 'Bonjour Julie', 'Bonjour'],
    ['Bonjour.\n{prénom}, à samedi.', 'Bonjour.\nJulie, à samedi.', 'Bonjour.\nà samedi.'],
    ['Sans nom.', 'Sans nom.', 'Sans nom.'],
    ['{prénom}', 'Julie', ''],
    ['Bonjour {pre\u0301nom}, oui', 'Bonjour Julie, oui', 'Bonjour, oui'],
  ])('« %s »', (text, named, nameless) => {
    expect(withFirstName(text, 'Julie Martin')).toBe(named)
    expect(withFirstName(text, null)).toBe(nameless)
    expect(withFirstName(text, 'Mme Dupont')).toBe(nameless)
  })

  const words = fc.array(
    fc.constantFrom('Bonjour', 'merci', 'oui', 'samedi', 'à', firstNameMark, '{Prénom}'),
    { minLength: 1, maxLength: 12 },
  )
  const joints = fc.array(fc.constantFrom(' ', ', ', '. ', '\n', ' !\n', ',\n'), {
    minLength: 12,
    maxLength: 12,
  })
  const texts = fc.tuple(words, joints).map(([all, between]) =>
    all
      .map((one, index) => one + (between[index] ?? ''))
      .join('')
      .trim(),
  )
  const names = fc.option(fc.string({ unit: 'grapheme' }))

  it('has no mark left, no matter who it goes to', () => {
    fc.assert(
      fc.property(texts, names, (text, name) => {
        expect(withFirstName(text, name)).not.toMatch(/\{pr.{1,2}nom\}/iu)
      }),
    )
  })

  it('has the name wherever it was asked for, and nothing else changed', () => {
    fc.assert(
      fc.property(texts, text => {
        const parts = text.split(/\{prénom\}/iu)
        expect(withFirstName(text, 'Zéphyrine Petit').split('Zéphyrine')).toEqual(parts)
      }),
    )
  })

  it('without a name has no blank or comma too many, and loses no word', () => {
    fc.assert(
      fc.property(texts, text => {
        const filled = withFirstName(text, null)
        expect(filled).not.toMatch(/ ,|, ?,| {2}|^[ ,]/mu)
        const wordsOf = (of: string) => of.toLowerCase().match(/\p{L}+/gu) ?? []
        expect(wordsOf(filled)).toEqual(wordsOf(text.replace(/\{prénom\}/giu, '')))
      }),
    )
  })

  it('is itself where it asks for no name', () => {
    fc.assert(
      fc.property(fc.string(), names, (text, name) => {
        expect(withFirstName(text, name)).toBe(text)
      }),
    )
  })
})
