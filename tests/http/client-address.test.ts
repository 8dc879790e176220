import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { clientAddressFor } from '../../server/http/client-address.ts'
import type { Env } from '../../server/http/identity.ts'
import { networkOf } from '../../server/platform/network.ts'

it.each([
  ['a stranger’s own', '198.51.100.7', undefined, '198.51.100.7'],
  ['a stranger who says to be another', '198.51.100.7', '203.0.113.1', '198.51.100.7'],
  ['behind a proxy of this machine', '127.0.0.1', '203.0.113.1', '203.0.113.1'],
  ['behind it, having written an address first', '::1', '10.0.0.1, 203.0.113.1', '203.0.113.1'],
  ['an IPv6 one', '::1', '2001:db8::1', '2001:db8::1'],
  ['an IPv4 one as IPv6 writes it', '::ffff:198.51.100.7', undefined, '198.51.100.7'],
  ['a proxy of this machine that says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['this machine’s', '127.0.0.1', undefined, '127.0.0.1'],
  [
    'a proxy’s that passes on what it was told by one of ours',
    '127.0.0.1',
    '198.51.100.7, ::1',
    '198.51.100.7',
  ],
  [
    'behind two proxies of ours',
    '127.0.0.1',
    '203.0.113.9, 198.51.100.7, 172.18.0.5',
    '198.51.100.7',
  ],
  ['a proxy’s in another container', '172.18.0.2', '198.51.100.7', '198.51.100.7'],
  ['not what stands before nonsense', '172.18.0.2', '198.51.100.7, unknown', '172.18.0.2'],
  ['that of a proxy which is not ours', '172.19.0.2', '198.51.100.7', '172.19.0.2'],
  [
    'an IPv4 one that a proxy wrote as IPv6',
    '::ffff:172.18.0.2',
    '::ffff:198.51.100.7',
    '198.51.100.7',
  ],
])('the address of the client is %s', async (_what, peer, forwarded, expected) => {
  expect(await addressOf(['127.0.0.0/8', '::1', '172.18.0.0/16'], peer, forwarded)).toBe(expected)
})

it('is the socket’s alone where no proxy is trusted', async () => {
  expect(await addressOf([], '127.0.0.1', '198.51.100.7')).toBe('127.0.0.1')
})

it.each([
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8:1::', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  [null, 'unknown'],
])('%s is counted with its network', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

async function addressOf(trustedProxies: string[], peer: string, forwarded?: string) {
  const app = new Hono<Env>()
  const clientAddress = clientAddressFor({ trustedProxies })
  app.get('/', c => c.json({ address: clientAddress(c) }))
  const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {}
  const env = { incoming: { socket: { remoteAddress: peer } } }
  const answer = await app.request('/', { headers }, env)
  return z.object({ address: z.string() }).parse(await answer.json()).address
}
