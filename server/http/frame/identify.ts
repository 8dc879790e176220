import type { MiddlewareHandler } from 'hono'
import type { Context } from '../../context.ts'
import type { Sentence } from '../../language/sentence.ts'
import { partnerKeyMark, readPartnerKey } from '../../partners/partner-keys.ts'
import { readApiKey } from '../../people/api-keys.ts'
import { membershipOf } from '../../people/memberships.ts'
import { bearerOf, type Env, type Identity } from '../identity.ts'

/** Reads the session cookie or `Authorization: Bearer tmb_…`; never refuses, the operations do. */
export function identify(context: Context): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { identity, partner, cookies, keyRefused } = await whoSends(context, c.req.raw.headers)
    c.set('identity', identity)
    c.set('partner', partner)
    c.set('keyRefused', keyRefused)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    await next()
  }
}

/** The same of a partner's own software, which a stream or a sign-in takes for a stranger. */
async function whoSends(context: Context, headers: Headers) {
  const bearer = bearerOf(headers)
  if (bearer === null || !bearer.startsWith(partnerKeyMark)) {
    return { ...(await identityOf(context, headers)), partner: null }
  }
  const found = await readPartnerKey(context, bearer)
  const keyRefused = found.partner === null ? found.why : null
  return { identity: null, partner: found.partner, cookies: [], keyRefused }
}

/**
 * Who sends these headers, at this moment. `cookies` are for the answer: better-auth prolongs a
 * session that is used, and takes away a cookie that opens nothing any more. Where no cookie can
 * be given back, `prolong` is false, for the next request to do it.
 */
export async function identityOf(
  context: Context,
  headers: Headers,
  prolong = true,
): Promise<{ identity: Identity | null; cookies: string[]; keyRefused: Sentence | null }> {
  const bearer = bearerOf(headers)
  if (bearer !== null) {
    const key = await readApiKey(context, bearer)
    if (!key.opens) return { identity: null, cookies: [], keyRefused: key.why }
    const { communeId, role, runsInstallation, actor, owner: keyOwner } = key
    const identity = {
      communeId,
      role,
      runsInstallation,
      userId: null,
      sessionId: null,
      secondFactor: false,
      actor,
      keyOwner,
      email: null,
    }
    return { identity, cookies: [], keyRefused: null }
  }
  // Most strangers bring no cookie: no question to better-auth for them.
  if (!headers.has('cookie')) return { identity: null, cookies: [], keyRefused: null }
  const auth = await context.auth()
  const found = await auth.api.getSession({
    headers,
    query: { disableRefresh: !prolong },
    returnHeaders: true,
  })
  const cookies = found.headers.getSetCookie()
  if (found.response === null) return { identity: null, cookies, keyRefused: null }
  const { user, session } = found.response
  const member = await membershipOf(context, user.id, session.communeId ?? null)
  const identity = member && {
    ...member,
    userId: user.id,
    sessionId: session.id,
    secondFactor: user.twoFactorEnabled === true,
    actor: user.name,
    keyOwner: { ownerKind: 'person' as const, ownerId: user.id },
    email: user.email,
  }
  return { identity, cookies, keyRefused: null }
}
