import type { Sentence } from '../../language/sentence.ts'
import type { Publication, PublishedImage, Verification } from '../connector.ts'
import { NetworkError } from './error.ts'

/** The network's clock and ours may differ by this much, ms. */
export const skewMs = 2 * 60_000

/** What is given to a network is ready within seconds: looks at it, and how long before the next one, ms. */
export const looksAfter = [500, 1_000, 2_000, 4_000, 8_000]

export type Pause = (ms: number) => Promise<void>
export const wait: Pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** A link that the text does not have stands at its end. */
export function withLink({ text, link }: Pick<Publication, 'text' | 'link'>): string {
  return link === null || text.includes(link) ? text : `${text}\n\n${link}`
}

/** A picture as a form uploads it. */
export function formOf({ bytes, type }: PublishedImage, name: string): FormData {
  const form = new FormData()
  const file = new Blob([Uint8Array.from(bytes)], { type })
  form.set('file', file, `${name}.${type.replace('image/', '')}`)
  return form
}

/** What the public sees; where strangers may not ask, what the account does. */
export function asStrangers<T>(read: (as: 'public' | 'account') => Promise<T>): Promise<T> {
  return read('public').catch(error => {
    if (error instanceof NetworkError && error.problem.what === 'dead') return read('account')
    throw error
  })
}

/** @param reason what differs from what was sent; null: nothing */
export function verifiedUnless(reason: Sentence | null): Verification {
  return reason === null ? { kind: 'verified' } : { kind: 'different', reason }
}
