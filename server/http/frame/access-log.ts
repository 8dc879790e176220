import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../identity.ts'

/** Asked again and again by programs, or named by the page that was asked. */
const quiet = /^\/(healthz$|readyz$|metrics$|assets\/|icon|worker\.js)/

/**
 * One line a request, with a number that the answer carries as `x-request-id`: anybody who reports a
 * problem can name it. Of an address that is a secret itself only the beginning is written, and of
 * none the query.
 */
export function accessLog({ log }: Pick<Context, 'log'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const request = randomBytes(6).toString('base64url')
    c.set('requestId', request)
    const began = performance.now()
    await next()
    // `c.header` would make the whole answer anew, and stream its body.
    c.res.headers.set('x-request-id', request)
    const { method, path } = c.req
    if (quiet.test(path) && c.res.status < 500) return
    const ms = Math.round(performance.now() - began)
    log.info({ request, method, path: shown(path), status: c.res.status, ms }, 'request')
  }
}

/** A path as it may be written: only its beginning, where the address is a secret. */
export function shown(path: string): string {
  if (/^\/(api|agenda)(\/|\.|$)/.test(path)) return path
  const [, first = '', ...rest] = path.split('/')
  return rest.length === 0 ? path : `/${first}/…`
}
