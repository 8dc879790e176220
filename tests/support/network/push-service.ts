import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { type PushPayload, pushPayload } from '../../../server/alerts/shapes.ts'
import { type NewsPayload, newsPayload } from '../../../server/subscribers/shapes.ts'
import { listenOnLoopback } from './loopback.ts'

/** What a service answers: a status, with what else it says; `cut`: it hangs up, once it has the message. */
export type PushAnswer =
  | number
  | { status: number; headers: Record<string, string> }
  | 'cut'
  | 'lost answer'

export type PlayedBrowser = {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  /** What reached it, in order, as its service worker reads it. */
  received: {
    payload: PushPayload | NewsPayload
    headers: IncomingMessage['headers']
    contact: string
  }[]
}

export type PushService = {
  url: string
  subscribe(): PlayedBrowser
  /** What it answers to the message of that number, of all that came, from 0 on. */
  says: (number: number) => PushAnswer
  /** How many messages came, taken or not. */
  asked: number
  close(): Promise<void>
}

const pushed = pushPayload.or(newsPayload)

const bytesOf = (text: string) => Buffer.from(text, 'base64url')

/**
 * The other side of web push, over HTTP: a service that checks who signs (RFC 8292) and browsers that
 * read what was encrypted for them (RFC 8291) with keys of their own.
 */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { browser: PlayedBrowser; open: (body: Buffer) => string }>()
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const found = browsers.get(request.url ?? '')
    if (found === undefined) return void response.writeHead(410).end()
    const contact = signedBy(request, service.url)
    const answer = service.says(service.asked++)
    const isTaken = answer === 'lost answer' || (typeof answer === 'number' && answer < 300)
    if (isTaken && contact !== null) {
      const payload = pushed.parse(JSON.parse(found.open(Buffer.concat(chunks))))
      found.browser.received.push({ payload, headers: request.headers, contact })
    }
    if (contact === null) response.writeHead(403).end()
    else if (answer === 'cut' || answer === 'lost answer') request.socket.destroy()
    else if (typeof answer === 'number') response.writeHead(answer).end()
    else response.writeHead(answer.status, answer.headers).end()
  }
  const server = createServer((request, response) => {
    take(request, response).catch(error => response.writeHead(500).end(String(error)))
  })
  const port = await listenOnLoopback(server)
  const service: PushService = {
    url: `http://127.0.0.1:${port}`,
    asked: 0,
    says: () => 201,
    subscribe() {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(12).toString('base64url')}`
      const keys = {
        p256dh: pair.getPublicKey().toString('base64url'),
        auth: auth.toString('base64url'),
      }
      const subscription = { endpoint: `${service.url}${path}`, keys }
      const browser: PlayedBrowser = { subscription, received: [] }
      browsers.set(path, { browser, open: body => decrypted(body, pair, auth) })
      return browser
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return service
}

/** The same, closed with the test. */
export async function playedPushService(): Promise<PushService> {
  const service = await startPushService()
  onTestFinished(() => service.close())
  return service
}

/** Whom to write to about this sender; null: it did not sign as RFC 8292 asks. */
function signedBy({ headers }: IncomingMessage, origin: string): string | null {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  const point = bytesOf(key)
  if (point.length !== 65) return null
  const [x, y] = [point.subarray(1, 33), point.subarray(33)]
  const jwk = { x: x.toString('base64url'), y: y.toString('base64url') }
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', ...jwk },
    format: 'jwk',
  })
  const text = Buffer.from(`${head}.${claims}`)
  const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  if (!verify('sha256', text, how, bytesOf(signature))) return null
  const { aud, sub } = JSON.parse(bytesOf(claims).toString())
  return aud === origin ? sub : null
}

function decrypted(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, length] = [body.subarray(0, 16), body[20] ?? 0]
  const theirs = body.subarray(21, 21 + length)
  const derive = (from: Uint8Array, by: Uint8Array, info: Uint8Array, size: number) =>
    Buffer.from(hkdfSync('sha256', from, by, info, size))
  const both = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs])
  const secret = derive(pair.computeSecret(theirs), auth, both, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createDecipheriv('aes-128-gcm', key, nonce)
  cipher.setAuthTag(body.subarray(-16))
  const record = Buffer.concat([cipher.update(body.subarray(21 + length, -16)), cipher.final()])
  return record.subarray(0, record.lastIndexOf(2)).toString()
}
