import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  Sentence,
  sentenceOf,
  sentences,
  sentenceText,
  verbatim,
} from '../../server/language/sentence.ts'
import { typeset } from '../../server/language/typeset.ts'

const said = sentences('bells', {
  rung: { fr: 'Les cloches ont sonné.', en: 'The bells have rung.' },
  often: (times: number) => ({ fr: `Sonné ${times} fois.`, en: `Rung ${times} times.` }),
  lost: (name: string, others: readonly string[] = []) => ({
    fr: `« ${name} » est perdu : cherchez ${others.join(' ; ')} !`,
    en: `“${name}” is lost: look for ${others.join('; ')}.`,
  }),
  because: (why: Sentence) => ({ fr: `Pourquoi ? ${why.fr}`, en: `Why? ${why.en}` }),
})

describe('a sentence', () => {
  it('has a key, and is French in JSON', () => {
    expect(said.rung.key).toBe('bells.rung')
    expect(said.often(3).en).toBe('Rung 3 times.')
    expect(JSON.stringify({ why: said.often(3) })).toBe('{"why":"Sonné 3 fois."}')
  })

  it('has the spaces of print, and what it names keeps its own', () => {
    const printed = '«\u00a0été : $& 50 %.csv\u00a0» est perdu\u00a0: cherchez « a » ; où ?\u202f!'
    const lost = said.lost('été : $& 50 %.csv', ['« a »', 'où ?'])
    expect(lost.fr).toBe(printed.replace(' ; ', '\u202f; '))
    expect(said.because(lost).fr).toBe(`Pourquoi\u202f? ${lost.fr}`)
    expect(said.because(verbatim('Non !')).fr).toBe('Pourquoi\u202f? Non !')
  })

  it('comes back from a column as it was', () => {
    const back = sentenceOf(sentenceText(said.often(3)))
    expect(back).toEqual(said.often(3))
    expect(back).toBeInstanceOf(Sentence)
  })
})

/** Every file of sentences: a new one is held as the others are. */
const files = globSync('server/**/{sentences,mail-texts}.ts')

/** What a table says, functions asked with values of each kind. */
function everySentence(table: object): Sentence[] {
  return Object.values(table).flatMap(entry =>
    entry instanceof Sentence ? [entry] : typeof entry === 'function' ? asked(entry) : [],
  )
}

const values: unknown[][] = [
  [2, 3, 'un', 'deux'],
  ['un', 'deux', 'trois', 'quatre'],
  [['un', 'deux'], 2, 'trois'],
  [new Sentence('x', { fr: 'Ceci', en: 'This' }), 2, 'deux'],
  ['un', new Sentence('x', { fr: 'Ceci', en: 'This' }), 2],
  [0, 'Europe/Paris', 'un'],
  ['2026-11-27T18:30', '2026-11-28T18:30', 'un'],
  [{ fr: 'Ceci', en: 'This' }, ['un'], 2],
]

function asked(say: CallableFunction): Sentence[] {
  return values.flatMap(given => {
    try {
      const found: unknown = Reflect.apply(say, undefined, given)
      return found instanceof Sentence ? [found] : []
    } catch (problem) {
      // Asked with what it does not take.
      if (problem instanceof Error) return []
      throw problem
    }
  })
}

describe.each(files)('%s', file => {
  it('says each thing in French and in English', async () => {
    const tables: object = await import(resolve(file))
    const found = Object.values(tables).flatMap(everySentence)
    expect(found.length).toBeGreaterThan(0)
    for (const { key, fr, en } of found) {
      expect(key, fr).not.toBe('')
      expect(fr.trim(), key).not.toBe('')
      expect(en.trim(), key).not.toBe('')
      expect(fr, key).not.toMatch(/ [:;!?»%]|« |\p{L}'\p{L}/u)
      // English of ours has no guillemets, no French accent of a word that was left, no other space.
      expect(en.replaceAll(/“[^”]*”/g, ''), key).not.toMatch(
        /[«»]| (le|la|les|une|des|est|pas|pour) /,
      )
      expect(en, key).not.toBe(fr)
      // A mail typesets all of itself as French.
      if (file.endsWith('mail-texts.ts')) expect(typeset(en), key).toBe(en)
    }
  })
})
