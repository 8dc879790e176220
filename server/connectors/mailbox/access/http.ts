import type { Sentence } from '../../../language/sentence.ts'
import { asFetch } from '../../../platform/http-client.ts'
import type { Call } from '../../connector.ts'
import { accessSentences } from './sentences.ts'

/** How long a service may take to answer, ms. */
const patienceMs = 10_000

/** A token leaves by TLS alone, or to this very machine. */
export function isSecure({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  )
}

/** What is wrong with a service's address as somebody typed it; null: nothing. */
export function serviceProblem(typed: string): Sentence | null {
  const address = URL.parse(typed)
  return address !== null && isSecure(address) ? null : accessSentences.badService
}

/** What oauth4webapi asks by: our client, which keeps to the public network and follows no redirect. */
export function optionsOf(oauth: typeof import('oauth4webapi'), { http }: Pick<Call, 'http'>) {
  return {
    // `isSecure` has looked at the address.
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: asFetch(http, patienceMs),
  }
}
