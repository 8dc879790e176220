import type { AuthorizationServer, Client, JsonValue } from 'oauth4webapi'
import type { Deps } from '../deps.ts'
import { asFetch } from '../platform/http-client.ts'
import { type NamedProvider, namedProvider, type ProviderSettings } from './rules/provider.ts'

/** What a browser keeps while its person is at the provider. */
type Attempt = { state: string; nonce: string; verifier: string }

/** Whom the provider says has come. */
export type Identified = {
  /** Theirs at this provider, for good. */
  subject: string
  email: string
  isVerified: boolean
  acr: string | null
  amr: string[]
  /** Given back when they sign out. */
  idToken: string
}

/** They gave up at the provider, or it let them not through. */
export class GivenUp extends Error {}

export type Provider = NamedProvider & {
  /** Where to send a browser, and what it must bring back. */
  begin(): Promise<{ url: string; attempt: Attempt }>
  /**
   * Whom a browser that came back brings.
   * @param query of the address to which it came
   * @throws GivenUp, or an error of oauth4webapi when anything is not as it must be
   */
  finish(query: URLSearchParams, attempt: Attempt): Promise<Identified>
  /** Where to send a browser so that the provider's session ends too; null: it has no such place. */
  end(idToken: string): Promise<string | null>
}

/** Where the provider sends browsers back, below the public address: told to it once, to the letter. */
const callbackPath = '/api/oidc/callback'

/** How long what a provider says of itself is believed, ms: its keys are looked after on their own. */
const discoveredForMs = 60 * 60_000
/** How long it may take to answer, ms. */
const patienceMs = 10_000

/** Those whose keys are public. Without a list, who signs could choose `none`. */
const algorithms = ['RS256', 'PS256', 'ES256', 'Ed25519', 'EdDSA']

/** How far the provider's clock and ours may be apart, s. */
const tolerance = 30

/**
 * Sign-in at an OpenID Connect provider: authorization code with PKCE, `state`, `nonce`, and both the
 * ID token and the signed answer of the userinfo endpoint held against the issuer's keys.
 * ProConnect's ways: partenaires.proconnect.gouv.fr/docs/fournisseur-service/implementation_technique.
 */
export function createProvider(
  given: ProviderSettings,
  { http, clock, publicUrl }: Pick<Deps, 'http' | 'clock' | 'publicUrl'>,
): Provider {
  const settings = namedProvider(given)
  const { clientId, clientSecret } = settings
  const redirectUri = `${publicUrl}${callbackPath}`
  const { library, discovered } = connectionTo(settings, { http, clock })
  return {
    ...settings,
    async begin() {
      const { oauth } = await library()
      const server = await discovered()
      const attempt = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
      }
      const url = new URL(needed(server.authorization_endpoint))
      const asked = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        // No name, SIRET or number: what we do not use is not asked for (RGPD, art. 5).
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ...(settings.isProConnect && { acr_values: 'eidas1' }),
        // By which means they proved who they are, so that ours is not asked for on top.
        ...(server.claims_parameter_supported === true && {
          claims: JSON.stringify({ id_token: { amr: null, acr: null } }),
        }),
      }
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
      return { url: url.href, attempt }
    },
    async finish(query, { state, nonce, verifier }) {
      const { oauth, client, options } = await library()
      const server = await discovered()
      let granted: URLSearchParams
      try {
        granted = oauth.validateAuthResponse(server, client, query, state)
      } catch (error) {
        if (error instanceof oauth.AuthorizationResponseError) {
          throw new GivenUp(error.error, { cause: error })
        }
        throw error
      }
      const answer = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.ClientSecretPost(clientSecret),
        granted,
        redirectUri,
        verifier,
        options,
      )
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
        expectedNonce: nonce,
        requireIdToken: true,
      })
      await oauth.validateApplicationLevelSignature(server, answer, options)
      const claims = oauth.getValidatedIdTokenClaims(tokens)
      if (claims === undefined) throw new Error('the provider sent no ID token')
      const userInfo = await oauth.userInfoRequest(server, client, tokens.access_token, options)
      const isSigned = userInfo.headers.get('content-type')?.startsWith('application/jwt') === true
      if (settings.isProConnect && !isSigned) throw new Error('userinfo of ProConnect is signed')
      const info = await oauth.processUserInfoResponse(server, client, claims.sub, userInfo)
      if (isSigned) await oauth.validateApplicationLevelSignature(server, userInfo, options)
      return {
        subject: claims.sub,
        email: text(info.email) ?? '',
        isVerified: isVerified(info.email_verified, settings),
        acr: text(claims.acr),
        amr: Array.isArray(claims.amr) ? claims.amr.flatMap(one => text(one) ?? []) : [],
        idToken: tokens.id_token ?? '',
      }
    },
    async end(idToken) {
      const server = await discovered()
      if (server.end_session_endpoint === undefined) return null
      const { oauth } = await library()
      const url = new URL(server.end_session_endpoint)
      url.searchParams.set('id_token_hint', idToken)
      url.searchParams.set('post_logout_redirect_uri', `${publicUrl}/`)
      url.searchParams.set('state', oauth.generateRandomState())
      return url.href
    },
  }
}

/** oauth4webapi, loaded when somebody signs in so, and what the provider says of itself. */
function connectionTo(
  { clientId, ...settings }: NamedProvider,
  { http, clock }: Pick<Deps, 'http' | 'clock'>,
) {
  const issuer = new URL(settings.issuer)
  let known: { server: AuthorizationServer; until: number } | undefined

  async function library() {
    const oauth = await import('oauth4webapi')
    const client: Client = { client_id: clientId, [oauth.clockTolerance]: tolerance }
    const options = {
      [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
      [oauth.customFetch]: asFetch(http, patienceMs),
    }
    return { oauth, client, options }
  }

  async function discovered(): Promise<AuthorizationServer> {
    const now = clock.now()
    if (known !== undefined && known.until > now) return known.server
    const { oauth, options } = await library()
    const said = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, options),
    )
    const server = {
      ...said,
      id_token_signing_alg_values_supported: safe(said.id_token_signing_alg_values_supported),
      userinfo_signing_alg_values_supported: safe(said.userinfo_signing_alg_values_supported),
    }
    known = { server, until: now + discoveredForMs }
    return server
  }

  return { library, discovered }
}

/**
 * ProConnect has no `email_verified`: it leads each address to the provider that is answerable for
 * its domain, or sends a code to it. Of any other provider, silence is a no.
 */
function isVerified(said: JsonValue | undefined, { isProConnect }: NamedProvider): boolean {
  return said === true || (said === undefined && isProConnect)
}

function safe(said: readonly string[] | undefined): string[] {
  return (said ?? ['RS256']).filter(one => algorithms.includes(one))
}

function needed(endpoint: string | undefined): string {
  if (endpoint === undefined) throw new Error('the provider has no authorization endpoint')
  return endpoint
}

function text(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
