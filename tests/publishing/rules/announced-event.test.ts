import { expect, it } from 'vitest'
import { calendarTitle, placeOf } from '../../../server/publishing/rules/announced-event.ts'

it.each([
  ['Salle des fêtes', { name: 'Salle des fêtes', town: 'Vaubécourt' }],
  [
    'Salle des fêtes, 3 rue de l’École',
    { name: 'Salle des fêtes', address: '3 rue de l’École', town: 'Vaubécourt' },
  ],
  [
    ' Le Capitole ,  12 bis, quai des Arts, 51000 Châlons-en-Champagne ',
    {
      name: 'Le Capitole',
      address: '12 bis, quai des Arts',
      postcode: '51000',
      town: 'Châlons-en-Champagne',
    },
  ],
  [
    'Gymnase, 51300 Vitry-le-François',
    { name: 'Gymnase', postcode: '51300', town: 'Vitry-le-François' },
  ],
  ['51300 Vitry', { name: '51300 Vitry', town: 'Vaubécourt' }],
  [' , ', null],
  ['', null],
])('the place « %s »', (written, place) => {
  expect(placeOf(written, 'Vaubécourt')).toEqual(place)
})

it('a title says what does not take place', () => {
  expect(
    ['planned', 'postponed', 'cancelled'].map(status => calendarTitle({ title: 'Bal', status })),
  ).toEqual(['Bal', 'REPORTÉ : Bal', 'ANNULÉ : Bal'])
})
