import type { Sentence } from '../language/sentence.ts'
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
