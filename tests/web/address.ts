import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'

type Answer = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** An address on loopback at which one application after the other may answer. */
export type Address = {
  origin: string
  /** From now on this one answers; those that were asking the one before are cut off. */
  answerWith: (answer: Answer) => void
  close: () => Promise<void>
}

export async function openAddress(): Promise<Address> {
  const nobody: Answer = () => new Response(null, { status: 503 })
  let answer = nobody
  const server = serve({
    fetch: (request, env) => answer(request, env as HttpBindings),
    hostname: '127.0.0.1',
    port: 0,
  })
  await once(server, 'listening')
  const cutOff = () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
  }
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    answerWith: next => {
      cutOff()
      answer = next
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        cutOff()
      }),
  }
}

function portOf(server: ServerType): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
