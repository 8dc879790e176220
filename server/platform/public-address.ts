import { BlockList, isIP } from 'node:net'
import { agendaPath } from '../language/agenda-address.ts'

/** Addresses that nobody outside can call (RFC 1918, 3927, 4193, 4291 and 6598). */
const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4')
}
inside.addAddress('::1', 'ipv6')
inside.addSubnet('fc00::', 7, 'ipv6')
inside.addSubnet('fe80::', 10, 'ipv6')

/** Names that only a local network knows (RFC 6761, 6762, 8375, and the habits of routers). */
const localName = /^[^.]+$|\.(localhost|local|lan|home|internal|intranet|home\.arpa)$/i

/** Whether an address can only be called from this machine or its own network. */
export function isInside(address: string): boolean {
  const host = URL.parse(address)?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const version = isIP(host)
  if (version === 0) return localName.test(host)
  return inside.check(host, version === 4 ? 'ipv4' : 'ipv6')
}

/** Whether a network at `apiUrl` can call us back at `publicUrl`: one on this machine always can. */
export function canCallBack(apiUrl: string, publicUrl: string): boolean {
  return !isInside(publicUrl) || isInside(apiUrl)
}

/** The agenda itself; null where nobody outside could open it. */
export function agendaUrl({
  publicUrl,
  graphApiUrl,
}: {
  publicUrl: string
  graphApiUrl: string
}): string | null {
  return canCallBack(graphApiUrl, publicUrl) ? `${publicUrl}${agendaPath}` : null
}
