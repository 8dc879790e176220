import { once } from 'node:events'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { endSlowBodies, patienceFor, patienceForPage } from '../../server/http/frame/slow-bodies.ts'
import type { Env } from '../../server/http/identity.ts'
import { served, testApp } from '../support/app.ts'

/** A connection on which a request is begun, and what came back over it. */
async function begun(url: string, lines: string[]) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let came = ''
  socket.on('data', data => {
    came += data
  })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(['', ...lines, '', ''].join('\r\n').trimStart())
  // Cut off in the middle it ends with an error first, which `once` would throw.
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  return { socket, came: () => came, closed }
}

it('a body that trickles is ended, and one that comes in time is not', async () => {
  const errors: unknown[] = []
  const app = new Hono<Env>()
  app.use(endSlowBodies((_method, path) => (path === '/slow' ? 40 : null)))
  app.post('*', async c => c.text(await c.req.text()))
  app.onError((error, c) => {
    errors.push(error)
    return c.text('', 500)
  })
  const url = await served(app)
  const head = ['Host: x', 'Content-Length: 4', 'Connection: close']
  const slow = await begun(url, ['POST /slow HTTP/1.1', ...head])
  const patient = await begun(url, ['POST /archive HTTP/1.1', ...head])
  slow.socket.write('a')
  patient.socket.write('ab')
  await slow.closed
  expect(slow.came()).not.toContain('200')
  expect(errors).toHaveLength(1)
  patient.socket.write('cd')
  await patient.closed
  expect(patient.came()).toMatch(/200 OK.*abcd/s)
})

it('a photo has the time that a telephone’s line takes, and words have theirs', () => {
  const bytesInASecond = 50_000
  for (const path of ['/ecrire/3', '/ecrire/fil/3-mot', '/proposer/mot']) {
    expect(patienceForPage(path)).toBeGreaterThan(((10 * 1024 ** 2) / bytesInASecond) * 1000)
  }
  expect(patienceForPage('/valider/mot')).toBe(patienceFor(1))
})

it('a webhook without a signature is refused before its body comes', async () => {
  const { app } = await testApp()
  const url = await served(app)
  const lines = ['POST /webhooks/facebook HTTP/1.1', 'Host: x', 'Content-Length: 8000000']
  for (const signature of [[], ['X-Hub-Signature-256: sha256=00'], ['X-Hub-Signature: x']]) {
    const call = await begun(url, [...lines, ...signature])
    await once(call.socket, 'data')
    expect(call.came()).toContain('403')
    call.socket.destroy()
  }
})

it('of webhooks that bear any signature few are read at a time, and small ones do not wait', async () => {
  const { app } = await testApp()
  const url = await served(app)
  const signed = ['Host: x', `X-Hub-Signature-256: sha256=${'0'.repeat(64)}`]
  const post = 'POST /webhooks/facebook HTTP/1.1'
  const large = await Promise.all(
    Array.from({ length: 6 }, () => begun(url, [post, ...signed, 'Content-Length: 8000000'])),
  )
  // One is read, four wait, and the last is sent away.
  await Promise.any(large.map(({ socket }) => once(socket, 'data')))
  expect(large.filter(({ came }) => came().includes('424'))).toHaveLength(1)
  const small = await begun(url, [post, ...signed, 'Content-Length: 2'])
  small.socket.write('{}')
  await once(small.socket, 'data')
  expect(small.came()).toContain('403')
})
