import type { MiddlewareHandler } from 'hono'
import { createTurns } from '../platform/breathe.ts'
import type { Env } from './identity.ts'

/**
 * Lets requests begin one by one, each in a turn of the event loop of its own: SQLite answers without
 * ever letting go. Whoever begins does not wait for those who breathe between portions of their work.
 */
export function oneByOne(): MiddlewareHandler<Env> {
  const turn = createTurns()
  return async (_c, next) => {
    await turn()
    await next()
  }
}
