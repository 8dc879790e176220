import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'
import { readCorpus, scoresOf } from '../../../support/reply-times/need-corpus.ts'

// Bars just under what the rules reach: whoever changes them sees at once what they lose. Of the
// held-back files nothing but the two counts may ever be looked at.
it.each([
  ['corpus', 0.99, 0.8],
  ['second', 0.99, 0.6],
  ['hard', 0.99, 0.31],
  ['everyday', 0.99, 0.93],
  ['everyday-second', 0.99, 0.95],
  ['distinct', 0.99, 0.66],
  ['held-back', 0.99, 0.58],
  ['everyday-held-back', 0.99, 0.91],
  ['everyday-unseen', 0.99, 0.88],
  ['everyday-sixth', 0.99, 0.86],
  ['everyday-seventh', 0.99, 0.85],
  ['everyday-eighth', 0.98, 0.87],
  ['everyday-ninth', 0.99, 0.87],
  ['everyday-tenth', 0.99, 0.85],
  ['everyday-eleventh', 0.99, 0.8],
  ['everyday-twelfth', 0.99, 0.79],
  ['below-resident', 0.91, 0.58],
] as const)('loses nobody of %s who waits, and leaves the rest out', (file, counted, leftOut) => {
  const { needed, rest } = scoresOf(readCorpus(file))
  expect(needed.right / needed.all).toBeGreaterThanOrEqual(counted)
  expect(rest.right / rest.all).toBeGreaterThanOrEqual(leftOut)
})

it.each(['On y est mieux qu’ailleurs', 'On voit enfin les étoiles', 'Y a de la joie'])(
  'knows that %j is glad, in words that everybody uses',
  text => {
    expect(ruleAgainst(text)).toBe('courtesy')
  },
)

it.each(['On voit bien le résultat', 'Une famille seule', 'La lune en mieux', 'Bien ici'])(
  'does not take %j for glad',
  text => {
    expect(ruleAgainst(text)).toBeNull()
  },
)

it('leaves out none of what waits and is worded almost like what does not', () => {
  const near = readFileSync(new URL('../../need/near.txt', import.meta.url), 'utf8')
  const texts = near.trimEnd().split('\n')
  expect(texts.length).toBeGreaterThan(575)
  expect(texts.filter(text => ruleAgainst(text) !== null)).toEqual([])
})
