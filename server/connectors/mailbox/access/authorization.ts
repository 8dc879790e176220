import { createHash } from 'node:crypto'
import { z } from 'zod'
import { jsonIn } from '../../../language/foreign-text.ts'
import type { Authorization, Call, Login } from '../../connector.ts'
import { field } from '../../manifest.ts'
import { orElse } from '../../network/error.ts'
import { MailboxError } from './access.ts'
import { optionsOf, serviceProblem } from './http.ts'
import { asNotAuthorized, renewal, requestTokens } from './renewal.ts'
import { accessSentences as says } from './sentences.ts'
import { serviceOf } from './service.ts'

/** What a login brings: the lasting secret, and whose mailbox it opens. */
const brought = z.object({ refresh: z.string(), address: z.string(), name: z.string() })

const idToken = z.object({
  email: z.string().optional(),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
})

/**
 * The commune's application at Microsoft, at Google or at another service of OpenID Connect, through which
 * anyone who owns a mailbox lets Tambour open it: authorization code with PKCE (RFC 6749 § 4.1, RFC 7636).
 */
export const authorization: Authorization = {
  label: says.application,
  network: 'Microsoft ou Google',
  redirectHelp: says.redirectHelp,
  isOptional: true,
  fields: [
    field('issuer', says.issuer, says.applicationIssuerHelp, {
      required: true,
      problemOf: serviceProblem,
    }),
    field('clientId', says.clientId, says.clientIdHelp, { required: true }),
    field('clientSecret', says.clientSecret, says.clientSecretHelp, {
      secret: true,
      required: true,
    }),
  ],
  async verify(call) {
    // A service that knows the application refuses this token; one that does not, refuses us first.
    const secrets = { ...call.secrets, refresh: 'tambour' }
    const given = await renewal.renew({ ...call, secrets })
    if (given.kind !== 'renewed' && given.reason !== says.notRenewed) return given
    const { hostname } = new URL(call.config.issuer ?? '')
    const known: Record<string, string> = {
      'login.microsoftonline.com': 'Microsoft',
      'accounts.google.com': 'Google',
    }
    return { kind: 'known', name: known[hostname] ?? hostname }
  },
  async address(call, { redirect, state, verifier }) {
    return await orElse(async () => {
      const { server, asks } = await serviceOf(call)
      const { authorization_endpoint: endpoint } = server
      if (endpoint === undefined) throw new MailboxError(says.unknownService(server.issuer), 'dead')
      const url = new URL(endpoint)
      const query = {
        response_type: 'code',
        client_id: call.config.clientId?.trim() ?? '',
        redirect_uri: redirect,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...asks,
      }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return url.href
    }, asNotAuthorized)
  },
  async exchange(call, { redirect, query, verifier }) {
    return await orElse(
      async () => ({
        kind: 'person' as const,
        token: await exchanged(call, { redirect, query, verifier }),
      }),
      asNotAuthorized,
    )
  },
}

/** @throws MailboxError that says who must do what */
async function exchanged(
  call: Call,
  returned: { redirect: string; query: Record<string, string>; verifier: string },
): Promise<string> {
  const { redirect, query, verifier } = returned
  const { server } = await serviceOf(call)
  const { secrets, answer } = await requestTokens(
    call,
    server,
    async (oauth, client, application) => {
      const parameters = authorizationResponse(oauth, server, client, query)
      return await oauth.authorizationCodeGrantRequest(
        server,
        client,
        application,
        parameters,
        redirect,
        verifier,
        optionsOf(oauth, call),
      )
    },
    says.notAllowed,
  )
  if (!secrets.refresh) throw new MailboxError(says.noRefresh, 'dead')
  const { email, preferred_username: user, name } = whoIn(answer)
  const address = [email, user].find(one => one?.includes('@'))
  if (address === undefined) throw new MailboxError(says.noOwner, 'dead')
  return JSON.stringify({ refresh: secrets.refresh, address, name: name ?? address })
}

/** What the service led the browser back with (RFC 6749 § 4.1.2). */
function authorizationResponse(
  oauth: typeof import('oauth4webapi'),
  server: Parameters<typeof oauth.validateAuthResponse>[0],
  client: { client_id: string },
  query: Record<string, string>,
): URLSearchParams {
  try {
    return oauth.validateAuthResponse(server, client, new URLSearchParams(query), query.state ?? '')
  } catch (error) {
    throw new MailboxError(says.notAllowed, 'dead', error)
  }
}

/**
 * Whose mailbox it is, by the ID token that came from the service itself (OpenID Connect Core § 3.1.3.7):
 * it only fills in a field, and the mail server decides whom the access lets in.
 */
function whoIn(answer: string): z.infer<typeof idToken> {
  const token = z.object({ id_token: z.string() }).safeParse(jsonIn(answer)).data?.id_token ?? ''
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
  return idToken.safeParse(jsonIn(payload)).data ?? {}
}

/** The mailbox of the person who signed in. */
export const login: Login = {
  through: 'mailbox',
  permissions: [],
  async identities({ config, secrets }, token) {
    const { refresh, address, name } = brought.parse(jsonIn(token))
    const { issuer = '', clientId = '' } = config
    const { clientSecret = '' } = secrets
    const identity = {
      name: name === address ? address : `${name} (${address})`,
      config: { address, issuer, clientId },
      secrets: { refresh, clientSecret },
      missing: [],
    }
    return { kind: 'authorized', identities: [identity], missing: [] }
  },
}
