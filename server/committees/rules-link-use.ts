/** How long a network counts after something was last sent from it, ms. */
const lately = 30 * 24 * 60 * 60_000

/** As many are kept as tell anything. */
const mostNetworks = 20

/**
 * A telephone has one network at home and another on its way: more than these, and the link has
 * probably been handed on.
 */
const usual = 3

export type Networks = Readonly<Record<string, number>>

/** The same with one more use, without those of long ago. */
export function usedFrom(networks: Networks, network: string, now: number): Networks {
  const kept = Object.entries({ ...networks, [network]: now })
    .filter(([, at]) => at > now - lately)
    .sort(([, one], [, other]) => other - one)
  return Object.fromEntries(kept.slice(0, mostNetworks))
}

/** From how many networks something was sent in the last thirty days. */
export function networksLately(networks: Networks, now: number): number {
  return Object.values(networks).filter(at => at > now - lately).length
}

/** Whether so many networks are more than one person has. */
export const isSpread = (count: number): boolean => count > usual

/** So many by one link in an hour: a season is sent in one evening, and a robot stops here. */
export const mostPerHour = 20
/** So many of one committee that nobody has read yet. */
export const mostWaiting = 60
