import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import Provider, { type Configuration, type JWK } from 'oidc-provider'
import { onTestFinished } from 'vitest'
import { listenOnLoopback } from './loopback.ts'

/** Who is at the keyboard of the provider. */
export type Visitor = {
  subject: string
  email: string
  /** Undefined: the provider does not say. */
  verified?: boolean | undefined
  acr?: string
  amr?: string[]
}

export type IdentityProvider = {
  issuer: string
  /** Where it listens, behind the name of its issuer. */
  local: string
  /** Who signs in there from now on, without being asked; null: they give up. */
  visitor: Visitor | null
  /** A token that the provider might have signed. */
  signed(claims: object, header?: object): string
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key: JWK = { ...privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }

/**
 * A provider as ProConnect is: `oidc-provider`, which the real one is built on, over HTTP, whose
 * userinfo is a signed JWT. It ends with the test.
 */
export async function startIdentityProvider(
  publicUrl: string,
  { signsUserinfo = true, issuer: named }: { signsUserinfo?: boolean; issuer?: string } = {},
): Promise<IdentityProvider> {
  const server = createServer()
  const port = await listenOnLoopback(server)
  const local = `http://127.0.0.1:${port}`
  const issuer = named ?? local
  const self: IdentityProvider = {
    issuer,
    local,
    visitor: null,
    signed: (claims, header = {}) =>
      jws({ alg: 'RS256', kid: 'k1', ...header }, claims, privateKey),
  }
  const visitors = new Map<string, Visitor>()
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'tambour',
        client_secret: 'un-secret-de-trente-deux-signes-1',
        redirect_uris: [`${publicUrl}/api/oidc/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        token_endpoint_auth_method: 'client_secret_post',
        ...(signsUserinfo && { userinfo_signed_response_alg: 'RS256' }),
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['cle'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, IdToken: 60 },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], acr: null, amr: null },
    acrValues: ['eidas1', 'eidas2'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(c, form) {
          c.body = form
        },
      },
    },
    interactions: { url: (_c, { uid }) => `/login/${uid}` },
    findAccount: (_c, id) => ({
      accountId: id,
      claims: () => {
        const { email = '', verified } = visitors.get(id) ?? {}
        return { sub: id, email, ...(verified !== undefined && { email_verified: verified }) }
      },
    }),
    async loadExistingGrant(c) {
      const { client, session, provider } = c.oidc
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email')
      grant.addOIDCClaims(['acr', 'amr'])
      await grant.save()
      return grant
    },
  }
  const provider = new Provider(issuer, configuration)
  provider.proxy = true
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/login/')) return void answer(request, response)
    const { visitor } = self
    if (visitor !== null) visitors.set(visitor.subject, visitor)
    const { subject = '', acr, amr } = visitor ?? {}
    const login = { accountId: subject, ...(acr && { acr }), ...(amr && { amr }) }
    void provider.interactionFinished(
      request,
      response,
      visitor === null ? { error: 'access_denied' } : { login },
    )
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return self
}

/** RFC 7515 § 7.1. */
function jws(header: { alg: string; kid: string }, claims: object, by: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part(header)}.${part(claims)}`
  if (header.alg === 'none') return `${text}.`
  return `${text}.${sign('sha256', Buffer.from(text), by).toString('base64url')}`
}

/** What a reverse proxy says of the name by which it was asked. */
export function forwarded(issuer: string): Record<string, string> {
  const { host, protocol } = new URL(issuer)
  return { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) }
}

/**
 * Follows the provider's redirections as a browser would, with its cookies, to the first address that
 * is not its own.
 */
export async function throughProvider(
  { issuer, local }: Pick<IdentityProvider, 'issuer' | 'local'>,
  from: string,
  jar = new Map<string, string>(),
): Promise<string> {
  let url = new URL(from)
  while (url.origin === issuer) {
    const cookie = [...jar].map(pair => pair.join('=')).join('; ')
    const headers = { cookie, ...forwarded(issuer) }
    const answer = await fetch(url.href.replace(issuer, local), { redirect: 'manual', headers })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`${url.pathname}: ${answer.status} ${await answer.text()}`)
    url = new URL(next, url)
  }
  return url.href
}
