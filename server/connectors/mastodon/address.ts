/** An account by what a person calls it, and where its server's API stands. */
export type Account = { server: string; user: string }

/**
 * « @mairie@exemple.social », or the address of the account's page: what precedes its last part is
 * where the server stands. Unencrypted only on this very machine, which its clients may still refuse.
 * @returns null for anything else, a server without an account included
 */
export function accountIn(typed: string): Account | null {
  const handle = /^@?([\w.-]+)@([^\s/@]+)$/.exec(typed.trim())
  if (handle) return accountIn(`https://${handle[2]}/@${handle[1]}`)
  const url = URL.parse(typed.trim())
  const isHere = /^(127\.0\.0\.1|localhost)$/.test(url?.hostname ?? '')
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)))
    return null
  const [, path = '', user = ''] = /^(.*)\/@?([\w.-]+)\/?$/.exec(url.pathname) ?? []
  return user === '' ? null : { server: `${url.origin}${path}`, user }
}
