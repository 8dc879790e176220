import type {
  Call,
  Connector,
  Limits,
  Publication,
  PublishedImage,
} from '../connectors/connector.ts'
import { channelsByIds } from '../store/channels.ts'
import type { Db } from '../store/database.ts'
import { mediaByIds } from '../store/media.ts'
import { type Said, wordingsOf } from '../store/posts.ts'
import type { Row } from '../store/schema.ts'
import { callOf } from './channel-call.ts'
import type { EngineDeps } from './delivery-lease.ts'
import { canCallBack } from './public-address.ts'
import { type PublicPicture, publicPictureUrl } from './public-picture.ts'
import { pictureFor } from './renditions.ts'

/** What a delivery says, and where. */
export type Wording = Said & { channel: Row<'channel'> }

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
  const wordings = new Map<number, Wording>()
  for (const { row, channel } of await withChannels(db, deliveries)) {
    const words = said.get(row.variantId)
    if (words === undefined) throw new Error(`delivery ${row.id} says nothing`)
    wordings.set(row.id, { ...words, channel })
  }
  return wordings
}

/** All that a connector needs to send a delivery, to find it, or to read it back. */
export type Ready = { connector: Connector; call: Call; publication: Publication }

/**
 * @throws Refusal when the channel's kind is unknown here or its secrets do not open.
 */
export async function prepare(deps: EngineDeps, wording: Wording): Promise<Ready> {
  const { connector, call } = callOf(deps, wording.channel)
  const { limits } = connector.manifest
  return { connector, call, publication: await publicationOf(deps, wording, limits) }
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
  for (const id of media) {
    const row = rows.get(id)
    if (row === undefined) throw new Error(`picture ${id} is not of commune ${communeId}`)
    const { bytes, type, rendition } = await pictureFor(deps, { ...row, id: row.pictureId }, limits)
    const url = addressOf(deps, { communeId, id, rendition, type }, limits)
    images.push({ bytes, type, alt: row.alt, url })
  }
  return { text, link, images }
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
