/** What a mailbox is by its configuration. */
export type Own = {
  /** In lower case. */
  address: string
  /** The address and its aliases, in lower case. */
  all: ReadonlySet<string>
  domain: string
}

/** @returns null for something else than an address */
export function ownOf(config: Record<string, string>): Own | null {
  const address = (config.address ?? '').trim().toLowerCase()
  const domain = /^[^\s@<>"(),:;]+@([^\s@<>"(),:;]+)$/.exec(address)?.[1]
  if (domain === undefined) return null
  const aliases = (config.aliases ?? '').toLowerCase().match(/[^\s,;<>]+@[^\s,;<>]+/g) ?? []
  return { address, all: new Set([address, ...aliases]), domain }
}
