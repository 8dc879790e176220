import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'

it.each([
  'Merci aux services techniques de passer',
  'Merci aux agents de vider les bennes',
  'Merci aux employés de tondre',
  'Merci à la mairie de venir',
  'Bravo la communication',
  'Bravo la gestion 👏',
  'Super l’anticipation',
  'merci pour l’accueil glacial',
  'merci pour cet accueil désagréable',
  'merci pour la réponse évasive',
  'merci pour l’accueil froid',
  'Y a personne à l’accueil 😂',
  'il n’y a personne au guichet 😂',
  'Personne au standard mdr',
  'RIP les commerces',
  'Sincères condoléances à la route du Moulin',
  'Repose en paix ma rue',
  'Ok et pour les autres',
  'D’accord et pour nous',
  'Bien reçu, et les autres',
  'Super, et après',
  'Félicitations vous avez tué le commerce',
  'Bravo vous avez gâché la place',
  'Bravo, vous avez vraiment ruiné la vue !',
])('hears %j behind the courtesy', text => {
  expect(ruleAgainst(text)).toBeNull()
})

it.each([
  'Merci aux agents d’avoir tondu',
  'Merci à tous d’être venus',
  'Merci aux bénévoles de nous régaler',
  'Merci aux pompiers de Brévigny',
  'Merci à la chorale de l’atelier',
  'Merci de nous tenir au courant',
  'Bravo à la communication',
  'Bravo la solidarité',
  'merci pour l’accueil chaleureux',
  'merci pour votre patience exemplaire',
  'Sincères condoléances à la famille',
  'Repose en paix, Lucien',
  'Ok et merci',
  'Bien reçu et bonne soirée',
  'Bravo et bonne continuation',
  'Bravo vous avez réussi',
  'Bravo, vous avez illuminé la soirée',
  'Merci vous avez embelli le bourg',
])('hears nothing more in %j', text => {
  expect(ruleAgainst(text)).toBe('courtesy')
})

it('hears an order to whomever is thanked', () => {
  const whom = fc.constantFrom('aux agents', 'à la mairie', 'à tous', 'aux voisins', 'à Zélie')
  const order = fc.constantFrom(
    ...['de passer', 'd’intervenir', 'de bien refermer', 'de le tailler', 'de tondre', 'd’y aller'],
  )
  fc.assert(
    fc.property(whom, order, (one, asked) => {
      expect(ruleAgainst(`Merci ${one}`)).toBe('courtesy')
      expect(ruleAgainst(`Merci ${one} ${asked}`)).toBeNull()
    }),
  )
})
