import { createHmac, randomBytes } from 'node:crypto'
import type { Context as HonoContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Context } from '../context.ts'
import { clientAddressHeader } from '../people/rules/sign-in.ts'
import { openOrNone } from '../platform/secrets.ts'
import { clientAddressFor } from './client-address.ts'
import type { Env } from './identity.ts'

/** What a browser keeps for us and cannot read; what is in it is sealed. */
export type PrivateCookie = {
  read(c: HonoContext<Env>): string | null
  write(c: HonoContext<Env>, value: string): void
  clear(c: HonoContext<Env>): void
}

/** @param maxAge seconds; `path`: where alone it is sent back. */
export function privateCookie(
  { publicUrl }: Pick<Context, 'publicUrl'>,
  name: string,
  { path, maxAge }: { path: string; maxAge: number },
): PrivateCookie {
  const secure = publicUrl.startsWith('https:')
  const prefix = secure ? ('secure' as const) : undefined
  const full = `tambour.${name}`
  // Lax: the way back from a provider is a link from another site.
  const options = { path, secure, httpOnly: true, sameSite: 'Lax' as const, prefix }
  return {
    read: c => getCookie(c, full, prefix) ?? null,
    write: (c, value) => setCookie(c, full, value, { ...options, maxAge }),
    clear: c => void deleteCookie(c, full, options),
  }
}

/** Devices from which somebody signed in, as OWASP's device cookies. */
export type KnownDevices = {
  /** The device's own name, where this account was signed in to from it before; else null. */
  known(c: HonoContext<Env>, email: string): string | null
  remember(c: HonoContext<Env>, email: string): void
}

const year = 365 * 24 * 60 * 60
const deviceSubject = 'known device'

/**
 * A browser from which somebody signed in keeps a sealed cookie, one for each account. Tries from
 * there are counted on their own, so that a stranger who goes on guessing slows down strangers alone:
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export function knownDevices(context: Pick<Context, 'publicUrl' | 'secrets'>): KnownDevices {
  const { secrets } = context
  const cookieOf = (email: string) => {
    const account = createHmac('sha256', secrets.derive(deviceSubject)).update(email).digest('hex')
    return privateCookie(context, `device_${account.slice(0, 12)}`, {
      path: '/api/auth',
      maxAge: year,
    })
  }
  return {
    known(c, email) {
      const kept = openOrNone(secrets, cookieOf(email).read(c) ?? '', deviceSubject)
      return kept.email === email ? (kept.device ?? null) : null
    },
    remember(c, email) {
      const device = randomBytes(16).toString('base64url')
      cookieOf(email).write(c, secrets.seal({ email, device }, deviceSubject))
    },
  }
}

/** By which identity provider a browser's person came, and what ends their session there. */
export function providerCookie(context: Pick<Context, 'publicUrl'>): PrivateCookie {
  return privateCookie(context, 'oidc_session', { path: '/api/auth', maxAge: 30 * 24 * 60 * 60 })
}

/**
 * Gives a browser the session of somebody who proved by other means than a password who they are; or,
 * where `asksForCode` and they have set one up, the right to give their code.
 */
export async function startSession(
  context: Context,
  c: HonoContext<Env>,
  { userId, asksForCode }: { userId: string; asksForCode: boolean },
): Promise<void> {
  const headers = new Headers(c.req.raw.headers)
  headers.delete(clientAddressHeader)
  const address = clientAddressFor(context.settings)(c)
  if (address !== null) headers.set(clientAddressHeader, address)
  const { api } = await context.auth()
  const open = asksForCode ? api.startSessionByCode : api.startSession
  const answer = await open({ body: { userId }, headers, returnHeaders: true })
  for (const cookie of answer.headers.getSetCookie()) {
    c.header('set-cookie', cookie, { append: true })
  }
}
