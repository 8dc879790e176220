import type { ShareState } from './share.ts'

/** An offer as figures need it; instants ms UTC. */
export type ShareTimes = {
  eventId: number
  partnerId: number
  state: ShareState
  proposedAt: number
  /** When they said, first after the offer, that they will publish, or that they have. */
  acceptedAt: number | null
  publishedAt: number | null
}

/** What a week was for what is offered to partners. Who was offered nothing is in none of it. */
export type ShareWeek = {
  /** Offered that week: how many events, to how many partners, in how many offers. */
  events: number
  partners: number
  offers: number
  /** How many of these, by the end of the week. */
  accepted: number
  published: number
  /** Within which half of those accepted were, ms; null: there were fewer than `fewest`. */
  acceptMs: number | null
  /** Offered before, and accepted or published that week. */
  before: { accepted: number; published: number }
}

/** No median is told of fewer: it would be one partner's time. */
export const fewest = 3

/** The week [from, to), ms UTC; null when nothing of offers happened in it. */
export function shareWeekOf(
  shares: readonly ShareTimes[],
  { from, to }: { from: number; to: number },
): ShareWeek | null {
  const isIn = (at: number | null) => at !== null && at >= from && at < to
  // What was declined or taken back in the end is no acceptance, here as on the screens.
  const accepted = shares.filter(
    ({ state, acceptedAt }) => (state === 'accepted' || state === 'published') && isIn(acceptedAt),
  )
  const published = shares.filter(
    ({ state, publishedAt }) => state === 'published' && isIn(publishedAt),
  )
  const offered = shares.filter(({ proposedAt }) => isIn(proposedAt))
  if (offered.length + accepted.length + published.length === 0) return null
  const now = (share: ShareTimes) => isIn(share.proposedAt)
  const times = accepted
    .filter(now)
    .flatMap(({ proposedAt, acceptedAt }) => (acceptedAt === null ? [] : [acceptedAt - proposedAt]))
  const [acceptedNow, publishedNow] = [accepted.filter(now).length, published.filter(now).length]
  return {
    events: new Set(offered.map(({ eventId }) => eventId)).size,
    partners: new Set(offered.map(({ partnerId }) => partnerId)).size,
    offers: offered.length,
    accepted: acceptedNow,
    published: publishedNow,
    acceptMs: times.length < fewest ? null : lowerMedian(times),
    before: {
      accepted: accepted.length - acceptedNow,
      published: published.length - publishedNow,
    },
  }
}

/** The lower one of two in the middle: one that there was. Null of none. */
export function lowerMedian(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null
}
