import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import type { Context } from '../context.ts'
import { findApiKey } from '../people/api-keys.ts'
import { membershipOf } from '../people/people.ts'
import type { Role } from '../people/rules/role.ts'

/** Who asks: a signed-in person or an API key, in one commune, with one role. */
export type Identity = {
  communeId: number
  role: Role
  /** Null for an API key. */
  userId: string | null
  /** The name that the journal keeps. */
  actor: string
  email: string | null
}

export type Env = {
  /** Absent where a test asks the app directly, without a socket. */
  Bindings: Partial<HttpBindings>
  Variables: { identity: Identity | null }
}

/** Reads the session cookie or `Authorization: Bearer tmb_…`; never refuses, the operations do. */
export function identify(context: Context): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { identity, cookies } = await identityOf(context, c.req.raw.headers)
    c.set('identity', identity)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    await next()
  }
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
): Promise<{ identity: Identity | null; cookies: string[] }> {
  const bearer = bearerOf(headers)
  if (bearer !== null) {
    const key = await findApiKey(context, bearer)
    const { communeId, role, name } = key ?? {}
    const identity =
      communeId === undefined || role === undefined || name === undefined
        ? null
        : { communeId, role, userId: null, actor: name, email: null }
    return { identity, cookies: [] }
  }
  // Most strangers bring no cookie: no question to better-auth for them.
  if (!headers.has('cookie')) return { identity: null, cookies: [] }
  const found = await context.auth.api.getSession({
    headers,
    query: { disableRefresh: !prolong },
    returnHeaders: true,
  })
  const cookies = found.headers.getSetCookie()
  if (found.response === null) return { identity: null, cookies }
  const { user } = found.response
  const member = await membershipOf(context, user.id)
  const identity = member && {
    ...member,
    userId: user.id,
    actor: user.name,
    email: user.email,
  }
  return { identity, cookies }
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
