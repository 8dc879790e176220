import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'
import { readCorpus, scoresOf } from '../../../support/reply-times/need-corpus.ts'

// Bars just under what the rules reach: whoever changes them sees at once what they lose. Of the
// held-back files nothing but the two counts may ever be looked at.
it.each([
  ['corpus', 0.99, 0.78],
  ['second', 0.99, 0.54],
  ['hard', 0.99, 0.27],
  ['everyday', 0.99, 0.91],
  ['everyday-second', 0.99, 0.93],
  ['distinct', 0.99, 0.6],
  ['held-back', 0.99, 0.58],
  ['everyday-held-back', 0.99, 0.9],
  ['everyday-unseen', 0.99, 0.84],
  ['everyday-sixth', 0.99, 0.82],
] as const)('loses nobody of %s who waits, and leaves the rest out', (file, counted, leftOut) => {
  const { needed, rest } = scoresOf(readCorpus(file))
  expect(needed.right / needed.all).toBeGreaterThanOrEqual(counted)
  expect(rest.right / rest.all).toBeGreaterThanOrEqual(leftOut)
})

it('leaves out none of what waits and is worded almost like what does not', () => {
  const near = readFileSync(new URL('../../need/near.txt', import.meta.url), 'utf8')
  const texts = near.trimEnd().split('\n')
  expect(texts.length).toBeGreaterThan(380)
  expect(texts.filter(text => ruleAgainst(text) !== null)).toEqual([])
})
