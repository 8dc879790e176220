import { app, type Network } from '../state/network.ts'
import { shortLife } from '../village/settle.ts'
import { authenticate, unreadableToken, whyDead } from './access.ts'
import { deadToken, GraphError } from './errors.ts'

/** 60 days less a little, as Meta gives it. */
const longLife = 5_183_944

/**
 * `GET /oauth/access_token`: a user token for a code of the dialog, a long-lived one for a
 * short-lived one, or the app's own token.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
export function exchangeToken(network: Network, params: ReadonlyMap<string, string>): unknown {
  if (params.get('client_id') !== app.id) {
    throw refused(
      'Error validating application. Cannot get application info due to a system error.',
      101,
    )
  }
  if (params.get('client_secret') !== app.secret)
    throw refused('Error validating client secret.', 1)
  const grant = params.get('grant_type')
  if (grant === undefined && params.has('code')) return tokenOfCode(network, params)
  if (grant !== 'fb_exchange_token') throw refused(`Unsupported grant type: ${grant}`, 1)
  const given = network.tokens.find(params.get('fb_exchange_token') ?? '')
  if (!given) throw unreadableToken()
  const now = network.now()
  const subcode = whyDead(given, now)
  if (subcode !== null) throw deadToken(subcode)
  const token = network.tokens.issue({
    kind: 'user',
    longLived: true,
    issuedAt: now,
    expiresAt: now + longLife * 1000,
    scopes: given.scopes,
    access: given.access,
    live: given.live,
    pages: given.pages,
  })
  return { access_token: token, token_type: 'bearer', expires_in: longLife }
}

/** https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow#confirm */
function tokenOfCode(network: Network, params: ReadonlyMap<string, string>): unknown {
  const now = network.now()
  const { login } = network
  const found = login.redeem(params.get('code') ?? '', params.get('redirect_uri') ?? '', now)
  if (typeof found === 'string') throw codeRefusals[found]()
  const { live, access } = login.settings()
  const token = network.tokens.issue({
    kind: 'user',
    longLived: false,
    issuedAt: now,
    expiresAt: now + shortLife,
    scopes: found.scopes,
    access,
    live,
    pages: found.pages,
  })
  return { access_token: token, token_type: 'bearer', expires_in: shortLife / 1000 }
}

const codeRefusals = {
  unknown: () => refused('Invalid verification code format.', 100),
  elsewhere: () =>
    refused(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      100,
      36008,
    ),
  expired: () => refused('This authorization code has expired.', 100, 36007),
  used: () => refused('This authorization code has been used.', 100, 36009),
}

/**
 * `GET /debug_token?input_token=…`.
 * https://developers.facebook.com/docs/graph-api/reference/debug_token
 */
export function debugToken(network: Network, params: ReadonlyMap<string, string>): unknown {
  authenticate(network, params)
  const token = network.tokens.find(params.get('input_token') ?? '')
  if (!token) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' }
    return { data: { error, is_valid: false, scopes: [] } }
  }
  const subcode = whyDead(token, network.now())
  const { scopes } = token
  return {
    data: {
      app_id: app.id,
      type: token.kind === 'page' ? 'PAGE' : 'USER',
      application: app.name,
      data_access_expires_at: seconds(token.issuedAt + dataAccessSpan),
      ...(subcode === null
        ? {}
        : { error: { code: 190, message: deadToken(subcode).details.message, subcode } }),
      expires_at: seconds(token.expiresAt),
      is_valid: subcode === null,
      issued_at: seconds(token.issuedAt),
      ...(token.page ? { profile_id: token.page } : {}),
      scopes,
    },
  }
}

const dataAccessSpan = 90 * 24 * 3_600_000

function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}

function refused(message: string, code: number, subcode?: number): GraphError {
  return new GraphError(400, { message, code, subcode })
}
