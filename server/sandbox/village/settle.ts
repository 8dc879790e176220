import type { Network } from '../state/network.ts'
import { places, writers } from './places.ts'
import { residentNames } from './residents.ts'

/** Makes the pages, their residents and their tokens, if they are not there yet. */
export function settle(network: Network, seed: number): void {
  if (network.people.pages().length > 0) return
  const now = network.now()
  places.forEach((place, index) => {
    network.people.addPage({ ...place, instantReply: null })
    for (const name of residentNames(writers[place.kind], seed + index)) {
      if (!network.people.named(name)) network.people.personNamed(name, place.id)
    }
    const endless = { kind: 'page', longLived: true, issuedAt: now, expiresAt: 0 } as const
    network.tokens.issue({ ...endless, page: place.id })
  })
}

/** Two hours, as an OAuth dialog gives it. */
export const shortLife = 2 * 3_600_000

/** The administrator's user token: the last one made, or a new one if that has ended. */
export function currentUserToken(network: Network): string {
  const now = network.now()
  const known = network.tokens.ofUser()
  if (known && known.expiresAt > now && known.deadSubcode === null) return known.token
  const ends = { issuedAt: now, expiresAt: now + shortLife }
  return network.tokens.issue({ kind: 'user', longLived: false, ...ends })
}
