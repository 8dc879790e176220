import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { onTestFinished, vi } from 'vitest'
import { listenOnLoopback } from './loopback.ts'

/** What a receiver answers; `hang up`: once it has it, so that nobody knows. */
export type WebhookAnswer =
  | number
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'hang up'

type Received = { id: string; at: number; body: string; path: string; signatures: number }

export type WebhookReceiver = {
  url: string
  /** Whose secret each path has; what is signed by another is refused with 401. */
  secrets: Map<string, string>
  /** Everything that was signed as it must be, whatever was answered. */
  received: Received[]
  /** What of it was answered with 2xx, or would have been. */
  taken: Received[]
  says: (received: Received) => WebhookAnswer
  close(): Promise<void>
}

/** The other side of a webhook, over HTTP, which reads it by the library that its authors offer. */
export async function startWebhookReceiver(now: () => number): Promise<WebhookReceiver> {
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    const path = request.url ?? ''
    const secret = receiver.secrets.get(path)
    if (secret === undefined) return void response.writeHead(404).end()
    if (!isSigned(secret, body, request.headers, now())) return void response.writeHead(401).end()
    const one = {
      ...{ body, path },
      id: String(request.headers['webhook-id']),
      at: Number(request.headers['webhook-timestamp']) * 1000,
      signatures: String(request.headers['webhook-signature']).split(' ').length,
    }
    receiver.received.push(one)
    const answer = receiver.says(one)
    const status = typeof answer === 'object' ? answer.status : answer
    if (status === 'hang up' || (status >= 200 && status < 300)) receiver.taken.push(one)
    if (answer === 'hang up') request.socket.destroy()
    else if (typeof answer === 'number') response.writeHead(answer).end()
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  }
  const server = createServer((request, response) => {
    take(request, response).catch(error => response.writeHead(500).end(String(error)))
  })
  const port = await listenOnLoopback(server)
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}`,
    secrets: new Map(),
    received: [],
    taken: [],
    says: () => 204,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

/** The same, closed with the test. */
export async function webhookReceiver(now: () => number): Promise<WebhookReceiver> {
  const receiver = await startWebhookReceiver(now)
  onTestFinished(() => receiver.close())
  return receiver
}

/** The library goes by this machine's clock, and refuses what is five minutes from it. */
function isSigned(
  secret: string,
  body: string,
  headers: IncomingMessage['headers'],
  now: number,
): boolean {
  vi.setSystemTime(now)
  try {
    new Webhook(secret).verify(
      body,
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    )
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'WebhookVerificationError') return false
    throw error
  } finally {
    vi.useRealTimers()
  }
}
