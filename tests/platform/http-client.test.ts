import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createHttpClient,
  type HttpClient,
  HttpFailure,
} from '../../server/platform/http-client.ts'
import { createGuard } from '../../server/platform/http-guarded.ts'

const now = Date.UTC(2026, 5, 2, 8, 0, 0)
const open: { close(): unknown }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

function client(): HttpClient {
  const http = createHttpClient(() => now)
  open.push(http)
  return http
}

type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void

async function serve(handler: Handler): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    handler(request, response, Buffer.concat(chunks))
  })
  return listen(server)
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  open.push({
    close: () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  })
  return `http://127.0.0.1:${portOf(server.address())}`
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function failure(work: Promise<unknown>): Promise<HttpFailure> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof HttpFailure)) throw new Error(`expected an HttpFailure, got ${error}`)
  return error
}

describe('an answer', () => {
  it('comes back whole, whatever its status', async () => {
    const url = await serve((request, response) => {
      response.writeHead(503, { 'x-seen': request.headers['user-agent'] ?? '' }).end('être')
    })
    const answer = await client().request(`${url}/a`)
    expect(answer.status).toBe(503)
    expect(answer.text).toBe('être')
    expect(answer.headers.get('x-seen')).toMatch(/^Tambour\//)
    expect(answer.retryAfterMs).toBeNull()
  })

  it('is not followed elsewhere, so that a token stays with its host', async () => {
    let reached = false
    const elsewhere = await serve((_, response) => {
      reached = true
      response.end()
    })
    const url = await serve((_, response) => {
      response.writeHead(302, { location: elsewhere }).end()
    })
    const answer = await client().request(url, { headers: { authorization: 'Bearer secret' } })
    expect(answer.status).toBe(302)
    expect(reached).toBe(false)
  })

  it('carries a form with a file as multipart', async () => {
    let seen = { type: '', body: '' }
    const url = await serve((request, response, body) => {
      seen = { type: request.headers['content-type'] ?? '', body: body.toString('latin1') }
      response.end()
    })
    const form = new FormData()
    form.set('caption', 'Fête\nsamedi')
    form.set('a"b', 'x')
    form.set(
      'source',
      new Blob([new Uint8Array([0xff, 0xd8, 0x2a])], { type: 'image/jpeg' }),
      'a.jpg',
    )
    await client().request(url, { method: 'POST', body: form })
    expect(seen.type).toMatch(/^multipart\/form-data; boundary=/)
    const caption = Buffer.from('Fête\nsamedi').toString('latin1')
    expect(seen.body).toContain(`name="caption"\r\n\r\n${caption}\r\n--`)
    expect(seen.body).toContain('name="a%22b"\r\n\r\nx\r\n')
    expect(seen.body).toContain('name="source"; filename="a.jpg"\r\nContent-Type: image/jpeg')
    expect(seen.body).toContain('\u00ff\u00d8\u002a')
  })
})

describe('what is sent', () => {
  it.each([
    ['of a text', 'Fête', 'text/plain;charset=UTF-8', 'Fête'],
    [
      'of fields',
      new URLSearchParams({ message: 'à 18 h & après' }),
      'application/x-www-form-urlencoded;charset=UTF-8',
      'message=%C3%A0+18+h+%26+apr%C3%A8s',
    ],
    ['of bytes', new TextEncoder().encode('é'), undefined, 'é'],
  ])('has the type %s', async (_, body, type, expected) => {
    const seen: { type: string | undefined; body: string }[] = []
    const url = await serve(({ headers }, response, sent) => {
      seen.push({ type: headers['content-type'], body: sent.toString() })
      response.end()
    })
    await client().request(url, { method: 'POST', body })
    expect(seen).toEqual([{ type, body: expected }])
  })

  it('has the type that its sender says', async () => {
    const seen: (string | undefined)[] = []
    const url = await serve(({ headers }, response) => {
      seen.push(headers['content-type'])
      response.end()
    })
    const headers = { 'content-type': 'application/json' }
    await client().request(url, { method: 'PUT', headers, body: '{}' })
    expect(seen).toEqual(['application/json'])
  })
})

describe('a packed answer', () => {
  const packed = (bytes: Buffer, encoding: string, status = 200): Promise<string> =>
    serve((_, response) => {
      response.writeHead(status, { 'content-encoding': encoding }).end(bytes)
    })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('by %s is read, an error too', async (encoding, pack) => {
    const bytes = pack(Buffer.from('{"être":1}'))
    expect((await client().request(await packed(bytes, encoding))).text).toBe('{"être":1}')
    const error = await client().request(await packed(bytes, encoding, 500))
    expect(error).toMatchObject({ status: 500, text: '{"être":1}' })
  })

  it('is not unpacked without end', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    const error = await failure(client().request(await packed(bomb, 'gzip')))
    expect(error.message).toMatch(/ a répondu beaucoup trop longuement$/)
    expect(error.sent).toBe('maybe')
  })

  it('may have been acted upon when it is cut off, stops or is none', async () => {
    const bytes = gzipSync(randomBytes(100_000))
    const half = bytes.subarray(0, 50_000)
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes.length })
      response.write(half, () => response.socket?.destroy())
    })
    expect((await failure(client().request(cut))).sent).toBe('maybe')
    const stopping = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).write(half)
    })
    const late = await failure(client().request(stopping, { deadlineMs: 100 }))
    expect(late.message).toMatch(/ n’a pas répondu à temps$/)
    expect(late.sent).toBe('maybe')
    const none = await packed(Buffer.from('not packed'), 'gzip')
    expect((await failure(client().request(none))).sent).toBe('maybe')
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    [new Date(now + 90_000).toUTCString(), 90_000],
    [new Date(now - 90_000).toUTCString(), 0],
    ['soon', null],
  ])('%s is %s ms', async (value, expected) => {
    const url = await serve((_, response) => {
      response.writeHead(429, { 'retry-after': value }).end()
    })
    expect((await client().request(url)).retryAfterMs).toBe(expected)
  })
})

describe('no answer', () => {
  it('was surely not sent when the connection is refused', async () => {
    const server = createTcpServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const port = portOf(server.address())
    await new Promise(resolve => server.close(resolve))
    const error = await failure(client().request(`http://127.0.0.1:${port}/`, { method: 'POST' }))
    expect(error.sent).toBe('no')
    expect(error.message).toBe(`127.0.0.1:${port} refuse la connexion`)
  })

  it('was surely not sent to an address that nothing can have', async () => {
    expect((await failure(client().request('http://127.0.0.1:1/'))).sent).toBe('no')
    expect((await failure(client().request('ftp://127.0.0.1/'))).sent).toBe('no')
    const named = await failure(client().request('http://mairie:secret@127.0.0.1/'))
    expect(named.sent).toBe('no')
    const nonsense = await failure(client().request('nulle part'))
    expect(nonsense.sent).toBe('no')
    expect(nonsense.message).toBe('nulle part n’est pas une adresse où l’on peut se connecter')
  })

  it('was surely not sent to a name that does not exist', async () => {
    const error = await failure(client().request('http://mairie.invalid/'))
    expect(error.sent).toBe('no')
    expect(error.message).toMatch(/^mairie\.invalid .*(introuvable sur le réseau|serveur de noms)/)
  })

  it('may have been acted upon when the connection drops after the request', async () => {
    let received = ''
    const url = await serve((request, response, body) => {
      received = body.toString()
      response.socket?.destroy()
      request.destroy()
    })
    const error = await failure(client().request(url, { method: 'POST', body: 'message=Bonjour' }))
    expect(received).toBe('message=Bonjour')
    expect(error.sent).toBe('maybe')
  })

  it('may have been acted upon when the answer stops in the middle', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 })
      response.write('{"id":', () => response.socket?.destroy())
    })
    expect((await failure(client().request(url, { method: 'POST' }))).sent).toBe('maybe')
  })

  it('may have been acted upon when the deadline passes, before the answer or within it', async () => {
    const silent = await serve(() => {})
    const first = await failure(client().request(silent, { deadlineMs: 30 }))
    expect(first.sent).toBe('maybe')
    expect(first.message).toMatch(/ n’a pas répondu à temps$/)
    const slow = await serve((_, response) => {
      response.write('{')
    })
    const second = await failure(client().request(slow, { deadlineMs: 30 }))
    expect(second.sent).toBe('maybe')
    expect(second.message).toMatch(/ n’a pas répondu à temps$/)
  })

  it('does not wait for the end of an endless answer', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'a')
    const url = await serve((_, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(megabyte)) {}
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    const error = await failure(client().request(url))
    expect(error.message).toMatch(/ a répondu beaucoup trop longuement$/)
  })

  it('is not caused by closing the client: what is under way is waited for', async () => {
    let arrived: (response: ServerResponse) => void = () => {}
    const waiting = new Promise<ServerResponse>(resolve => {
      arrived = resolve
    })
    const url = await serve((_, response) => arrived(response))
    const http = createHttpClient(() => now)
    const answer = http.request(url, { method: 'POST' })
    const response = await waiting
    const closed = http.close()
    response.end('{"id":"1"}')
    expect((await answer).text).toBe('{"id":"1"}')
    await closed
    expect((await failure(http.request(url))).sent).toBe('maybe')
  })
})

describe('a client that is kept to the public network', () => {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const guarded = (allowsLoopback: boolean) => {
    const http = createHttpClient(() => now, createGuard({ allowsLoopback, resolve }))
    open.push(http)
    return http
  }

  it('asks nothing of an address inside, by number or by name, and says that nothing was sent', async () => {
    const asked: string[] = []
    const address = await serve(({ url = '' }, response) => {
      asked.push(url)
      response.end('{}')
    })
    const { port } = new URL(address)
    for (const url of [address, `http://serveur.exemple:${port}`, 'http://10.0.0.1/']) {
      await expect(guarded(false).request(url, { method: 'POST', body: '' })).rejects.toMatchObject(
        { sent: 'no', message: expect.stringContaining('n’est pas une adresse publique') },
      )
    }
    expect(asked).toEqual([])
    expect(await guarded(true).request(address)).toMatchObject({ status: 200 })
  })
  it('asks nothing of who speaks mail, and reads each line as a command', async () => {
    const wish = guarded(true).request('http://serveur.exemple:25/', {
      method: 'POST',
      body: 'EHLO',
    })
    expect(await failure(wish)).toMatchObject({
      sent: 'no',
      message: 'serveur.exemple:25 n’est pas une adresse où l’on peut se connecter',
    })
  })
})
