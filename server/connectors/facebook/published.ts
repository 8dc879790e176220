import type { Publication } from '../connector.ts'
import { withLink } from '../network/publishing.ts'
import type { AttachedPhoto, PublishedRow } from './payload.ts'

/** What is read of a post to recognise it, or to compare it with what was sent. */
export const publishedFields =
  'id,created_time,message,is_published,permalink_url,attachments{media_type,target,subattachments{media_type,target}}'

/** What the post says: with images, the link stands at the end of the text, unless it is in it. */
export function textOf(variant: Publication): string {
  return variant.images.length === 0 ? variant.text : withLink(variant)
}

/** The photos that a post shows, in order: its own one, or those of its album. */
export function photosIn(row: PublishedRow): AttachedPhoto[] {
  return (row.attachments?.data ?? []).flatMap(({ subattachments, ...one }) => {
    if (subattachments) return subattachments.data
    return one.media_type === 'photo' ? [one] : []
  })
}
