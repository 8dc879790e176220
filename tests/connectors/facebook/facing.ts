import { createServer, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Call } from '../../../server/connectors/connector.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { listenOnLoopback } from '../../support/network/loopback.ts'

export const now = Date.parse('2026-06-02T10:00:00+02:00')
export const page = '1353'

type Answer = { status?: number; headers?: Record<string, string>; body: unknown } | 'drop'
type Asked = { path: string; query: URLSearchParams; request: IncomingMessage }

/** A server that answers what the test says, where the sandbox plays Meta too well. */
export async function facing(
  answer: (asked: Asked) => Answer,
): Promise<{ call: Call; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const one = { path: url.pathname.replace('/v26.0/', ''), query: url.searchParams, request }
    asked.push(one)
    const given = answer(one)
    if (given === 'drop') {
      request.socket.destroy()
      return
    }
    const text = typeof given.body === 'string' ? given.body : JSON.stringify(given.body)
    response.writeHead(given.status ?? 200, given.headers).end(text)
  })
  const port = await listenOnLoopback(server)
  const http = createHttpClient(() => now)
  onTestFinished(async () => {
    await http.close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const apiUrl = `http://127.0.0.1:${port}`
  return { call: { http, apiUrl, config: { page }, secrets: { token: 'EAAtoken' }, now }, asked }
}
