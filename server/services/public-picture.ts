import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { findMedia } from '../store/media.ts'
import type { Row } from '../store/schema.ts'
import type { Deps } from './deps.ts'
import { type Ratio, withinRatio } from './picture.ts'

/** A network fetches within seconds of being told; a new attempt makes a new address. */
const lifeMs = 60 * 60_000

const payloadShape = z.tuple([
  z.int(),
  z.int(),
  z.int(),
  z.object({ least: z.number().positive(), most: z.number().positive() }).nullable(),
])

/**
 * An address where whoever has it can fetch one picture, for an hour: for networks that fetch
 * pictures themselves. It cannot be guessed, and opens nothing else.
 * @param ratio between which width / height must lie: the picture is given with margins if need be
 */
export function publicPictureUrl(
  deps: Pick<Deps, 'secrets' | 'publicUrl' | 'clock'>,
  { communeId, id }: Pick<Row<'media'>, 'communeId' | 'id'>,
  ratio: Ratio | null,
): string {
  const payload = Buffer.from(
    JSON.stringify([communeId, id, deps.clock.now() + lifeMs, ratio]),
  ).toString('base64url')
  return `${deps.publicUrl}/pictures/${payload}.${signature(deps, payload)}.jpg`
}

/** The picture of such an address; null when it was not made here, or is too old. */
export async function readPublicPicture(
  deps: Pick<Deps, 'db' | 'secrets' | 'clock'>,
  name: string,
): Promise<{ bytes: Uint8Array; type: string } | null> {
  const [payload = '', given = '', ending, ...rest] = name.split('.')
  if (ending !== 'jpg' || rest.length > 0) return null
  const expected = Buffer.from(signature(deps, payload))
  const received = Buffer.from(given)
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) return null
  const [communeId, id, endsAt, ratio] = payloadShape.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  )
  if (deps.clock.now() > endsAt) return null
  const media = await findMedia(deps.db, communeId, id)
  if (media === undefined) return null
  const bytes = ratio === null ? media.bytes : await withinRatio(media, ratio)
  return { bytes, type: media.type }
}

function signature(deps: Pick<Deps, 'secrets'>, payload: string): string {
  return createHmac('sha256', deps.secrets.derive('public-picture'))
    .update(payload)
    .digest('base64url')
}
