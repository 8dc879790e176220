import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'

const linesOf = (file: string) =>
  readFileSync(new URL(`../../need/${file}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

describe('what begins as words that wait for nobody', () => {
  it.each([
    'Merci à Lucette et sa bande qui décorent la halle',
    'Merci aux voisins qui se sont levés à l’aube avec leurs pelles',
    'Merci pour le concert, maman a fredonné tout le trajet',
    'Dommage, je bosse ce soir, dansez pour moi',
    'Pas pu venir, ma hanche grince, mais quelles images',
    'On sera en congés snif, faites des photos',
    'J’aurais adoré mais on a un baptême',
    'J’y serai avec toute la famille Kervella et la marmaille',
    'Zut, on est de noces en Bigorre',
    'Dommage, on a judo',
    'Mince, je bosse jusqu’à l’aube',
    'Merci aux gars qui se sont levés à 4h pour la lame',
    'Debout depuis 3h, bravo Anselme',
    'Bravo mamie, 104 ans',
    'Un bonjour de Tahiti à mon clocher',
    'Coucou des Vosges enneigées',
    'Triste nouvelle, un homme droit qui soignait ses abeilles',
    'Bravo les petits, quelle pugnacité !',
    'Félicitations Armande et Célestin, quel parcours',
    'Notre benjamin sur scène, j’ai fondu ❤️',
  ])('%j is courtesy', text => {
    expect(ruleAgainst(text)).toBe('courtesy')
  })

  it.each([
    'Merci aux voisins qui ont scié mon tilleul',
    'Merci aux agents qui devaient passer',
    'Merci pour le concert, elles sont où les clés',
    'Dommage, je bosse, vous pouvez filmer',
    'Dommage, c’est toujours en semaine',
    'Dommage, on est à l’étroit',
    'Zut, je suis au guichet et tout est éteint',
    'Merci, réveillés à 3h par l’alarme',
    'Bravo les bennes à 5h du matin',
    'Bravo 450 euros pour rien',
    'Pas pu venir, on m’a refoulé',
    'J’y serai avec mes 12 convives',
    'Bonjour de la résidence, la VMC ronfle fort depuis lundi',
    'Triste nouvelle, le guichet',
    'Il nous manquera, ce guichet',
    'Bravo, quelle date !',
    'Une fumée au loin ❤️',
  ])('%j counts', text => {
    expect(ruleAgainst(text)).toBeNull()
  })
})

describe('below a post of the commune', () => {
  it.each([
    'un rémouleur, comme avant',
    'derrière la chapelle ?',
    '101 ?',
    'Bourricot Premier',
    'le tilleul sans hésiter',
  ])('%j answers what it asked', text => {
    expect(ruleAgainst(text, [], 'asked')).toBe('courtesy')
    expect(ruleAgainst(text)).toBeNull()
  })

  it.each(['c’est Fabre, pas Favre', 'le ban est levé', 'ouvert ou pas', 'y a un vestiaire'])(
    '%j guesses nothing',
    text => {
      expect(ruleAgainst(text, [], 'asked')).toBeNull()
    },
  )

  it.each([
    'elle partageait ses confitures avec toute la rue',
    'il va retrouver son Augustine',
    'Un maire proche des gens, il saluait jusqu’aux moineaux',
  ])('%j mourns where it tells of a death', text => {
    expect(ruleAgainst(text, [], 'mourning')).toBe('courtesy')
    expect(ruleAgainst(text)).toBeNull()
  })

  it.each(['asked', 'mourning', 'chat'] as const)('leaves out nobody who waits: %s', place => {
    const texts = linesOf(`near-${place}`)
    expect(texts.length).toBeGreaterThan(15)
    expect(texts.filter(text => ruleAgainst(text, [], place) !== null)).toEqual([])
  })
})

describe('below a resident who waits for nothing', () => {
  it.each([
    'oui chef, avec le petit blanc de 15h après la sieste',
    'la mienne aussi, dans une bassine en zinc',
  ])('%j goes on with the talk', text => {
    expect(ruleAgainst(text, [], 'chat')).toBe('resident')
    expect(ruleAgainst(text, [], 'resident')).toBeNull()
  })
})
