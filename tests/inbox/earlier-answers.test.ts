import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnsweredQuestion,
  createMemory,
  saidToAnybody,
} from '../../server/inbox/rules/earlier-answers.ts'
import {
  isAboutSomething,
  isAkin,
  isCourtesy,
  keywordsOf,
} from '../../server/inbox/rules/keywords.ts'

describe('the words that tell', () => {
  it.each([
    ['Bonjour, l’école et la Crèche sont-elles ouvertes le 14 ?', 'ecole creche ouvertes'],
    ['bonsoir svp quand passe le CŒUR du marché merci d avance', 'passe coeur marche avance'],
    ['Merci beaucoup, bonne journée !', ''],
  ])('of « %s » are « %s »', (text, words) => {
    expect(keywordsOf(text).join(' ')).toBe(words)
  })

  it.each([
    ['réserver', 'réservation', true],
    ['bacs', 'bac', true],
    ['inscrire', 'inscriptions', true],
    ['poubelle', 'poubelles', true],
    ['concert', 'concession', false],
    ['permis', 'permanence', false],
    ['car', 'carte', false],
    ['lieu', 'lien', false],
  ])('« %s » is akin to « %s »: %s', (one, other, akin) => {
    expect([isAkin(one, other), isAkin(other, one)]).toEqual([akin, akin])
  })

  it.each([
    ['Merci', false, true],
    ['vaisselle fournie ?', false, false],
    ['Bonjour, merci à tous et bonne fin de semaine 🙏', false, true],
    ['Bonjour, oui, de 9 h à 12 h.', false, false],
    ['la piscine rouvre ?', true, false],
  ])('« %s » asks for something: %s; is a courtesy alone: %s', (text, asks, thanks) => {
    expect([isAboutSomething(text), isCourtesy(text)]).toEqual([asks, thanks])
  })
})

describe('what is proposed', () => {
  const words = fc.constantFrom(
    ...'piscine marché cantine garderie salle carte loto chien eau bus merci'.split(' '),
  )
  const sentence = fc.array(words, { minLength: 3, maxLength: 8 }).map(all => all.join(' '))
  const answered: fc.Arbitrary<AnsweredQuestion> = fc.record({
    text: sentence,
    under: fc.option(sentence),
    answer: sentence,
    channelId: fc.constantFrom(1, 2),
    at: fc.integer({ min: 0, max: 300 * 86_400_000 }),
  })
  const now = 365 * 86_400_000

  it('is the same in whatever order it is read, each text once, the very question asked again among them', () => {
    const cases = fc.tuple(
      fc.array(answered, { maxLength: 30 }),
      answered,
      fc.integer({ min: 0, max: 30 }),
    )
    fc.assert(
      fc.property(cases, ([others, one, cut]) => {
        const all = [...others, one]
        const question = { text: one.text, under: one.under, channelId: 1 }
        const found = createMemory(all).closest(question, [], now)
        const texts = found.map(({ answer }) => answer)
        expect(new Set(texts).size).toBe(texts.length)
        expect(textsOf(createMemory(all.toReversed()).closest(question, [], now))).toEqual(
          textsOf(found),
        )
        // Which are read and which are looked for only tells how rare a word is.
        expect(textsOf(createMemory(all).closest(question, all.slice(cut), now))).toEqual(
          textsOf(found),
        )
        if (keywordsOf(one.text).length === 0 || isCourtesy(one.answer)) return
        const [first] = found
        const own = new Set(keywordsOf(one.text))
        expect(keywordsOf(`${first?.text} ${first?.answer}`).some(word => own.has(word))).toBe(true)
        expect(texts).toContain(one.answer)
      }),
    )
  })

  /** Two that are as like, of one instant, come in any order. */
  const textsOf = (all: readonly AnsweredQuestion[]) => all.map(({ answer }) => answer).sort()

  it('counts the rare words, whose number is bounded', () => {
    const lately = Array.from({ length: 100 }, (_, at) => ({
      ...{
        text: at === 0 ? 'le loto' : 'la piscine',
        under: null,
        answer: 'Oui.',
        channelId: 1,
        at,
      },
    }))
    const question = { text: 'loto piscine zinc fibre', under: 'un vide grenier', channelId: 1 }
    const memory = createMemory(lately)
    expect(memory.rareIn(question, { most: 9, share: 0.02 })).toEqual([
      'zinc',
      'fibre',
      'vide',
      'grenier',
      'loto',
    ])
    expect(memory.rareIn(question, { most: 1, share: 0.02 })).toEqual(['zinc'])
  })
})

describe('an answer as it may be said to anybody', () => {
  it.each([
    ['Bonjour Nadia, c’est lundi.', 'Nadia Ferrand', 'Bonjour {prénom}, c’est lundi.'],
    ['Bonjour Nadia c’est lundi.', 'FERRAND Nadia', 'Bonjour {prénom} c’est lundi.'],
    ['Bonsoir Mme Ferrand, c’est lundi.', 'Nadia Ferrand', 'Bonsoir {prénom}, c’est lundi.'],
    ['Bonjour Madame,\nc’est lundi.', null, 'Bonjour {prénom},\nc’est lundi.'],
    ['Bonjour Jean-Luc\u202f! C’est lundi.', 'juju33', 'Bonjour {prénom}\u202f! C’est lundi.'],
    ['@Nadia Bonjour, c’est lundi.', 'Nadia Ferrand', 'Bonjour, c’est lundi.'],
    ['Nadia Ferrand c’est lundi.', 'Nadia Ferrand', 'c’est lundi.'],
    ['Bonjour, c’est lundi à la mairie.', 'Nadia', 'Bonjour, c’est lundi à la mairie.'],
    ['Bonjour à tous, c’est lundi.', null, 'Bonjour à tous, c’est lundi.'],
    ['Bonjour, nous attendons Mme Ferrand.', 'Nadia Ferrand', null],
    ['Bonjour Nadia, votre fils Paul-Ferrand aussi.', 'Nadia Ferrand', null],
  ])('« %s » to %s is « %s »', (answer, name, said) => {
    expect(saidToAnybody(answer, name)).toBe(said)
  })

  it('never has the name of whom it was written to, whatever that is', () => {
    const name = fc.stringMatching(/^[A-ZÉ][a-zéï]{2,8}( [A-Z.()*?][a-z]{2,8})?$/u)
    fc.assert(
      fc.property(
        name,
        fc.constantFrom('Bonjour ', 'Merci ', '', 'Nous verrons '),
        (who, before) => {
          const said = saidToAnybody(`${before}${who}, c’est lundi.`, who)
          for (const part of who.match(/\p{Lu}\p{L}+/gu) ?? [])
            expect(said ?? '').not.toContain(part)
        },
      ),
    )
  })
})
