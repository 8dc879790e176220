import type { Sentence } from '../../language/sentence.ts'
import type { Check } from '../connector.ts'
import { orElse } from './error.ts'

/** What makes the rest impossible, in one line that says so. */
export function unfit(state: Check['state'], key: string, text: Sentence): Check {
  const lines = [{ key, level: 'error' as const, text }]
  return { lines, name: null, url: null, tokenEndsAt: null, state }
}

/** All is well, or what is not is in the lines. */
export function working(
  lines: Check['lines'],
  name: string | null = null,
  url: string | null = null,
): Check {
  return { lines, name, url, tokenEndsAt: null, state: 'working' }
}

/** A check of a server at an address that a person typed. @param noApi what is said where nothing is there */
export function orUnfit(noApi: Sentence, act: () => Promise<Check>): Promise<Check> {
  return orElse(act, ({ reason, problem }) => {
    if (problem.what === 'missing') return unfit('reauthorize', 'network', noApi)
    return problem.what === 'dead'
      ? unfit('reauthorize', 'token', reason)
      : unfit('unreachable', 'network', reason)
  })
}

/**
 * An address that a person names, with « https:// » or without. Unencrypted only on this very machine,
 * which its clients may still refuse.
 * @returns null for anything else
 */
export function addressIn(typed: string): URL | null {
  const value = typed.trim()
  const url = URL.parse(/^\w+:\/\//.test(value) ? value : `https://${value}`)
  const isHere = /^(127\.0\.0\.1|localhost)$/.test(url?.hostname ?? '')
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere) ? url : null
}
