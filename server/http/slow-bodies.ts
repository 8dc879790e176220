import type { MiddlewareHandler } from 'hono'
import type { Env } from './identity.ts'

/** How long a body may take, ms, and how much longer for each MB that it may have: a slow line's pace. */
const patienceMs = 60_000
const perMegabyteMs = 10_000

/** For a body of at most so many MB. */
export const patienceFor = (megabytes: number): number => patienceMs + megabytes * perMegabyteMs

/** Pages whose forms bring a picture or a poster, of which 20 MB are taken: often over a telephone's line. */
const withPicture = /^\/(ecrire|proposer)\//

/** For a page outside the API, by its path. */
export const patienceForPage = (path: string): number =>
  patienceFor(withPicture.test(path) ? 20 : 1)

/**
 * Ends a request whose body is not there in time: one that trickles would hold a place for as long
 * as an archive may take. Whoever reads the body is told by an error that its sender has gone.
 * @param patienceOf how long it may take, ms; null: its route measures it
 */
export function endSlowBodies(
  patienceOf: (method: string, path: string) => number | null,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const incoming = c.env?.incoming
    const { method, path } = c.req
    const patience = method === 'GET' || method === 'HEAD' ? null : patienceOf(method, path)
    if (incoming === undefined || patience === null) return await next()
    const timer = setTimeout(() => {
      if (!incoming.complete) incoming.destroy()
    }, patience)
    try {
      await next()
    } finally {
      clearTimeout(timer)
    }
  }
}
