import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findMedia } from './store/media.ts'
import { renditionById } from './store/renditions.ts'

/** A network fetches within seconds of being told; a new attempt makes a new address. */
const lifeMs = 60 * 60_000

const payloadShape = z.tuple([z.int(), z.int(), z.int(), z.int().nullable()])
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
  const payload = Buffer.from(
    JSON.stringify([communeId, id, deps.clock.now() + lifeMs, rendition]),
  ).toString('base64url')
  return `${deps.publicUrl}/pictures/${payload}.${signature(deps, payload)}.${endings[type] ?? 'jpg'}`
}

/** The picture of such an address; null when it was not made here, or is too old. */
export async function readPublicPicture(
  deps: Pick<Deps, 'db' | 'secrets' | 'clock'>,
  name: string,
): Promise<{ bytes: Uint8Array; type: string } | null> {
  const [payload = '', given = '', ending = '', ...rest] = name.split('.')
  if (!Object.values(endings).includes(ending) || rest.length > 0) return null
  const expected = Buffer.from(signature(deps, payload))
  const received = Buffer.from(given)
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) return null
  // Signed here, but maybe by an earlier version.
  const { data } = payloadShape.safeParse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  )
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

function signature(deps: Pick<Deps, 'secrets'>, payload: string): string {
  return createHmac('sha256', deps.secrets.derive('public-picture'))
    .update(payload)
    .digest('base64url')
}
