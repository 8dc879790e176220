import type { Deps } from '../deps.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { mediaByIds, pictureBytes } from './store/media.ts'
import { renditionById } from './store/renditions.ts'

const minute = 60_000
/** A network fetches within seconds of being told; a new attempt makes a new address. */
const lifeMs = 60 * minute

const purpose = 'public-picture'
const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png' }

export type PublicPicture = {
  communeId: number
  /** The media's. */
  id: number
  /** What was made of it for the network (renditions.ts); null: the picture itself. */
  rendition: number | null
  type: string
  /** The hash of its file, which tells it from any other that is given its number later. */
  sha256: string
}

/**
 * An address where the person who has it can fetch one picture, for an hour: for networks that fetch
 * pictures themselves. It cannot be guessed, and opens nothing else.
 */
export function publicPictureUrl(
  deps: Pick<Deps, 'secrets' | 'publicUrl' | 'clock'>,
  { communeId, id, rendition, type, sha256 }: PublicPicture,
): string {
  const endsAt = Math.ceil((deps.clock.now() + lifeMs) / minute)
  const token = linkToken(deps, purpose, [communeId, id, rendition ?? 0, endsAt], [sha256])
  return `${deps.publicUrl}/pictures/${token}.${endings[type] ?? 'jpg'}`
}

/** The picture of such an address; null when it was not made here, or is too old. */
export async function readPublicPicture(
  deps: Pick<Deps, 'db' | 'secrets' | 'clock'>,
  name: string,
): Promise<{ bytes: Uint8Array; type: string } | null> {
  const end = name.lastIndexOf('.')
  const ending = name.slice(end + 1)
  if (end < 0 || !Object.values(endings).includes(ending)) return null
  const token = name.slice(0, end)
  const [communeId, id, rendition, endsAt] = idsIn(token)
  if (communeId === undefined || id === undefined || rendition === undefined) return null
  if (endsAt === undefined || deps.clock.now() > endsAt * minute) return null
  const [media] = await mediaByIds(deps.db, communeId, [id])
  if (media === undefined || !isLinkTo(deps, purpose, token, [media.sha256])) return null
  const { pictureId, type } = media
  if (rendition !== 0) {
    const made = await renditionById(deps.db, pictureId, rendition)
    return made !== undefined && endings[made.type] === ending ? made : null
  }
  const bytes = await pictureBytes(deps.db, pictureId)
  return bytes !== undefined && endings[type] === ending ? { bytes, type } : null
}
