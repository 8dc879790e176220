import { expect, it } from 'vitest'
import { readCorpus, scoresOf } from '../../support/reply-times/need-corpus.ts'

// Bars just under what the rules reach: whoever changes them sees at once what they lose. Of the
// held-back file nothing but the two counts may ever be looked at.
it.each([
  ['corpus', 0.99, 0.7],
  ['hard', 0.99, 0.2],
  ['held-back', 0.99, 0.46],
] as const)('loses nobody of %s who waits, and leaves the rest out', (file, counted, leftOut) => {
  const { needed, rest } = scoresOf(readCorpus(file))
  expect(needed.right / needed.all).toBeGreaterThanOrEqual(counted)
  expect(rest.right / rest.all).toBeGreaterThanOrEqual(leftOut)
})
