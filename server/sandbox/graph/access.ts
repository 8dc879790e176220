import { createHmac } from 'node:crypto'
import { app, type Network } from '../state/network.ts'
import type { TokenRow } from '../state/rows.ts'
import { allScopes } from '../state/tokens.ts'
import { deadToken, GraphError } from './errors.ts'

/** The app itself, as `{app-id}|{app-secret}`, may ask about tokens and nothing else. */
export const appToken = `${app.id}|${app.secret}`

/**
 * Whose token it is.
 *
 * @throws GraphError 104 without a token, 190 for one that is unknown, ended or dead, 100 for a
 *   wrong `appsecret_proof` (hex HMAC-SHA256 of the token, keyed by the app's secret).
 */
export function authenticate(network: Network, params: ReadonlyMap<string, string>): TokenRow {
  const text = params.get('access_token')
  if (!text) {
    throw new GraphError(400, {
      message: 'An access token is required to request this resource.',
      code: 104,
    })
  }
  const token = text === appToken ? ofApp : network.tokens.find(text)
  if (!token) throw unreadableToken()
  const proof = params.get('appsecret_proof')
  if (proof !== undefined && proof !== proofOf(text)) {
    throw new GraphError(400, {
      message: 'Invalid appsecret_proof provided in the API argument',
      type: 'GraphMethodException',
      code: 100,
    })
  }
  const subcode = whyDead(token, network.now())
  if (subcode !== null) throw deadToken(subcode)
  return token
}

export const unreadableToken = () =>
  new GraphError(400, {
    message: 'Invalid OAuth access token - Cannot parse access token',
    code: 190,
  })

/** The subcode of a token that no longer works, or null. */
export function whyDead(token: TokenRow, now: number): number | null {
  if (token.deadSubcode !== null) return token.deadSubcode
  return token.expiresAt !== 0 && token.expiresAt <= now ? 463 : null
}

function proofOf(token: string): string {
  return createHmac('sha256', app.secret).update(token).digest('hex')
}

const ofApp: TokenRow = {
  token: appToken,
  kind: 'user',
  page: null,
  longLived: true,
  scopes: allScopes,
  issuedAt: 0,
  expiresAt: 0,
  deadSubcode: null,
  access: 'none',
  live: true,
  pages: null,
}
