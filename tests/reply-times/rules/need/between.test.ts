import { describe, expect, it } from 'vitest'
import { staysBetween } from '../../../../server/reply-times/rules/need/between.ts'
import { withPlaces } from '../../../../server/reply-times/rules/need/place.ts'
import { readSigns } from '../../../../server/reply-times/rules/need/reading.ts'
import { textNeedOf } from '../../../../server/reply-times/rules/need/reply-need.ts'
import { ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'
import type { ReplyMessage } from '../../../../server/reply-times/rules/reply-message.ts'

describe('what two residents say to one another', () => {
  it.each([
    'moi je rentre à pied',
    'ah non moi je fais que tricoter',
    'faut le mettre au sec',
    'celle de Marcel était meilleure',
    'non pas le lundi',
    'c’est en haut de la page',
    '40 ans qu’il la garde au grenier',
    'combien tu en veux ?',
    'c’était qui déjà le trompettiste ?',
  ])('leaves %j out below a resident, and nowhere else', text => {
    expect(ruleAgainst(text, [], 'resident')).toBe('resident')
    expect(ruleAgainst(text)).toBeNull()
  })

  it.each([
    ['asks', 'et ils rouvrent quand le gymnase'],
    ['asks', 'c’est couvert ou pas'],
    ['wants', 'un vrai marché plutôt'],
    ['reports', 'la rambarde a cédé'],
    ['reports', 'ça dégouline du plafond'],
    ['lacks', 'pas de courrier non plus'],
    ['lacks', 'deux mois sans une lettre'],
    ['joins in', 'derrière le stade aussi'],
    ['joins in', 'à la Croix c’est pire'],
    ['did', 'j’ai écrit au printemps'],
    ['offers', 'j’ai une bétonnière'],
    ['found', 'il est dans ma cour'],
    ['books', 'le dimanche pour ma mère'],
    ['leads', 'essayez le 0612345678'],
    ['puts right', 'c’est Boudou, pas Bodou'],
    ['speaks of the mairie', 'le maire passe devant tous les jours'],
    ['speaks of who decides', 'ils ont d’autres chats à fouetter'],
  ])('counts who %s: %j', (_, text) => {
    for (const place of ['resident', 'chat', 'question'] as const)
      expect(ruleAgainst(text, [], place)).toBeNull()
  })

  const story = 'moi je rentre à pied et je regarde les gens passer'
  it('counts a long story', () => {
    expect(ruleAgainst(story, [], 'resident')).toBe('resident')
    expect(ruleAgainst(`${story} puis je rentre à pied et je regarde`, [], 'resident')).toBeNull()
  })

  it('asks more where nobody else would see it', () => {
    expect(ruleAgainst('c’est quoi le secret ?', [], 'resident')).toBe('resident')
    expect(ruleAgainst('c’est quoi le secret ?', [], 'chat')).toBeNull()
  })

  it('knows nothing of who is tagged', () => {
    const read = readSigns(`@Lucie ${story}`, ['Lucie'])
    expect(staysBetween(story, readSigns(story, []), 'resident')).toBe(true)
    expect(staysBetween(`@Lucie ${story}`, read, 'resident')).toBe(false)
  })

  const said = (id: string, text: string, more: Partial<ReplyMessage> = {}): ReplyMessage => ({
    id,
    thread: 'T',
    author: id,
    direction: 'inbound',
    sentAt: Number(id),
    text,
    ...more,
  })
  const rulesOf = (...messages: ReplyMessage[]) =>
    withPlaces(messages).map(message => textNeedOf(message).rule)

  it('goes by the thread: only below a resident, and before the commune spoke', () => {
    const above = said('1', 'le banc est encore dans l’eau')
    const below = said('3', 'moi je rentre à pied', { parent: '1' })
    expect(rulesOf(above, below)).toEqual([null, 'resident'])
    expect(rulesOf(above, { ...below, author: '1' })).toEqual([null, null])
    expect(rulesOf(above, { ...below, author: '' })).toEqual([null, null])
    const reply = said('2', 'Nous passons demain.', { direction: 'outbound', parent: '1' })
    expect(rulesOf(above, reply, below)[2]).toBeNull()
  })

  it('counts from the edit that reports', () => {
    const above = said('1', 'le banc est encore dans l’eau')
    const edited = said('3', 'moi je rentre à pied', {
      parent: '1',
      edits: [{ at: 9, text: 'moi je rentre à pied, la passerelle a cédé, attention' }],
    })
    expect(withPlaces([above, edited]).map(each => textNeedOf(each).needAt)).toEqual([1, 9])
  })
})
