import { createHash } from 'node:crypto'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { embedPath } from '../language/agenda-address.ts'
import type { Env } from './identity.ts'

/**
 * What an answer may do in a browser: the screens and the API are for us alone, the public agenda's
 * pictures and feeds may be shown by others, and so may a commune's public figures; one page of it may
 * stand inside theirs, and so may the form by which people write, which knows no cookie.
 */
export type Exposure = 'closed' | 'shared' | 'framed'

export function exposureOf(path: string): Exposure {
  if (path === embedPath || path.startsWith('/ecrire/')) return 'framed'
  return /^\/(agenda(\/|\.|$)|reponses\.)/.test(path) ? 'shared' : 'closed'
}

const policy = 'content-security-policy'
const ownStyles = "style-src 'self'"

/**
 * Lets the page that is answered bring this style sheet in its `<style>`, to the letter, and no other
 * style: the browser compares the hash (https://www.w3.org/TR/CSP3/#match-element-to-source-list).
 */
export function bringStyle(c: HonoContext<Env>, css: string): void {
  c.set('style', css)
}

/** What is answered is a stranger's: should a browser show it, it is a page without rights (CSP 3 § 6.3). */
export function sandboxed(c: HonoContext<Env>): void {
  c.set('sandboxed', true)
}
const nothingRuns = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** A program has few styles, and each answer names one. */
const hashes = new Map<string, string>()
function hashOf(css: string): string {
  const known = hashes.get(css)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(css).digest('base64')
  hashes.set(css, hash)
  return hash
}

/** @param publicUrl where it is HTTPS, browsers are told to keep to it. */
export function securityHeaders(publicUrl: string): Record<Exposure, MiddlewareHandler<Env>> {
  const https = publicUrl.startsWith('https:')
  const headersOf = (of: Exposure): MiddlewareHandler<Env> => {
    const secured = secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'"],
        frameAncestors: [of === 'framed' ? '*' : "'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
      // No screen asks for any of it, so that nothing that came into a page could.
      permissionsPolicy: {
        accelerometer: [],
        camera: [],
        displayCapture: [],
        geolocation: [],
        gyroscope: [],
        magnetometer: [],
        microphone: [],
        midi: [],
        payment: [],
        screenWakeLock: [],
        serial: [],
        usb: [],
        xrSpatialTracking: [],
      },
      xFrameOptions: of === 'framed' ? false : 'DENY',
      crossOriginResourcePolicy: of === 'closed' ? 'same-origin' : 'cross-origin',
      referrerPolicy: 'same-origin',
      // For this name alone: a commune's other sites may still speak HTTP.
      strictTransportSecurity: https ? 'max-age=31536000' : false,
    })
    return async (c, next) => {
      await secured(c, next)
      if (c.get('sandboxed')) c.res.headers.set(policy, nothingRuns)
      const css = c.get('style')
      if (css === undefined) return
      const hash = hashOf(css)
      const without = c.res.headers.get(policy) ?? ''
      c.res.headers.set(policy, without.replace(ownStyles, `${ownStyles} 'sha256-${hash}'`))
    }
  }
  return { closed: headersOf('closed'), shared: headersOf('shared'), framed: headersOf('framed') }
}
