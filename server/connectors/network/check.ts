import type { Sentence } from '../../language/sentence.ts'
import type { Check } from '../connector.ts'
import { orElse } from './error.ts'

/** What makes the rest impossible, in one line that says so. */
export function unfit(state: Check['state'], key: string, text: Sentence): Check {
  const lines = [{ key, level: 'error' as const, text }]
  return { lines, name: null, url: null, tokenEndsAt: null, state }
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
