import { createServer } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'
import { listenOnLoopback } from '../network/loopback.ts'

export const client = { id: 'tambour', secret: 'un-secret-de-trente-deux-signes-2' }
const mailServer = { id: 'dovecot', secret: 'un-secret-de-trente-deux-signes-3' }

/** What somebody has who allowed an application to open a mailbox. */
type Granted = { refresh: string; access: string }

export type AuthorizationServer = {
  issuer: string
  /** For a mail server: it asks there whether a token is good (RFC 7662). */
  introspection: string
  /** What was asked of its token endpoint, in the order in which it came. */
  asked: URLSearchParams[]
  /** It answers nobody for now. */
  isDown: boolean
  /** The owner of which mailbox sits before the browser; null: they give up. */
  visitor: string | null
  /** The owner of the mailbox allows the application to open it. */
  grant(user: string): Promise<Granted>
  /** A token whose time is over. */
  expired(user: string): Promise<string>
  /** The provider takes an access token back; or all that this user ever allowed. */
  revoke(token: string): Promise<void>
  revokeAll(user: string): Promise<void>
  /** Whether it opens the mailbox of that user. */
  opens(user: string, token: string): Promise<boolean>
  close(): Promise<void>
}

/**
 * An authorisation server: `oidc-provider`, over HTTP on loopback. It gives another refresh token each
 * time, and takes all back when one comes a second time, as the strictest do (RFC 9700 § 4.14.2).
 * @param redirect where a person who allowed the application is led back to
 */
export async function startAuthorizationServer(redirect?: string): Promise<AuthorizationServer> {
  const server = createServer()
  const port = await listenOnLoopback(server)
  const issuer = `http://127.0.0.1:${port}`
  const none = { redirect_uris: [], response_types: [] }
  const configuration: Configuration = {
    clients: [
      {
        ...none,
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['refresh_token'],
        ...(redirect !== undefined && {
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code' as const],
          redirect_uris: [redirect],
        }),
        token_endpoint_auth_method: 'client_secret_basic',
      },
      {
        ...none,
        client_id: mailServer.id,
        client_secret: mailServer.secret,
        grant_types: [],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    scopes: ['openid', 'email', 'offline_access', 'mail'],
    claims: { openid: ['sub'], email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['cle'] },
    pkce: { required: () => true },
    interactions: { url: (_c, { uid }) => `/login/${uid}` },
    async loadExistingGrant(c) {
      const { session, provider } = c.oidc
      const grant = new provider.Grant({ clientId: client.id, accountId: session?.accountId ?? '' })
      grant.addOIDCScope('openid email offline_access')
      await grant.save()
      return grant
    },
    ttl: {
      AccessToken: 3_600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 600,
      Interaction: 600,
    },
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: () => true },
    },
    findAccount: (_c, id) => ({ accountId: id, claims: () => ({ sub: id, email: id }) }),
  }
  const provider = new Provider(issuer, configuration)
  const answer = provider.callback()
  const grants = new Map<string, string[]>()

  async function application() {
    const found = await provider.Client.find(client.id)
    if (found === undefined) throw new Error('no application')
    return found
  }
  async function granting(user: string) {
    const grant = new provider.Grant({ clientId: client.id, accountId: user })
    grant.addOIDCScope('offline_access mail')
    const grantId = await grant.save()
    grants.set(user, [...(grants.get(user) ?? []), grantId])
    const scope = 'offline_access mail'
    const gty = 'authorization_code'
    return { client: await application(), accountId: user, grantId, scope, gty }
  }
  const basic = `Basic ${btoa(`${mailServer.id}:${mailServer.secret}`)}`

  const self: AuthorizationServer = {
    issuer,
    introspection: `http://${mailServer.id}:${mailServer.secret}@127.0.0.1:${port}/token/introspection`,
    asked: [],
    isDown: false,
    visitor: null,
    async grant(user) {
      const whose = await granting(user)
      return {
        refresh: await new provider.RefreshToken(whose).save(),
        access: await new provider.AccessToken(whose).save(),
      }
    },
    async expired(user) {
      const token = new provider.AccessToken(await granting(user))
      token.exp = Math.floor(Date.now() / 1_000) - 60
      return await token.save()
    },
    async revoke(token) {
      await (await provider.AccessToken.find(token))?.destroy()
    },
    async revokeAll(user) {
      for (const id of grants.get(user) ?? []) await (await provider.Grant.find(id))?.destroy()
    },
    async opens(user, token) {
      const body = new URLSearchParams({ token })
      const told = await fetch(`${issuer}/token/introspection`, {
        method: 'POST',
        headers: { authorization: basic },
        body,
      })
      const said: unknown = await told.json()
      return (
        typeof said === 'object' &&
        said !== null &&
        'active' in said &&
        said.active === true &&
        'sub' in said &&
        said.sub === user
      )
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  server.on('request', (request, response) => {
    if (self.isDown) return void response.writeHead(503).end()
    if (request.url === '/token') {
      const chunks: Buffer[] = []
      request.on('data', chunk => chunks.push(chunk))
      request.on('end', () =>
        self.asked.push(new URLSearchParams(Buffer.concat(chunks).toString())),
      )
    }
    if (request.url?.startsWith('/login/')) {
      const { visitor } = self
      const end =
        visitor === null
          ? { error: 'access_denied' }
          : { login: { accountId: visitor }, consent: {} }
      return void provider.interactionFinished(request, response, end)
    }
    void answer(request, response)
  })
  return self
}
