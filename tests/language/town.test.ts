import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atTown, mairieOf, ofTown, wholePlace } from '../../server/language/town.ts'

describe('a commune in a sentence', () => {
  it.each([
    ['Vaubécourt-sur-Marne', 'de Vaubécourt-sur-Marne', 'à Vaubécourt-sur-Marne'],
    ['Épernay', 'd’Épernay', 'à Épernay'],
    ['Œuilly', 'd’Œuilly', 'à Œuilly'],
    ['Yvetot', 'd’Yvetot', 'à Yvetot'],
    ['Hénin-Beaumont', 'd’Hénin-Beaumont', 'à Hénin-Beaumont'],
    ['Honfleur', 'de Honfleur', 'à Honfleur'],
    ['Le Mesnil-sur-Oger', 'du Mesnil-sur-Oger', 'au Mesnil-sur-Oger'],
    ['Les Islettes', 'des Islettes', 'aux Islettes'],
    ['La Chapelle', 'de La Chapelle', 'à La Chapelle'],
    ['L’Épine', 'de L’Épine', 'à L’Épine'],
    ['Lessay', 'de Lessay', 'à Lessay'],
    ['Commune de Montaubry', 'de la commune de Montaubry', 'à Commune de Montaubry'],
  ])('%s: %s, %s', (name, of, at) => {
    expect(ofTown(name)).toBe(of)
    if (!name.startsWith('Commune')) expect(atTown(name)).toBe(at)
  })

  it('has a mairie', () => {
    expect(mairieOf('Le Mesnil')).toBe('Mairie du Mesnil')
    expect(mairieOf('Commune de Montaubry')).toBe('Mairie de Montaubry')
    expect(mairieOf('Ville d’Épernay')).toBe('Mairie d’Épernay')
  })
})

describe('a place that is read elsewhere', () => {
  const town = { name: 'Vaubécourt-sur-Marne', postcode: '51330' }
  const here = (place: string, name = town.name, postcode: string | null = town.postcode) =>
    wholePlace(place, { name, postcode })

  it.each([
    ['Salle des fêtes', 'Salle des fêtes, 51330 Vaubécourt-sur-Marne'],
    ['', '51330 Vaubécourt-sur-Marne'],
    ['Salle des fêtes de Vaubécourt', 'Salle des fêtes de Vaubécourt (51330)'],
    ['SALLE DES FETES DE VAUBECOURT', 'SALLE DES FETES DE VAUBECOURT (51330)'],
    ['Salle des fêtes, Vaubécourt sur Marne', 'Salle des fêtes, Vaubécourt sur Marne (51330)'],
    ['Gymnase (Vaubécourt-sur-Marne)', 'Gymnase (Vaubécourt-sur-Marne) (51330)'],
    ['2 place du Four, 51330 Vaubécourt', '2 place du Four, 51330 Vaubécourt'],
    ['Salle des fêtes, 51000 Châlons', 'Salle des fêtes, 51000 Châlons'],
    ['2 place du Four, 51330', '2 place du Four, 51330 Vaubécourt-sur-Marne'],
    ['12 rue de Vaubécourt', '12 rue de Vaubécourt, 51330 Vaubécourt-sur-Marne'],
    ['Salle de Vaubécourt-le-Petit', 'Salle de Vaubécourt-le-Petit, 51330 Vaubécourt-sur-Marne'],
  ])('« %s » is « %s »', (place, whole) => {
    expect(here(place)).toBe(whole)
  })

  it.each([
    ['Église Saint-Martin', 'Saint-Martin', 'Église Saint-Martin, 51330 Saint-Martin'],
    ['Salle de St Martin', 'Saint-Martin', 'Salle de St Martin (51330)'],
    ['Place de la chapelle', 'La Chapelle', 'Place de la chapelle, 51330 La Chapelle'],
    ['Salle du Mesnil', 'Le Mesnil', 'Salle du Mesnil (51330)'],
    ['Salle d’Épernay', 'Épernay', 'Salle d’Épernay (51330)'],
    ["Salle d'Epernay", 'Épernay', "Salle d'Epernay (51330)"],
    ['Stade (nord)', 'Bar (Marne', 'Stade (nord), 51330 Bar (Marne'],
  ])('« %s » of %s is « %s »', (place, name, whole) => {
    expect(here(place, name)).toBe(whole)
  })

  it('names the commune alone where its postcode is not known', () => {
    expect(here('Salle des fêtes', town.name, null)).toBe('Salle des fêtes, Vaubécourt-sur-Marne')
    expect(here('Salle des fêtes de Vaubécourt', town.name, '')).toBe(
      'Salle des fêtes de Vaubécourt',
    )
  })

  it('says no more when it is asked for again, whatever the place and the commune', () => {
    const names = fc.constantFrom(
      'Le Mesnil',
      'Saint-Rémy',
      'Épernay',
      'L’Épine',
      'Vitry-en-Perthois',
    )
    const words = fc.constantFrom(
      'Salle',
      'de',
      'la',
      'Épernay',
      'Saint-Rémy',
      'du Mesnil',
      '51330',
      ',',
    )
    const places = fc.array(words, { minLength: 1, maxLength: 6 }).map(some => some.join(' '))
    fc.assert(
      fc.property(places, names, fc.constantFrom('51330', null), (place, name, postcode) => {
        const whole = wholePlace(place, { name, postcode })
        expect(wholePlace(whole, { name, postcode })).toBe(whole)
      }),
    )
  })
})
