import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { clientAddress } from '../../server/http/client-address.ts'
import type { Env } from '../../server/http/identity.ts'

it.each([
  ['a stranger’s own', '198.51.100.7', undefined, '198.51.100.7'],
  ['a stranger who says to be another', '198.51.100.7', '203.0.113.1', '198.51.100.7'],
  ['behind a proxy of this machine', '127.0.0.1', '203.0.113.1', '203.0.113.1'],
  ['behind it, having written an address first', '::1', '10.0.0.1, 203.0.113.1', '203.0.113.1'],
  ['an IPv6 one', '::1', '2001:db8::1', '2001:db8::1'],
  ['an IPv4 one as IPv6 writes it', '::ffff:198.51.100.7', undefined, '198.51.100.7'],
  ['a proxy of this machine that says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['this machine’s', '127.0.0.1', undefined, '127.0.0.1'],
])('the address of the client is %s', async (_what, peer, forwarded, expected) => {
  const app = new Hono<Env>()
  app.get('/', c => c.json({ address: clientAddress(c) }))
  const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {}
  const env = { incoming: { socket: { remoteAddress: peer } } }
  const answer = await app.request('/', { headers }, env)
  expect(await answer.json()).toEqual({ address: expected })
})
