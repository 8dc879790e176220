import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'

describe('what tells of old times', () => {
  it.each([
    'Mémé y raccommodait les filets sous la véranda',
    'Ma grand-mère lavait le linge au savon noir, jamais un rhume',
    'Mon oncle Célestin aiguisait les couteaux et chantait à tue-tête',
    'Le père Anselme nous tirait les oreilles quand on sonnait les cloches',
    'Madame Caillebotte nous donnait des berlingots',
    'En 83 on avait gagné avec le curé dans les buts',
    'De mon temps on y allait à pied avec une bûche sous le bras',
    'J’y ai joué vingt ans avec mes cousins, les genoux écorchés',
    'Je revois le tablier à carreaux et le plumier',
    'Quand on était gosses la rivière gelait',
  ])('%j waits for nobody', text => {
    expect(ruleAgainst(text)).toBe('courtesy')
  })

  it.each([
    'Ma mère attendait le bus, il est pas passé',
    'Le père Martin vidait son fût dans le ruisseau',
    'La maîtresse tapait les petits',
    'Il nous bloquait le passage avec son quad',
    'En 95 la rue était éclairée',
    'De mon temps le garde champêtre faisait la police',
    'Quand on était jeunes il y avait un car',
    'Ce n’est pas mon oncle, lui jouait du cor',
    'Je me souviens de vos promesses',
    'Ma mère était inscrite au repas',
  ])('%j waits', text => {
    expect(ruleAgainst(text)).toBeNull()
  })

  it('waits as soon as something is asked, or of now', () => {
    const told = fc.constantFrom(
      'Mémé y raccommodait les filets sous la véranda',
      'En 83 on avait gagné avec le curé dans les buts',
      'Je revois le tablier à carreaux et le plumier',
    )
    const more = fc.constantFrom(
      ...[' ?', ', la mairie le sait', ', svp', ', maintenant plus rien', '. Depuis, tout croule'],
      ...[', c’était entretenu', ', ils s’en moquent', ', appelez-moi au 06 39 98 12 34'],
    )
    fc.assert(
      fc.property(told, more, (text, asked) => {
        expect(ruleAgainst(text + asked)).toBeNull()
      }),
    )
  })
})
