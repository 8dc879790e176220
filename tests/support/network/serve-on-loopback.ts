import type { Server as HttpServer } from 'node:http'
import type { Server } from 'node:net'
import { onTestFinished } from 'vitest'
import { listenOnLoopback } from './loopback.ts'

/** Lets the server listen on loopback, until the test ends; its port. */
export async function serveOnLoopback(server: Server | HttpServer): Promise<number> {
  const port = await listenOnLoopback(server)
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return port
}
