import type { z } from 'zod'
import type { Sentence } from '../language/sentence.ts'
import { type Issue, notValid, type Predicate, predicateOf } from './predicate.ts'
import { platformSentences } from './sentences.ts'

/**
 * Something that was asked cannot be done. `sentence` is for a person; `field`: what of the request it
 * speaks of, as `invalidInput` names places ('email', 'fields.pageId'); `fill`: values that a person must
 * see, with which the form may be filled. As an `Error` its message is the French, for logs and the
 * command.
 */
export class Refusal extends Error {
  readonly kind:
    | 'bad-request'
    | 'not-found'
    | 'conflict'
    | 'forbidden'
    | 'unavailable'
    | 'too-many-requests'
    | 'too-large'
  readonly sentence: Sentence
  readonly field: string | undefined
  readonly fill: Record<string, string> | undefined
  constructor(
    kind: Refusal['kind'],
    sentence: Sentence,
    field?: string,
    fill?: Record<string, string>,
  ) {
    super(sentence.fr)
    this.kind = kind
    this.sentence = sentence
    this.field = field
    this.fill = fill
  }
}

/** `what`: with its article, as a sentence begins: « Cette publication ». */
export const notFound = (what: Sentence) => new Refusal('not-found', platformSentences.gone(what))

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
