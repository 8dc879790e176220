import { isIP } from 'node:net'
import type { Context as HonoContext } from 'hono'
import type { Env } from './identity.ts'

/**
 * The address from which a request comes, for counting attempts to sign in: the socket's other
 * end, or what a reverse proxy on this machine says it is. Anybody can write `X-Forwarded-For`,
 * so that only its last entry counts, which the proxy added itself, and only from a proxy here.
 */
export function clientAddress(c: HonoContext<Env>): string | null {
  const peer = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null
  if (peer !== null && !isLoopback(peer)) return peer
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  return isIP(forwarded) === 0 ? peer : forwarded
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}
