import { BlockList, isIP } from 'node:net'
import type { Context as HonoContext } from 'hono'
import type { Env } from './identity.ts'

/** The address from which a request comes; null where a test asks the app without a socket. */
export type ClientAddress = (c: HonoContext<Env>) => string | null

/**
 * The address from which a request comes, for counting attempts and for the journal: the socket's
 * other end, or what our proxies say it is. Anybody can write `X-Forwarded-For`, and each proxy adds
 * the address that it sees behind what was there: the entries are read from the right, and the first
 * that is no proxy of ours is the client's; what stands before it, anybody may have written.
 */
export function clientAddressFor({
  trustedProxies,
}: {
  trustedProxies: readonly string[]
}): ClientAddress {
  const ours = new BlockList()
  for (const network of trustedProxies) {
    const [address = '', bits] = network.split('/')
    const family = familyOf(address)
    if (bits === undefined) ours.addAddress(address, family)
    else ours.addSubnet(address, Number(bits), family)
  }
  return c => {
    const peer = plain(c.env?.incoming?.socket.remoteAddress ?? '')
    if (peer !== null && !ours.check(peer, familyOf(peer))) return peer
    let client = peer
    for (const entry of (c.req.header('x-forwarded-for') ?? '').split(',').reverse()) {
      const address = plain(entry.trim())
      if (address === null) break
      client = address
      if (!ours.check(address, familyOf(address))) break
    }
    return client
  }
}

/** Without what IPv6 puts before an IPv4 address; null: it is no address. */
function plain(address: string): string | null {
  const ipv4 = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(ipv4) === 0 ? null : ipv4
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
