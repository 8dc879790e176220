import { type CallDeps, freshCall } from '../channels/call.ts'
import { channelsByIds } from '../channels/rows.ts'
import type {
  AnnouncedEvent,
  Call,
  Connector,
  Done,
  Found,
  Limits,
  Outcome,
  Publication,
  PublishedImage,
  Verification,
} from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { Sentence } from '../language/sentence.ts'
import { type PublicPicture, publicPictureUrl } from '../pictures/public-picture.ts'
import { pictureFor } from '../pictures/renditions.ts'
import { mediaByIds } from '../pictures/rows.ts'
import { canCallBack } from '../platform/public-address.ts'
import { calendarTitle, placeOf } from './rules/announced-event.ts'
import { publishingSentences } from './sentences.ts'
import { announcedEvent } from './store/announced-event.ts'
import { findDelivery, type PostAbove, postsAbove } from './store/deliveries.ts'
import { type Said, wordingsOf } from './store/posts.ts'

/** What the engine works with. `worker` holds the leases; `random` is between 0 and 1. */
export type Engine = EngineDeps & { worker: string; random(): number }
export type EngineDeps = Pick<
  Deps,
  'db' | 'clock' | 'changes' | 'log' | 'publicUrl' | 'approvals' | 'audienceGate'
> &
  CallDeps

/** What a delivery says, and where. */
export type Wording = Said & {
  /** The delivery's id. */
  delivery: number
  channel: Row<'channel'>
  /** The post that a first comment goes under; null: it is a post itself. */
  under: PostAbove | null
}

/** Deliveries with the channel on which each goes out, in their order. */
export async function withChannels<Delivery extends Row<'delivery'>>(
  db: Db,
  deliveries: readonly Delivery[],
): Promise<{ row: Delivery; channel: Row<'channel'> }[]> {
  const channels = await channelsByIds(
    db,
    deliveries.map(({ channelId }) => channelId),
  )
  return deliveries.map(row => {
    const channel = channels.get(row.channelId)
    if (channel?.communeId === row.communeId) return { row, channel }
    throw new Error(`delivery ${row.id} and its channel are not of one commune`)
  })
}

/** The channel on which a delivery goes out. */
export async function channelOf(db: Db, delivery: Row<'delivery'>): Promise<Row<'channel'>> {
  const [found] = await withChannels(db, [delivery])
  if (found === undefined) throw new Error(`delivery ${delivery.id} has no channel`)
  return found.channel
}

export async function wordingFor(db: Db, delivery: Row<'delivery'>): Promise<Wording> {
  const wording = (await wordingsFor(db, [delivery])).get(delivery.id)
  if (wording === undefined) throw new Error(`delivery ${delivery.id} says nothing`)
  return wording
}

/** What several deliveries say, by their ids. */
export async function wordingsFor(
  db: Db,
  deliveries: readonly Row<'delivery'>[],
): Promise<Map<number, Wording>> {
  const said = await wordingsOf(
    db,
    deliveries.map(({ variantId }) => variantId),
  )
  const posts = await postsAbove(db, deliveries)
  const wordings = new Map<number, Wording>()
  for (const { row, channel } of await withChannels(db, deliveries)) {
    const content = said.get(row.variantId)
    if (content === undefined) throw new Error(`delivery ${row.id} says nothing`)
    const under = row.afterId === null ? null : (posts.get(row.afterId) ?? null)
    const text = row.correction ?? content.text
    wordings.set(row.id, { ...content, delivery: row.id, text, channel, under })
  }
  return wordings
}

/** What can be done with a delivery on its network; what that cannot do is undefined. */
export type Ready = {
  label: Sentence
  publish: ((key: string) => Promise<Outcome>) | undefined
  find: ((key: string, since: number) => Promise<Found>) | undefined
  verify: ((remoteId: string) => Promise<Verification>) | undefined
  amend?: ((remoteId: string) => Promise<Done>) | undefined
  withdraw?: ((remoteId: string) => Promise<Done>) | undefined
}

/**
 * @throws Refusal when the channel's kind is unknown here or its secrets do not open.
 */
export async function prepare(deps: EngineDeps, wording: Wording): Promise<Ready> {
  const { connector, call } = await freshCall(deps, wording.channel)
  const { limits, label } = connector.manifest
  if (wording.under !== null) {
    return { label, ...underPost(connector, call, wording.under, wording.text) }
  }
  const publication = {
    ...(await publicationOf(deps, wording, limits)),
    ...(connector.takesEvent?.(call.config) && { event: await eventFor(deps, wording) }),
  }
  const { publish, find, verify, amend, withdraw } = connector
  return {
    label,
    publish: publish && (key => publish(call, publication, key)),
    find: find && ((key, since) => find(call, publication, key, since)),
    verify: verify && (remoteId => verify(call, publication, remoteId)),
    amend: amend && (remoteId => amend(call, publication, remoteId)),
    withdraw: withdraw && (remoteId => withdraw(call, remoteId)),
  }
}

/**
 * What is out, as its channel's connector was given it, for who reaches its readers one by one.
 * @throws Refusal as `prepare` does
 */
export async function publishedAs(
  deps: EngineDeps,
  deliveryId: number,
): Promise<{ connector: Connector; call: Call; publication: Publication }> {
  const delivery = await findDelivery(deps.db, deliveryId)
  if (delivery === undefined) throw new Error(`there is no delivery ${deliveryId}`)
  const wording = await wordingFor(deps.db, delivery)
  const { connector, call } = await freshCall(deps, wording.channel)
  const publication = await publicationOf(deps, wording, connector.manifest.limits)
  return { connector, call, publication }
}

function underPost(
  { firstComment }: Connector,
  call: Call,
  { remoteId: post }: PostAbove,
  text: string,
): Omit<Ready, 'label'> {
  if (firstComment === undefined) return { publish: undefined, find: undefined, verify: undefined }
  if (post === null) {
    return { publish: async () => whereUnknown, find: undefined, verify: undefined }
  }
  return {
    publish: key => firstComment.publish(call, post, text, key),
    find: (_key, since) => firstComment.find(call, post, text, since),
    verify: remoteId => firstComment.verify(call, text, remoteId),
  }
}

/** Somebody said that the post is online, which does not tell where. */
const whereUnknown: Outcome = {
  kind: 'failed',
  reason: publishingSentences.whereUnknown,
  retryAt: null,
}

async function publicationOf(
  deps: EngineDeps,
  wording: Wording,
  limits: Limits,
): Promise<Publication> {
  const { text, link, media, channel } = wording
  const { communeId } = channel
  const rows = new Map((await mediaByIds(deps.db, communeId, media)).map(row => [row.id, row]))
  const images: PublishedImage[] = []
  for (const id of limits.images === 0 ? [] : media) {
    const row = rows.get(id)
    if (row === undefined) throw new Error(`picture ${id} is not of commune ${communeId}`)
    const picture = { ...row, id: row.pictureId }
    const { bytes, type, rendition, ratio } = await pictureFor(deps, picture, limits)
    const url = addressOf(deps, { communeId, id, rendition, type, sha256: row.sha256 }, limits)
    images.push({ bytes, type, alt: row.alt, ratio, url })
  }
  return { text, link, images }
}

async function eventFor({ db }: EngineDeps, { delivery }: Wording): Promise<AnnouncedEvent | null> {
  const row = await announcedEvent(db, delivery)
  if (row === undefined) return null
  const { startLocal, endLocal, zone, place, town } = row
  const times = { startLocal, endLocal: endLocal ?? startLocal, zone }
  return { title: calendarTitle(row), ...times, place: placeOf(place, town) }
}

/** Where the network can fetch the picture; null where it does not, or could never reach us. */
function addressOf(
  deps: EngineDeps,
  picture: PublicPicture,
  { fetchesImages }: Limits,
): string | null {
  if (fetchesImages !== true || !canCallBack(deps.graphApiUrl, deps.publicUrl)) return null
  return publicPictureUrl(deps, picture)
}
