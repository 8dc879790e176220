import { configOf } from '../channels/call.ts'
import { type ChannelWithPoll, channelsOf, followersBetween } from '../channels/rows.ts'
import { isConnected } from '../channels/rules.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { instantOfLocal, localDateOf, toIso } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { firstLineOf } from '../language/text.ts'
import { communeOf } from '../people/commune.ts'
import { refusePeriod } from '../reply-times/period-figures.ts'
import { reachOf } from './reach.ts'
import { countSubscribers } from './rows.ts'
import { costOfSent, proRata } from './rules.ts'
import type { AudienceReportShape } from './shapes.ts'
import { broadcastsBetween, postsBetween } from './store-broadcasts.ts'
import { countReceipts } from './store-sms.ts'

/** So many of the last announcements are listed. */
const mostListed = 30

/** Local dates of the commune, both included. */
export type Period = { from: string; to: string }
type ReportDeps = Pick<Deps, 'db' | 'clock' | 'connectors' | 'publicUrl'>
type Reported = AudienceReportShape['channels'][number]

/**
 * How many people each channel reaches, as its network counts them, as they signed up here, or as its own
 * panel counts readers; what went out on it in a period, and what that cost. What nobody says is null:
 * nothing is estimated, and nothing summed over channels as if people were others on each.
 * @throws Refusal (`bad-request`) of a period that ends before it begins, or is too long
 */
export async function audienceReport(
  deps: ReportDeps,
  communeId: number,
  period: Period,
): Promise<AudienceReportShape> {
  refusePeriod(period)
  const { db, clock, publicUrl } = deps
  const { zone, households, householdsYear: year } = await communeOf(deps, communeId)
  const span = {
    since: instantOfLocal(`${period.from}T00:00`, zone),
    before: instantOfLocal(`${addDays(period.to, 1)}T00:00`, zone),
  }
  const found = await broadcastsBetween(db, communeId, span)
  const known: Known = {
    // A contract that runs on has cost nothing yet of the days that are to come.
    past: { from: period.from, to: [period.to, localDateOf(clock.now(), zone)].sort()[0] ?? '' },
    posts: await postsBetween(db, communeId, span),
    followers: await followersBetween(db, communeId, period),
    subscribers: await countSubscribers(db, communeId),
    broadcasts: await reachOf(deps, found),
  }
  const listed = known.broadcasts.slice(0, mostListed)
  const ids = listed.flatMap(one => (one.cents === null ? [] : one.deliveryId))
  const receipts = await countReceipts(db, ids)
  const channels = (await channelsOf(db, communeId)).flatMap(channel => {
    const connector = deps.connectors[channel.connector]
    if (connector === undefined || !isReported(channel, connector, known)) return []
    return reported(channel, connector, known)
  })
  return {
    ...period,
    households: households === null || year === null ? null : { count: households, year },
    page: `${publicUrl}/abonnement?commune=${communeId}`,
    channels,
    total: { cents: sumOf(channels, 'cents'), minutes: sumOf(channels, 'minutes') },
    broadcasts: listed.map(one => ({
      ...{ delivery: one.deliveryId, channel: one.channelId, event: one.eventId },
      ...{ at: toIso(one.at), title: one.title ?? firstLineOf(one.text) },
      ...{ recipients: one.recipients, reached: one.reached },
      ...{ failed: one.failed, waiting: one.waiting },
      receipts: one.cents === null ? null : receiptsOf(receipts, one.deliveryId),
    })),
  }
}

type Known = {
  past: Period
  posts: Awaited<ReturnType<typeof postsBetween>>
  followers: Awaited<ReturnType<typeof followersBetween>>
  subscribers: Awaited<ReturnType<typeof countSubscribers>>
  broadcasts: Awaited<ReturnType<typeof reachOf<Broadcast>>>
}
type Broadcast = Awaited<ReturnType<typeof broadcastsBetween>>[number]

/** A channel of ours that has readers: one that is connected, or that reached somebody in the period. */
function isReported(channel: ChannelWithPoll, connector: Connector, known: Known): boolean {
  const hasReaders = connector.followers !== undefined || channel.publishes === 1
  if (channel.neighbour !== null || channel.state === 'archive' || !hasReaders) return false
  const isOf = ({ channelId }: { channelId: number }) => channelId === channel.id
  return isConnected(channel) || known.posts.some(isOf) || known.followers.some(isOf)
}

function reported(channel: ChannelWithPoll, connector: Connector, known: Known): Reported {
  const { id, name, yearlyCost, postMinutes } = channel
  const isOf = ({ channelId }: { channelId: number }) => channelId === id
  const { posts = 0 } = known.posts.find(isOf) ?? {}
  const way = connector.audience?.way ?? null
  const broadcasts = known.broadcasts.filter(isOf)
  const contract = yearlyCost === null ? null : proRata(yearlyCost, known.past)
  const sms = way === 'sms' ? smsCents(broadcasts) : null
  // Where a part is not known, neither is the whole.
  const isUnpriced = way === 'sms' && sms === null
  return {
    ...{ id, name, connector: channel.connector, way },
    theme: way === null ? null : configOf(channel).theme?.trim() || name,
    people: peopleOf(id, connector, known),
    posts,
    reached: way === null ? null : broadcasts.reduce((sum, one) => sum + one.reached, 0),
    cents: isUnpriced || (contract === null && sms === null) ? null : (contract ?? 0) + (sms ?? 0),
    minutes: postMinutes === null ? null : posts * postMinutes,
    ...{ yearlyCost, postMinutes },
  }
}

function peopleOf(id: number, connector: Connector, known: Known): Reported['people'] {
  const isOf = ({ channelId }: { channelId: number }) => channelId === id
  if (connector.audience !== undefined) {
    const of = (state: string) =>
      known.subscribers.find(one => isOf(one) && one.state === state)?.count ?? 0
    const apart = { pending: of('pending'), suspended: of('suspended') }
    return { kind: 'subscribers', count: of('active'), ...apart }
  }
  if (connector.followers !== undefined) {
    const [first, last = first] = known.followers.filter(isOf)
    if (first === undefined || last === undefined) return { kind: 'followers', count: null }
    const before = first === last ? null : { count: first.count, day: first.day }
    return { kind: 'followers', count: last.count, day: last.day, before }
  }
  if (connector.manifest.byHand !== undefined) {
    const { counted = 0, mostReaders = null } = known.posts.find(isOf) ?? {}
    return { kind: 'readers', count: mostReaders, posts: counted }
  }
  return { kind: 'none', count: null }
}

/** What the SMS that left cost; null: the price of some is not known. */
function smsCents(broadcasts: Known['broadcasts']): number | null {
  let sum = 0
  for (const { cents, paidFor, reached } of broadcasts) {
    const cost = costOfSent(cents ?? 0, paidFor ?? 0, reached)
    if (cost === null) return null
    sum += cost
  }
  return sum
}

/** The sum of what is known; null where nothing is. */
function sumOf(channels: readonly Reported[], part: 'cents' | 'minutes'): number | null {
  const known = channels.flatMap(channel => channel[part] ?? [])
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

function receiptsOf(all: Awaited<ReturnType<typeof countReceipts>>, delivery: number) {
  const of = (state: string) =>
    all.find(one => one.deliveryId === delivery && one.state === state)?.count ?? 0
  return { delivered: of('delivered'), failed: of('failed'), awaited: of('sent') }
}
