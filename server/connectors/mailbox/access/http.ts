import type { Call } from '../../connector.ts'

/** A token leaves by TLS alone, or to this very machine. */
export function isSecure({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  )
}

/** What oauth4webapi asks by: our client, which keeps to the public network and follows no redirect. */
export function optionsOf(oauth: typeof import('oauth4webapi'), { http }: Pick<Call, 'http'>) {
  return {
    // `isSecure` has looked at the address.
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: async (
      url: string,
      asked: {
        method: 'GET' | 'POST'
        headers: Record<string, string>
        body?: URLSearchParams | null | undefined
      },
    ) => {
      const { method, headers, body } = asked
      const sent = body ? { body: body.toString() } : {}
      const answer = await http.request(url, { method, headers, ...sent, deadlineMs: 10_000 })
      const { status, text } = answer
      const isEmpty = status === 204 || status === 304
      return new Response(isEmpty ? null : text, { status, headers: answer.headers })
    },
  }
}
