import type { IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../identity.ts'

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

/** How much is read of a body that is refused, bytes: a film that somebody took for a photo. */
const mostRefused = 256 * 1024 ** 2

/**
 * Ends a request whose body is not there in time: one that trickles would hold a place for as long
 * as an archive may take. Anybody who reads the body is told by an error that its sender has gone.
 *
 * A body that was answered before its end, being refused or there already, is read on and thrown
 * away, within bounds: many clients and proxies send all before they read a word, and closing their
 * connection would take the answer from them (RFC 9112 § 9.6).
 * @param patienceOf how long it may take, ms; null: its route measures it
 */
export function endSlowBodies(
  patienceOf: (method: string, path: string) => number | null,
  { mostBytes = mostRefused } = {},
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const incoming = c.env?.incoming
    const { method, path } = c.req
    if (incoming === undefined || method === 'GET' || method === 'HEAD') return await next()
    const patience = patienceOf(method, path)
    const timer =
      patience === null ? undefined : setTimeout(() => endUnlessWhole(incoming), patience)
    try {
      await next()
    } finally {
      clearTimeout(timer)
    }
    if (c.res.body !== null && !incoming.complete) {
      c.res = await drained(c.res, incoming, mostBytes)
    }
  }
}

/** The same answer, sent at once; it ends, and the connection may be closed, when the body has. */
async function drained(
  answer: Response,
  incoming: IncomingMessage,
  mostBytes: number,
): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.set('content-length', String(bytes.length))
  let isSaid = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (isSaid) {
        await drain(incoming, mostBytes)
        return controller.close()
      }
      isSaid = true
      controller.enqueue(bytes)
    },
  })
  // By its length a client knows that it has all of the answer, before it ends.
  return new Response(body, { status: answer.status, headers })
}

async function drain(incoming: IncomingMessage, mostBytes: number): Promise<void> {
  const timer = setTimeout(() => endUnlessWhole(incoming), patienceFor(20))
  let received = 0
  // Who read it until now would stop it, and keep what comes.
  incoming.removeAllListeners('data')
  incoming.on('data', (chunk: Uint8Array) => {
    received += chunk.length
    if (received > mostBytes) incoming.destroy()
  })
  try {
    await finished(incoming.resume(), { writable: false })
  } catch {
    // Its sender has gone, or was sent away: nobody waits for the end of the answer.
  } finally {
    clearTimeout(timer)
  }
}

function endUnlessWhole(incoming: IncomingMessage): void {
  if (!incoming.complete) incoming.destroy()
}
