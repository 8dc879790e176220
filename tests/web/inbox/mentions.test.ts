import { expect, it } from 'vitest'
import { mentionedIn, peopleLike, queryAt } from '../../../web/inbox/mentions.ts'

const people = ['Anne', 'Anne Durand', 'Jean-Noël Petit', 'Zoé'].map(name => ({ id: name, name }))

it('is looked for from an « @ » that begins a word to the cursor', () => {
  expect(queryAt('Vu avec @zo', 11)).toEqual({ at: 8, word: 'zo' })
  expect(queryAt('@', 1)).toEqual({ at: 0, word: '' })
  expect(queryAt('(@Anne Du', 9)).toEqual({ at: 1, word: 'Anne Du' })
  for (const text of ['anne@exemple', 'Vu avec zo', '@Zoé\nsuite']) {
    expect(queryAt(text, text.length), text).toBeNull()
  }
  const names = (word: string) => peopleLike(people, word).map(({ name }) => name)
  expect(names('')).toEqual(people.map(({ name }) => name))
  expect([names('ZOE'), names('noel'), names('anne d'), names('x')]).toEqual([
    ['Zoé'],
    ['Jean-Noël Petit'],
    ['Anne Durand'],
    [],
  ])
})

it('is the one with the longest name that stands there whole', () => {
  const named = (text: string) => mentionedIn(people, text).map(({ name }) => name)
  expect(named('@Anne Durand, vois avec @Zoé')).toEqual(['Anne Durand', 'Zoé'])
  expect(named('@Anne, @Annette et @Anne')).toEqual(['Anne'])
  expect(named('zoe@Zoéville.fr Anne')).toEqual([])
})

it('is found however it is typed, and nobody else is', () => {
  const named = (text: string) => mentionedIn(people, text).map(({ name }) => name)
  expect(named('@zoe : à toi')).toEqual(['Zoé'])
  expect(named(`@${'Zoé'.normalize('NFD')}, et @JEAN-NOEL PETIT.`)).toEqual([
    'Jean-Noël Petit',
    'Zoé',
  ])
  expect(named('@Anne-Marie et @Zoé‑Lou')).toEqual([])
  expect(named('@Anne - et (@Zoé) : @Anne’s')).toEqual(['Anne', 'Zoé'])
  expect(named('écrire à contact@Anne.fr')).toEqual([])
  const odd = [{ id: 'x', name: 'accueil@mairie' }]
  expect(mentionedIn(odd, 'Vu avec @accueil@mairie.')).toEqual(odd)
})
