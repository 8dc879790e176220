import { type Sentence, verbatim } from '../language/sentence.ts'
import { platformSentences } from './sentences.ts'

/**
 * Something that was asked cannot be done. `sentence` is for a person; `field`: what of the request it
 * speaks of, as `invalidInput` names places ('email', 'fields.pageId'). As an `Error` its message is
 * the French, for logs and the command.
 */
export class Refusal extends Error {
  readonly kind:
    | 'bad-request'
    | 'not-found'
    | 'conflict'
    | 'forbidden'
    | 'unavailable'
    | 'too-many-requests'
  readonly sentence: Sentence
  readonly field: string | undefined
  constructor(kind: Refusal['kind'], sentence: Sentence | string, field?: string) {
    const said = typeof sentence === 'string' ? verbatim(sentence) : sentence
    super(said.fr)
    this.kind = kind
    this.sentence = said
    this.field = field
  }
}

/** `what`: with its article, as a sentence begins: « Cette publication ». */
export const notFound = (what: Sentence | string) =>
  new Refusal('not-found', platformSentences.gone(typeof what === 'string' ? verbatim(what) : what))
