import { expect } from 'vitest'
import type { Spoken } from '../../server/language/sentence.ts'

/** What a test types has the spaces of a keyboard, a sentence those of print. */
const matching = (french: string | RegExp): unknown => {
  if (typeof french !== 'string') return matched(french.source, french.flags)
  return matched(`^${RegExp.escape(french)}$`)
}
const matched = (pattern: string, flags = ''): unknown =>
  expect.stringMatching(new RegExp(pattern.replaceAll(/ |\\x20/g, '[ \\u00a0\\u202f]'), flags))

/** Matches a sentence (`server/language/sentence.ts`) by its French. */
export const says = (french: string | RegExp): unknown =>
  expect.objectContaining({ fr: matching(french) })

/** Matches a sentence as a column of text keeps it, by all of its French. */
export const keeps = (french: string): unknown =>
  matched(RegExp.escape(`,"fr":${JSON.stringify(french)},`))

/** An answer as it is read by anyone who asked for no language: each sentence in it is its French. */
export function inFrench<Answer>(answer: Answer): Spoken<Answer> {
  return JSON.parse(JSON.stringify(answer))
}
