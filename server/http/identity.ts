import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import type { Context } from '../context.ts'
import type { Sentence } from '../language/sentence.ts'
import { type AskingPartner, partnerKeyMark, readPartnerKey } from '../partners/partner-keys.ts'
import { readApiKey } from '../people/api-keys.ts'
import { membershipOf } from '../people/memberships.ts'
import type { KeyOwner } from '../people/rules/api-key.ts'
import type { Standing } from '../people/rules/role.ts'

/** Who asks: a signed-in person or an API key, in one commune, with one role. */
export type Identity = Standing & {
  communeId: number
  /** Null for an API key. */
  userId: string | null
  /** Null for an API key. */
  sessionId: string | null
  secondFactor: boolean
  /** The name that the journal keeps: a person's, or a key's, marked as one. */
  actor: string
  /** To whom the keys belong that are made so. */
  keyOwner: KeyOwner
  email: string | null
}

/**
 * The commune that a screen shows. A session works in one commune at a time: what another of its
 * screens, opened before, would write is refused rather than written into the wrong one.
 */
export const communeHeader = 'tambour-commune'

export type Env = {
  /** Absent where a test asks the app directly, without a socket. */
  Bindings: Partial<HttpBindings>
  Variables: {
    identity: Identity | null
    /** The partner whose own software asks, which is nobody of the commune. */
    partner: AskingPartner | null
    /** Why the key of the request opens nothing; null: it brought none, or it opens. */
    keyRefused: Sentence | null
    /** By which the log names this request (access-log.ts). */
    requestId: string
    /** The style sheet that the page brings in itself; see `security-headers.ts`. */
    style?: string
    /** Whether what is answered may neither run nor load anything; see `security-headers.ts`. */
    sandboxed?: true
  }
}

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

/** The API key of a request; null when it brings none. */
export function bearerOf(headers: Headers): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null
}

/** Who asks, in a route that `operation` guards. */
export function whoAsks(c: HonoContext<Env>): Identity {
  const identity = c.get('identity')
  if (identity === null) throw new Error('a route without a guard asked who asks')
  return identity
}

/** Whose software asks, in a route that is for the keys of partners. */
export function whichPartner(c: HonoContext<Env>): AskingPartner {
  const partner = c.get('partner')
  if (partner === null) throw new Error('a route without a guard asked which partner asks')
  return partner
}
