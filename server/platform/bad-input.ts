import type { z } from 'zod'
import type { Sentence } from '../language/sentence.ts'
import { type Issue, notValid, type Predicate, predicateOf } from './predicate.ts'

/** Input that somebody must mend: one sentence that names the place. The command exits 2. */
export class BadInput extends Error {
  override name = 'BadInput'
  readonly sentence: Sentence
  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sentence.fr, options)
    this.sentence = sentence
  }
}

/**
 * What zod found first: « sentAt » must be a text. Sentences that a schema brings itself (of a
 * `refine`) say what the field must be.
 */
export function problemOf(error: z.ZodError): Predicate {
  const issue: (Issue & { path: PropertyKey[] }) | undefined = error.issues[0] && {
    ...error.issues[0],
  }
  const place = (issue?.path ?? []).map(key => (typeof key === 'number' ? key + 1 : key)).join('.')
  const { fr, en } = issue === undefined ? notValid : predicateOf(issue)
  return place === ''
    ? { fr: `l’objet ${fr}`, en: `the object ${en}` }
    : { fr: `« ${place} » ${fr}`, en: `“${place}” ${en}` }
}
