import type { MiddlewareHandler } from 'hono'
import type { Env } from './identity.ts'

/**
 * Lets requests begin one by one, each in a turn of the event loop of its own. SQLite answers without ever
 * letting go, and of eight who asked at one moment all are answered before anybody else, an open stream or
 * a network, is heard: so whoever comes waits for one of them and not for eight. Nobody is answered later.
 */
export function oneByOne(): MiddlewareHandler<Env> {
  const waiting: (() => void)[] = []
  let isGoing = false
  const go = () => {
    const begin = waiting.shift()
    isGoing = begin !== undefined
    if (begin === undefined) return
    begin()
    setImmediate(go)
  }
  return async (_c, next) => {
    await new Promise<void>(resolve => {
      waiting.push(resolve)
      if (!isGoing) setImmediate(go)
      isGoing = true
    })
    await next()
  }
}
