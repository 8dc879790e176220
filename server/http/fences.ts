import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/**
 * What an answer may do in a browser: the screens and the API are for us alone, the public agenda's
 * pictures and feeds may be shown by others, and one page of it may stand inside theirs.
 */
export type Fence = 'closed' | 'shared' | 'framed'

export function fenceOf(path: string): Fence {
  if (path === '/agenda/embed') return 'framed'
  return /^\/agenda(\/|\.|$)/.test(path) ? 'shared' : 'closed'
}

/** @param publicUrl where it is HTTPS, browsers are told to keep to it. */
export function fencesFor(publicUrl: string): Record<Fence, MiddlewareHandler> {
  const https = publicUrl.startsWith('https:')
  const fence = (of: Fence) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // The preview of the digest is a mail, whose styles are written in its elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameAncestors: [of === 'framed' ? '*' : "'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
      xFrameOptions: of === 'framed' ? false : 'DENY',
      crossOriginResourcePolicy: of === 'closed' ? 'same-origin' : 'cross-origin',
      referrerPolicy: 'same-origin',
      // For this name alone: a commune's other sites may still speak HTTP.
      strictTransportSecurity: https ? 'max-age=15552000' : false,
    })
  return { closed: fence('closed'), shared: fence('shared'), framed: fence('framed') }
}
