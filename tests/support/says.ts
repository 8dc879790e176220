import { expect } from 'vitest'
import type { Spoken } from '../../server/language/sentence.ts'

const matching = (french: string | RegExp): unknown =>
  typeof french === 'string' ? french : expect.stringMatching(french)

/** Matches a sentence (`server/language/sentence.ts`) by its French. */
export const says = (french: string | RegExp): unknown =>
  expect.objectContaining({ fr: matching(french) })

/** Matches a sentence as a column of text keeps it, by all of its French. */
export const keeps = (french: string): unknown =>
  expect.stringContaining(`,"fr":${JSON.stringify(french)},`)

/** An answer as it is read by whoever asked for no language: each sentence in it is its French. */
export function inFrench<Answer>(answer: Answer): Spoken<Answer> {
  return JSON.parse(JSON.stringify(answer))
}
