import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReader, forms, type Keyword } from '../../server/inbox/rules/question-keywords.ts'
import { aspects, subjects, vague } from '../../server/inbox/rules/topic-vocabulary.ts'
import { type Asked, leastAsked, topicOf, topicsOf } from '../../server/inbox/rules/topics.ts'
import { folded } from '../../server/language/text.ts'
import { firstNames, surnames } from './topic-names.ts'

const wordsIn = createReader()
type Said = { text: string; person: number; author?: string; on?: string }

const askedOf = (said: readonly Said[]): Asked[] =>
  said.map(({ text, person, author = null, on = '2026-06-02' }, id) => ({
    ...{ id, person, on },
    words: wordsIn(text, author),
  }))

function topicsIn(said: readonly Said[]) {
  const steps = topicsOf(askedOf(said))
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

const said = (...texts: string[]): Said[] => texts.map((text, person) => ({ text, person }))

/** What is called by a word of the list, and by nothing else that is on a label. */
const wordsOfLabels = new Set(
  [...forms.values()].flatMap(({ spelled }) => folded(spelled).split(/[^\p{L}]+/u)),
)

describe('a name', () => {
  /** Where people put one: somebody else's and their own, in capitals and not. */
  const places: ((name: string) => string)[] = [
    name => `Bonjour, je suis Mme ${name}, quels sont vos papiers ?`,
    name => `Bonjour ${name}, qui faut-il joindre ?`,
    name => `Bonjour Monsieur ${name} qui faut-il joindre ?`,
    name => `Mon fils ${name} attend toujours`,
    name => `C'est pour ${name} qui attend`,
    name => `Vous avez vu ${name} ?`,
    name => `Je suis ${name} et j'attends`,
    name => `Je m'appelle ${name} et j'attends`,
    name => `Toujours rien. Cordialement, ${name}`,
    name => `Toujours rien\nMerci\n${name}`,
    name => `Toujours rien, bonne journée ${name} Durand`,
    name => `@${name} tu sais ?`,
    name => `C'est chez ${name}@exemple.fr ou https://exemple.fr/${name}`,
    name => `M. et Mme ${name} attendent`,
    name => `Le chien de ${name} attend, et celui de Mme. ${name} aussi`,
    name => `La famille ${name} attend`,
    name => `M. de la ${name} attend, et mme du ${name}`,
    name => `J'attends au 12 rue du ${name} et place de l'ancienne ${name}`,
  ]
  const everyWay = (name: string) =>
    places.flatMap(place => said(...Array.from({ length: 4 }, () => place(name))))

  it('comes out nowhere, even where four people write it, in capitals or not', () => {
    const found: string[] = []
    for (const name of new Set([...firstNames, ...surnames])) {
      for (const written of [name, name.toLowerCase(), name.toUpperCase()]) {
        for (const topic of topicsIn(everyWay(written))) {
          const told = folded(`${topic.label} ${topic.beside.join(' ')}`)
          const words: string[] = told.match(/\p{L}+/gu) ?? []
          if (words.includes(folded(name))) found.push(`${written}: ${topic.label}`)
        }
      }
    }
    expect(found).toEqual([])
  })

  it('is none of the words of the list, or only one that counts after an article alone', () => {
    const found: string[] = []
    for (const name of [...firstNames, ...surnames]) {
      const written = [name, name.toLowerCase(), folded(name)]
      if (written.some(one => wordsIn(`Voilà ${one}`, null).length > 0)) found.push(name)
    }
    expect(found).toEqual([])
  })

  it('is left out where it is the author’s own, whatever it means', () => {
    const own = { author: 'Camille Cantine', text: 'la cantine Cantine attend toujours' }
    expect(topicsIn([0, 1, 2].map(person => ({ ...own, person })))).toEqual([])
  })

  it('is taken for one wherever it may be one, though it is any word of the list', () => {
    const found: string[] = []
    for (const { spelled } of forms.values()) {
      const name = spelled.charAt(0).toUpperCase() + spelled.slice(1)
      const texts = [
        `Bonjour, je suis Mme ${name}`,
        `Mon fils ${name} attend`,
        `Je m'appelle ${name}`,
        `Toujours rien. Cordialement, ${name}`,
      ]
      for (const text of texts) {
        const words = wordsIn(text, null).map(one => one.spelled)
        if (words.includes(spelled)) found.push(text)
      }
    }
    expect(found).toEqual([])
  })

  it('can be nothing but a word of the list, whatever people write', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...firstNames, ...surnames),
      fc.constantFrom(...forms.keys()),
      fc.constantFrom('la', 'de', 'd’', 'Mme', '.', '\n', 'je suis', '@', 'à'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 20 }), texts => {
        for (const { label, beside } of topicsIn(said(...texts.map(one => one.join(' '))))) {
          const joints = 'd de du des la l a au aux en pour sur'.split(' ')
          const parts: string[] = folded([label, ...beside].join(' ')).match(/\p{L}+/gu) ?? []
          for (const part of parts) {
            expect(wordsOfLabels.has(part) || joints.includes(part)).toBe(true)
          }
        }
      }),
    )
  })
})

const namesOf = (words: readonly Keyword[]) => words.map(({ name }) => name).sort()
const idsOf = (all: readonly Asked[]) => all.map(({ id }) => id).sort((a, b) => a - b)

/** What docs/figures.md says, word for word and slowly: each time all words and pairs of what is left. */
function weighed(given: readonly Asked[]): [string[], number[]][] {
  const kinds = new Map(given.flatMap(one => one.words.map(({ word }) => [word.name, word.kind])))
  const worth = (names: readonly string[]) => {
    const has = (kind: string) => names.filter(name => kinds.get(name) === kind).length
    if (names.length === 1) return has('subject') + has('aspect') / 2
    if (has('subject') > 0) return has('subject') === 2 ? 1.5 : 1.2
    return has('aspect') > 0 ? 0.6 : 0
  }
  const names = [...kinds.keys()].sort()
  const choices = names.flatMap((one, at) => [[one], ...names.slice(at + 1).map(two => [one, two])])
  const topics: [string[], number[]][] = []
  let left = given
  while (topics.length < 30) {
    const weights = choices.flatMap(choice => {
      const own = left.filter(({ words }) =>
        choice.every(name => words.some(({ word }) => word.name === name)),
      )
      const persons = new Set(own.map(({ person }) => person)).size
      return own.length < 3 || persons < 3 ? [] : [{ choice, own, weight: persons * worth(choice) }]
    })
    const [best] = weights
      .filter(({ weight }) => weight > 0)
      .sort(
        (a, b) =>
          b.weight - a.weight ||
          b.own.length - a.own.length ||
          (a.choice.join(' ') < b.choice.join(' ') ? -1 : 1),
      )
    if (best === undefined) break
    topics.push([best.choice, idsOf(best.own)])
    left = left.filter(one => !best.own.includes(one))
  }
  return topics
}

describe('topics', () => {
  const word = fc.constantFrom(...[...forms.keys()].slice(0, 12), 'la', 'horaire', 'rue')
  const question = fc.record({
    text: fc.array(word, { maxLength: 5 }).map(words => words.join(' ')),
    person: fc.nat(6),
    on: fc.constantFrom('2026-05-30', '2026-06-02', '2026-07-01'),
  })

  it('holds each question once at most, and three of three persons at least', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 60 }), questions => {
        const topics = topicsIn(questions)
        const ids = topics.flatMap(topic => topic.questions.map(({ id }) => id))
        expect(new Set(ids).size).toBe(ids.length)
        for (const topic of topics) {
          const persons = new Set(topic.questions.map(({ person }) => person)).size
          expect(persons).toBe(topic.persons)
          expect(Math.min(persons, topic.questions.length)).toBeGreaterThanOrEqual(leastAsked)
          for (const one of topic.questions) expect(topicOf(topics, one)).toBe(topic)
        }
      }),
    )
  })

  it('is what somebody finds who weighs every word and pair anew each time', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 60 }), given => {
        const found = topicsIn(given).toSorted((a, b) => a.rank - b.rank)
        expect(found.map(({ words, questions }) => [namesOf(words), idsOf(questions)])).toEqual(
          weighed(askedOf(given)),
        )
      }),
    )
  })

  it('is the same whatever order they come in', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (all, by) => {
        const plain = (given: readonly Said[]) =>
          topicsIn(given).map(({ questions, ...topic }) => ({ ...topic, count: questions.length }))
        const keys = new Map(all.map(one => [one, by.next().value]))
        const shuffled = all.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
        expect(plain(shuffled)).toEqual(plain(all))
      }),
    )
  })
})

describe('a word of the list', () => {
  it.each([
    ['un trou rue de l’école', ['trou']],
    ['le bruit du 12 rue du vieux moulin', ['bruit', 'rue']],
    ['dans ma rue la fontaine coule', ['rue', 'fontaine']],
    ['une place de parking', ['place', 'parking']],
    ['monsieur le maire la cantine', ['cantine']],
    ['où se trouve la déchèterie', ['déchèterie']],
    ['les bals et les festivals', ['bals', 'festivals']],
    ['des baux ruraux', []],
  ])('is what is asked about, not what a street is called by: %s', (text, expected) => {
    expect(wordsIn(text, null).map(({ spelled }) => spelled)).toEqual(expected)
  })
})

describe('the list', () => {
  it('has each form once, without accents too', () => {
    const keys = [subjects, aspects, vague]
      .join()
      .split(/[,=\n]/)
      .map(form => folded(form.replace('*', '').trim()).replaceAll('œ', 'oe'))
      .filter(key => key !== '')
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
  })
})
