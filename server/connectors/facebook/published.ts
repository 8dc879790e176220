import type { Publication } from '../connector.ts'
import type { PublishedRow } from './payload.ts'

/** What is read of a post to recognise it, or to compare it with what was sent. */
export const publishedFields =
  'id,created_time,message,is_published,permalink_url,attachments{media_type,subattachments{media_type}}'

/** What the post says: with an image, the link stands at the end of the text, unless it is in it. */
export function textOf({ text, link, images }: Publication): string {
  if (link === null || images.length === 0 || text.includes(link)) return text
  return `${text}\n\n${link}`
}

/**
 * A text as two readings of it compare. Meta changes line ends, drops spaces at the ends of lines,
 * and may give a letter and its accent as one sign or as two.
 */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export function photosIn(row: PublishedRow): number {
  return (row.attachments?.data ?? []).reduce((count, { media_type: type, subattachments }) => {
    if (subattachments) return count + subattachments.data.length
    return type === 'photo' ? count + 1 : count
  }, 0)
}
