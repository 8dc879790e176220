import type { Sentence } from '../../language/sentence.ts'
import { plain } from '../../language/text.ts'
import type { Publication, Verification } from '../connector.ts'
import { metaSentences } from '../meta/sentences.ts'
import { withLink } from '../network/publishing.ts'
import type { PublishedRow } from './payload.ts'
import { instagramSentences } from './sentences.ts'

/** What is read of a post to recognise it, or to compare it with what was sent. */
export const publishedFields = 'id,caption,timestamp,permalink,children{id}'

/** What the post says: a link cannot be opened there, and stands at the end to be copied. */
export const captionOf: (variant: Publication) => string = withLink

/** How many images it shows: an album tells them, anything else is one. */
export function imagesIn(row: PublishedRow): number {
  return row.children?.data.length ?? 1
}

export function compare(variant: Publication, row: PublishedRow): Verification {
  const different = (reason: Sentence): Verification => ({ kind: 'different', reason })
  if (plain(row.message) !== plain(captionOf(variant))) {
    return different(metaSentences.textDiffers('Instagram'))
  }
  if (imagesIn(row) === variant.images.length) return { kind: 'verified' }
  return different(instagramSentences.imagesDiffer)
}
