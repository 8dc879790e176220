import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../platform/refusal.ts'
import { bearerOf, type Env } from '../identity.ts'
import { httpSentences } from '../sentences.ts'

/**
 * A change that another site's page asks for is refused, whatever cookie comes with it. The rules
 * are those of Go's net/http `CrossOriginProtection`: a browser says by `Sec-Fetch-Site` where a
 * request comes from, an old one by `Origin`; what says neither is no browser, and a browser never
 * sends an API key by itself.
 */
export function sameOrigin(publicUrl: string): MiddlewareHandler<Env> {
  const publicOrigin = new URL(publicUrl).origin
  return async (c, next) => {
    const { method, headers, url } = c.req.raw
    const safe = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
    if (
      !safe &&
      bearerOf(headers) === null &&
      isForeign(headers, new URL(url).host, publicOrigin)
    ) {
      throw new Refusal('forbidden', httpSentences.otherSite)
    }
    await next()
  }
}

function isForeign(headers: Headers, host: string, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return site !== null
  if (origin === publicOrigin) return false
  return site !== null || URL.parse(origin)?.host !== host
}
