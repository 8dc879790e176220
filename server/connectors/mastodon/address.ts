import { addressIn } from '../network/address.ts'

/** An account by what a person calls it, and where its server's API stands. */
export type Account = { server: string; user: string }

/**
 * « @mairie@exemple.social », or the address of the account's page: what precedes its last part is
 * where the server stands.
 * @returns null for anything else, a server without an account included
 */
export function accountIn(typed: string): Account | null {
  const handle = /^@?([\w.-]+)@([^\s/@]+)$/.exec(typed.trim())
  if (handle) return accountIn(`https://${handle[2]}/@${handle[1]}`)
  const url = addressIn(typed)
  const [, path = '', user = ''] = /^(.*)\/@?([\w.-]+)\/?$/.exec(url?.pathname ?? '') ?? []
  return url === null || user === '' ? null : { server: `${url.origin}${path}`, user }
}
