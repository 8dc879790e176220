import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** How much of an IPv6 address is counted as one client. */
export const ipv6Bits = 48

/**
 * By what attempts are counted: an IPv4 address, or the /48 of an IPv6 one, for that is what one
 * subscriber or one machine commonly has to choose addresses from (RFC 6177 § 2).
 */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown'
  if (isIP(address) !== 6) return address
  const parts = ipaddr.IPv6.parse(address.replace(/%.*$/, '')).parts.slice(0, ipv6Bits / 16)
  return `${parts.map(part => part.toString(16)).join(':')}::/${ipv6Bits}`
}
