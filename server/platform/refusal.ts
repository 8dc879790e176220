/**
 * Something that was asked cannot be done. `message` is one French sentence for a person; `field`: what
 * of the request it speaks of, as `invalidInput` names places ('email', 'fields.pageId').
 */
export class Refusal extends Error {
  readonly kind:
    | 'bad-request'
    | 'not-found'
    | 'conflict'
    | 'forbidden'
    | 'unavailable'
    | 'too-many-requests'
  readonly field: string | undefined
  constructor(kind: Refusal['kind'], message: string, field?: string) {
    super(message)
    this.kind = kind
    this.field = field
  }
}

export const notFound = (what: string) => new Refusal('not-found', `${what} n’existe pas ou plus.`)
