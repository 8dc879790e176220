import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { readSignedValues, signedValues } from '../platform/signature.ts'
import { findMedia } from './store/media.ts'
import { renditionById } from './store/renditions.ts'

/** A network fetches within seconds of being told; a new attempt makes a new address. */
const lifeMs = 60 * 60_000

const purpose = 'public-picture'
const values = z.tuple([z.int(), z.int(), z.int(), z.int().nullable()])
const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png' }

export type PublicPicture = {
  communeId: number
  /** The media's. */
  id: number
  /** What was made of it for the network (renditions.ts); null: the picture itself. */
  rendition: number | null
  type: string
}

/**
 * An address where whoever has it can fetch one picture, for an hour: for networks that fetch
 * pictures themselves. It cannot be guessed, and opens nothing else.
 */
export function publicPictureUrl(
  deps: Pick<Deps, 'secrets' | 'publicUrl' | 'clock'>,
  { communeId, id, rendition, type }: PublicPicture,
): string {
  const endsAt = deps.clock.now() + lifeMs
  const signed = signedValues(deps, purpose, [communeId, id, endsAt, rendition])
  return `${deps.publicUrl}/pictures/${signed}.${endings[type] ?? 'jpg'}`
}

/** The picture of such an address; null when it was not made here, or is too old. */
export async function readPublicPicture(
  deps: Pick<Deps, 'db' | 'secrets' | 'clock'>,
  name: string,
): Promise<{ bytes: Uint8Array; type: string } | null> {
  const end = name.lastIndexOf('.')
  const ending = name.slice(end + 1)
  if (end < 0 || !Object.values(endings).includes(ending)) return null
  // Signed here, but maybe by an earlier version.
  const { data } = values.safeParse(readSignedValues(deps, purpose, name.slice(0, end)))
  if (data === undefined) return null
  const [communeId, id, endsAt, rendition] = data
  if (deps.clock.now() > endsAt) return null
  const found =
    rendition === null
      ? await findMedia(deps.db, communeId, id)
      : await renditionById(deps.db, communeId, rendition)
  if (found === undefined || endings[found.type] !== ending) return null
  return { bytes: found.bytes, type: found.type }
}
