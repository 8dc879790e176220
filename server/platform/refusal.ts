/** Something that was asked cannot be done. `message` is one French sentence for a person. */
export class Refusal extends Error {
  readonly kind:
    | 'bad-request'
    | 'not-found'
    | 'conflict'
    | 'forbidden'
    | 'unavailable'
    | 'too-many-requests'
  constructor(kind: Refusal['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

export const notFound = (what: string) => new Refusal('not-found', `${what} n’existe pas ou plus.`)
