import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** How much of an IPv6 address is counted as one client. */
export const ipv6Bits = 48

/**
 * By what attempts are counted: an IPv4 address, or the /48 of an IPv6 one, for that is what one
 * subscriber or one machine commonly has to choose addresses from (RFC 6177 § 2).
 */
export function networkOf(address: string | null): string {
  return blockOf(address, { v4: 32, v6: ipv6Bits })
}

/** What somebody who rents more than one has them from: the /24 of an IPv4 address, the /32 of an IPv6 one. */
export function neighbourhoodOf(address: string | null): string {
  return blockOf(address, { v4: 24, v6: 32 })
}

/** @param bits of which so many count: multiples of 8 for IPv4, of 16 for IPv6 */
function blockOf(address: string | null, bits: { v4: number; v6: number }): string {
  if (address === null) return 'unknown'
  if (isIP(address) !== 6)
    return address
      .split('.')
      .slice(0, bits.v4 / 8)
      .join('.')
  const parts = ipaddr.IPv6.parse(address.replace(/%.*$/, '')).parts.slice(0, bits.v6 / 16)
  return `${parts.map(part => part.toString(16)).join(':')}::/${bits.v6}`
}
