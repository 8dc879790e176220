import { connectorOf } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Limits } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { frenchCount, frenchNumber } from '../language/french.ts'
import { textLength } from '../language/text-length.ts'
import { countSigns } from '../language/text-signs.ts'
import type { MediaRow } from '../pictures/rows.ts'
import { fitPicture } from '../pictures/rules/rendition-plan.ts'
import { notFound, Refusal } from '../platform/refusal.ts'

/** A channel on which something can be planned, with what its network takes. */
export type PublishableChannel = {
  channel: Row<'channel'>
  limits: Limits
  /** What a first comment there takes; null: the network has none. */
  comment: Pick<Limits, 'textLength' | 'counts'> | null
  /** The network's name. */
  network: string
}

/**
 * The commune's channels of these ids, in their order, each once. One that is paused is among
 * them: what is planned there waits.
 * @throws Refusal when one does not exist, is disconnected or is only read.
 */
export async function publishableChannels(
  { db, connectors }: { db: Db } & Pick<Deps, 'connectors'>,
  communeId: number,
  ids: readonly number[],
): Promise<PublishableChannel[]> {
  const known = new Map((await channelsOf(db, communeId)).map(channel => [channel.id, channel]))
  return [...new Set(ids)].map(id => {
    const channel = known.get(id)
    if (channel === undefined) throw notFound(`Le canal ${id}`)
    if (channel.state === 'disconnected') {
      throw new Refusal(
        'conflict',
        `Le canal « ${channel.name} » est déconnecté : reconnectez-le pour y publier.`,
      )
    }
    const { manifest, publish, firstComment } = connectorOf({ connectors }, channel.connector)
    if (publish === undefined || channel.publishes === 0) {
      throw new Refusal('bad-request', `Le canal « ${channel.name} » ne sert pas à publier.`)
    }
    const { limits, label: network } = manifest
    return { channel, limits, comment: firstComment?.limit ?? null, network }
  })
}

/** @throws Refusal (`bad-request`) when the network would refuse this text, with the reason. */
export function refuseText({ channel, limits, network }: PublishableChannel, text: string): void {
  if (text.trim() === '') {
    throw new Refusal('bad-request', `Le texte pour « ${channel.name} » est vide.`)
  }
  const excess = textLength(text, limits.counts) - limits.textLength
  if (excess > 0) {
    throw new Refusal(
      'bad-request',
      `Le texte pour « ${channel.name} » dépasse de ${frenchCount(excess, 'signe', 'signes')} ce que prend ${network} (${frenchNumber(limits.textLength)}) : raccourcissez-le.`,
    )
  }
  for (const [sign, most, what] of [
    ['hashtag', limits.hashtags, 'mots-dièse'],
    ['mention', limits.mentions, 'mentions'],
  ] as const) {
    if (most === undefined || countSigns(text, sign) <= most) continue
    throw new Refusal(
      'bad-request',
      `${network} prend ${most} ${what} au plus, et le texte pour « ${channel.name} » en a davantage : retirez-en.`,
    )
  }
}

/** @throws Refusal (`bad-request`) when the network would refuse this first comment. */
export function refuseComment({ channel, comment, network }: PublishableChannel, text: string) {
  const excess = comment === null ? 0 : textLength(text, comment.counts) - comment.textLength
  if (excess <= 0) return
  throw new Refusal(
    'bad-request',
    `Le premier commentaire pour « ${channel.name} » dépasse de ${frenchCount(excess, 'signe', 'signes')} ce que prend ${network} : raccourcissez-le.`,
  )
}

/** @throws Refusal (`bad-request`) when the network would not take these pictures in one post, or wants one. */
export function refusePictures(
  { channel, limits, network }: PublishableChannel,
  pictures: readonly MediaRow[],
): void {
  if (pictures.length === 0 && limits.needsImage) {
    throw new Refusal(
      'bad-request',
      `Sans image, rien ne peut paraître sur « ${channel.name} » (${network}) : ajoutez une image, ou retirez ce canal.`,
    )
  }
  const sentence = (what: string, remove: string) =>
    new Refusal('bad-request', `${network} ${what} : retirez ${remove}, ou « ${channel.name} ».`)
  const excess = pictures.length - limits.images
  if (excess > 0) {
    if (limits.images < 1) {
      throw sentence('ne prend pas d’image', pictures.length > 1 ? 'les images' : 'l’image')
    }
    const most = frenchCount(limits.images, 'image', 'images')
    throw sentence(
      `ne montre que ${most} par publication, et celle-ci en a ${pictures.length}`,
      frenchCount(excess, 'image', 'images'),
    )
  }
  for (const [place, media] of pictures.entries()) {
    const which = pictures.length > 1 ? `l’image ${place + 1}` : 'l’image'
    const fit = fitPicture(media, limits)
    if (fit.kind !== 'refused') continue
    if (fit.why === 'type') throw sentence('ne prend d’image ni en JPEG ni en PNG', which)
    if (fit.why === 'bytes') {
      const most = frenchNumber(limits.imageBytes / 1024, 0)
      throw sentence(`ne prend pas d’image de plus de ${most} ko`, which)
    }
    const least = frenchCount(limits.imageWidth?.least ?? 0, 'pixel', 'pixels')
    throw sentence(
      `veut des images larges d’au moins ${least}, et ${which} n’en a que ${frenchNumber(media.width)}`,
      which,
    )
  }
}
