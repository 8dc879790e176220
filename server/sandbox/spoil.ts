import { setTimeout as wait } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import type { Fault, Faults } from './faults.ts'
import type { GraphCall } from './graph/call.ts'
import type { Bindings } from './graph/http.ts'

type SpoilingKind = 'drop' | 'slow' | 'error' | 'accept-then-500' | 'dead-token' | 'throttle'

/** What a server says when something goes wrong. */
export type Refusals = {
  deadToken(): Response
  /** @param at from when on there is room again, ms UTC */
  throttled(at: number): Response
  failed(status: number, message?: string): Response
}

/** The faults of a server that is no Meta's: those whose path begins with its own. */
export function spoiled(
  path: string,
  faults: Faults,
  now: () => number,
  refusals: Refusals,
): MiddlewareHandler<Bindings> {
  const isOurs = isUnder(path)
  return async (c, next) => {
    const call = callOf(c)
    const draw = <Kind extends SpoilingKind>(kind: Kind) => faults.use(kind, call, isOurs)
    const cut = () => {
      c.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
    const slow = draw('slow')
    if (slow?.when === 'before') await wait(slow.ms)
    const dropped = draw('drop')
    if (dropped?.when === 'before') return cut()
    if (draw('dead-token')) return refusals.deadToken()
    const throttled = draw('throttle')
    if (throttled) return refusals.throttled(now() + throttled.minutes * 60_000)
    const error = draw('error')
    if (error) return refusals.failed(error.status, error.message)
    await next()
    if (slow?.when === 'after') await wait(slow.ms)
    if (dropped) c.res = cut()
    else if (draw('accept-then-500')) c.res = refusals.failed(500)
    return undefined
  }
}

export function isUnder(path: string): (fault: Fault) => boolean {
  return fault => 'match' in fault && fault.match.path?.startsWith(path) === true
}

/** The call's address; of WordPress's, what is asked for stands among the parameters. */
export function callOf(c: Context): GraphCall {
  const url = new URL(c.req.url)
  const route = url.searchParams.get('rest_route') ?? ''
  const path = `${url.pathname}/${route}`.split('/').filter(Boolean)
  const method = c.req.method === 'POST' ? 'POST' : 'GET'
  return {
    method,
    path,
    version: '',
    params: new Map(url.searchParams),
    files: new Map(),
    origin: url.origin,
  }
}
