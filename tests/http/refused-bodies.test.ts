import { once } from 'node:events'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../server/http/app.ts'
import { endSlowBodies } from '../../server/http/frame/slow-bodies.ts'
import type { Env } from '../../server/http/identity.ts'
import { served, testApp } from '../support/app.ts'
import { committeeWorld } from '../support/committees.ts'

const megabyte = new Uint8Array(1024 * 1024)

/** How a client frames what it sends: it says how much that is, or only where it ends. */
type Framing = 'length' | 'chunked'

/** Sends a head and all of a body before it reads a word, as many clients and proxies do. */
async function sentBeforeReading(
  url: string,
  head: string[],
  { megabytes, framing }: { megabytes: number; framing: Framing },
): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  const isChunked = framing === 'chunked'
  const length = isChunked
    ? 'Transfer-Encoding: chunked'
    : `Content-Length: ${megabytes * megabyte.length}`
  const write = async (piece: Uint8Array | string) => {
    if (!socket.write(piece)) await once(socket, 'drain')
  }
  await write([...head, 'Host: x', length, '', ''].join('\r\n'))
  for (let sent = 0; sent < megabytes; sent += 1) {
    if (isChunked) await write(`${megabyte.length.toString(16)}\r\n`)
    await write(megabyte)
    if (isChunked) await write('\r\n')
  }
  if (isChunked) await write('0\r\n\r\n')
  let came = ''
  socket.setEncoding('utf8')
  socket.on('data', piece => {
    came += piece
  })
  // The whole answer, by the length that it says.
  const isWhole = () => {
    const [top = '', body = ''] = came.split('\r\n\r\n')
    const said = /content-length: (\d+)/i.exec(top)?.[1]
    return said !== undefined && Buffer.byteLength(body) >= Number(said)
  }
  while (!isWhole()) await once(socket, 'data')
  return came
}

const ways = [
  ['Connection: close', 'length'],
  ['Connection: keep-alive', 'length'],
  ['Connection: close', 'chunked'],
] as const

it.each(ways)('a body that is too large hears why (%s, %s)', async (connection, framing) => {
  const { app, signIn } = await testApp()
  const cookie = await signIn('anne@exemple.fr')
  const url = await served(app)
  const head = ['PUT /api/commune HTTP/1.1', 'Content-Type: application/json']
  const came = await sentBeforeReading(url, [...head, `Cookie: ${cookie}`, connection], {
    megabytes: 100,
    framing,
  })
  expect(came).toContain('413 ')
  expect(came).toContain('"error":"too-large"')
  expect(came).toContain('La demande dépasse 1')
})

it.each(ways)('so does a form of a page (%s, %s)', async (connection, framing) => {
  const world = await committeeWorld()
  const app = await createApp(world.context, 'tests')
  const url = await served(app)
  const form = 'Content-Type: multipart/form-data; boundary=x'
  const post = (path: string, megabytes: number) =>
    sentBeforeReading(url, [`POST ${path} HTTP/1.1`, form, connection], { megabytes, framing })
  // Beyond what the page reads at all, and beyond what a poster may have.
  const heavy = await post(world.path, 100)
  expect(heavy).toContain('413 ')
  expect(heavy).toContain('C’est trop lourd')
  expect(await post(world.path, 45)).toMatch(/ 400 .*dépasse 20/s)
  // A link that leads nowhere: nothing of its body is looked at.
  expect(await post('/proposer/rien', 30)).toContain('Ce lien ne mène à rien')
})

it.each(ways)('and anyone who may not send it at all (%s, %s)', async (connection, framing) => {
  const { app } = await testApp()
  const url = await served(app)
  const post = (path: string) =>
    sentBeforeReading(url, [`POST ${path} HTTP/1.1`, connection], { megabytes: 20, framing })
  expect(await post('/api/media')).toContain('401 ')
})

it.each(ways)(
  'and who sends once more what is there already (%s, %s)',
  async (connection, framing) => {
    const app = new Hono<Env>()
    app.use(endSlowBodies(() => null))
    app.post('*', c => c.json({ received: 4_194_304 }))
    const url = await served(app)
    const head = ['POST / HTTP/1.1', connection]
    const came = await sentBeforeReading(url, head, { megabytes: 30, framing })
    expect(came).toContain('"received":4194304')
  },
)

it('a body that is not there yet when what was asked is done changes nothing of the answer', async () => {
  const { app, signIn } = await testApp()
  const url = await served(app)
  const cookie = await signIn('anne@exemple.fr')
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  const head = ['POST /api/opening-hours/confirm HTTP/1.1', 'Host: x', `Cookie: ${cookie}`]
  const body = ['Content-Type: application/json', 'Content-Length: 2', '', '{']
  socket.write([...head, ...body].join('\r\n'))
  const [came] = await once(socket, 'data')
  expect(String(came)).toMatch(/^HTTP\/1\.1 204 /)
})

it('a body that never ends is not read for ever', async () => {
  const app = new Hono<Env>()
  app.use(endSlowBodies(() => null, { mostBytes: 8 * megabyte.length }))
  app.post('*', c => c.text('too large', 413))
  const url = await served(app)
  const head = ['POST / HTTP/1.1', 'Connection: keep-alive']
  const endless = sentBeforeReading(url, head, { megabytes: 4_000, framing: 'chunked' })
  await expect(endless).rejects.toThrow(/EPIPE|ECONNRESET/)
})
