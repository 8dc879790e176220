import { canPublish, connectorOf, limitsOf } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Connector, Limits } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { Sentence } from '../language/sentence.ts'
import { textLength } from '../language/text-length.ts'
import { countSigns } from '../language/text-signs.ts'
import type { Town } from '../language/town.ts'
import type { CommuneRow } from '../people/commune.ts'
import type { MediaRow } from '../pictures/rows.ts'
import { fitPicture } from '../pictures/rules-rendition-plan.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { publishingSentences } from './sentences.ts'
import { channelsWithParked, wakeParked } from './store/deliveries.ts'

/** A channel on which something can be planned, with what its network takes. */
export type PublishableChannel = {
  channel: Row<'channel'>
  limits: Limits
  /** What a first comment there takes; null: the network has none. */
  comment: Pick<Limits, 'textLength' | 'counts'> | null
  /** The network's name. */
  network: Sentence
  /** Our commune, where the channel is another's and its readers must be told; null: they know. */
  town: Town | null
}

/**
 * The commune's channels of these ids, in their order, each once. One that is paused is among
 * them: what is planned there waits.
 * @throws Refusal when one does not exist, is disconnected or is only read.
 */
export async function publishableChannels(
  { db, connectors }: { db: Db } & Pick<Deps, 'connectors'>,
  commune: CommuneRow,
  ids: readonly number[],
): Promise<PublishableChannel[]> {
  const known = new Map((await channelsOf(db, commune.id)).map(channel => [channel.id, channel]))
  return [...new Set(ids)].map(id => {
    const channel = known.get(id)
    if (channel === undefined) throw notFound(publishingSentences.channelNumber(id))
    return publishableChannel({ connectors }, channel, commune)
  })
}

/**
 * One of them, by its row.
 * @throws Refusal when it is disconnected or is only read.
 */
export function publishableChannel(
  deps: Pick<Deps, 'connectors'>,
  channel: Row<'channel'>,
  ours: Town,
): PublishableChannel {
  if (channel.state === 'disconnected') {
    throw new Refusal('conflict', publishingSentences.reconnectToPublish(channel.name))
  }
  const connector = connectorOf(deps, channel.connector)
  if (!canPublish(connector) || channel.publishes === 0) {
    throw new Refusal('bad-request', publishingSentences.notForPublishing(channel.name))
  }
  return withLimits(channel, connector, ours)
}

/** A channel with what its network takes, whether or not something can be planned there now. */
export function withLimits(
  channel: Row<'channel'>,
  connector: Connector,
  ours: Town,
): PublishableChannel {
  const { manifest, firstComment } = connector
  const town = channel.neighbour === null ? null : ours
  const limits = limitsOf(connector, channel)
  return { channel, limits, comment: firstComment?.limit ?? null, network: manifest.label, town }
}

/** @throws Refusal (`bad-request`) when the network would refuse this text, with the reason. */
export function refuseText({ channel, limits, network }: PublishableChannel, text: string): void {
  if (text.trim() === '') {
    throw new Refusal('bad-request', publishingSentences.textEmpty(channel.name))
  }
  const excess = textLength(text, limits.counts) - limits.textLength
  if (excess > 0) {
    throw new Refusal(
      'bad-request',
      publishingSentences.textTooLong(channel.name, excess, network, limits.textLength),
    )
  }
  for (const [sign, most, tooMany] of [
    ['hashtag', limits.hashtags, publishingSentences.tooManyHashtags],
    ['mention', limits.mentions, publishingSentences.tooManyMentions],
  ] as const) {
    if (most === undefined || countSigns(text, sign) <= most) continue
    throw new Refusal('bad-request', tooMany(network, most, channel.name))
  }
}

/** @throws Refusal (`bad-request`) when the network would refuse this first comment. */
export function refuseComment({ channel, comment, network }: PublishableChannel, text: string) {
  const excess = comment === null ? 0 : textLength(text, comment.counts) - comment.textLength
  if (excess <= 0) return
  throw new Refusal(
    'bad-request',
    publishingSentences.commentTooLong(channel.name, excess, network),
  )
}

/** @throws Refusal (`bad-request`) when the network would not take these pictures in one post, or wants one. */
export function refusePictures(
  { channel, limits, network }: PublishableChannel,
  pictures: readonly MediaRow[],
): void {
  if (pictures.length === 0 && limits.needsImage) {
    throw new Refusal('bad-request', publishingSentences.needsImage(channel.name, network))
  }
  const count = pictures.length
  // What shows none leaves them out.
  if (limits.images < 1) return
  if (count > limits.images) {
    throw new Refusal(
      'bad-request',
      publishingSentences.tooManyImages(network, limits.images, count, channel.name),
    )
  }
  for (const [place, media] of pictures.entries()) {
    const fit = fitPicture(media, limits)
    if (fit.kind !== 'refused') continue
    const which = count > 1 ? place + 1 : null
    throw new Refusal(
      'bad-request',
      fit.why === 'type'
        ? publishingSentences.imageType(network, which, channel.name)
        : fit.why === 'bytes'
          ? publishingSentences.imageTooHeavy(
              network,
              limits.imageBytes / 1024,
              which,
              channel.name,
            )
          : publishingSentences.imageTooNarrow(
              network,
              { least: limits.imageWidth?.least ?? 0, is: media.width },
              which,
              channel.name,
            ),
    )
  }
}

export type ResumeDeps = Pick<Deps, 'db' | 'changes'>

/**
 * Lets the deliveries that waited for a channel go on, each by its own rule when it is late. For
 * all channels that work when none is named: the net under a resumption that was cut off.
 */
export async function resumeChannel(deps: ResumeDeps, channelId?: number): Promise<void> {
  for (const { id, communeId } of await channelsWithParked(deps.db, channelId)) {
    if ((await wakeParked(deps.db, id)) > 0) deps.changes.tell(communeId, 'deliveries')
  }
}
