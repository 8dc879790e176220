import { expect, it } from 'vitest'
import { readCorpus, scoresOf } from '../../support/reply-times/need-corpus.ts'

// Bars just under what the rules reach: whoever changes them sees at once what they lose. Of the
// held-back files nothing but the two counts may ever be looked at.
it.each([
  ['corpus', 0.99, 0.74],
  ['second', 0.99, 0.45],
  ['hard', 0.99, 0.23],
  ['everyday', 0.99, 0.88],
  ['everyday-second', 0.99, 0.82],
  ['held-back', 0.99, 0.53],
  ['everyday-held-back', 0.99, 0.85],
] as const)('loses nobody of %s who waits, and leaves the rest out', (file, counted, leftOut) => {
  const { needed, rest } = scoresOf(readCorpus(file))
  expect(needed.right / needed.all).toBeGreaterThanOrEqual(counted)
  expect(rest.right / rest.all).toBeGreaterThanOrEqual(leftOut)
})
