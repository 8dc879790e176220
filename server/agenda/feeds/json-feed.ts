import { agendaPath, feedPaths } from '../../language/agenda-address.ts'
import { type FeedAbout, type FeedEntry, feedDescription } from './entry.ts'

const date = (instant: number) => new Date(instant).toISOString()

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeedOf(entries: readonly FeedEntry[], { title, publicUrl, query }: FeedAbout) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: feedDescription,
    home_page_url: `${publicUrl}${agendaPath}${query}`,
    feed_url: `${publicUrl}${feedPaths(query).jsonFeed}`,
    language: 'fr',
    authors: [{ name: title, url: `${publicUrl}${agendaPath}${query}` }],
    items: entries.map(entry => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.text,
      date_published: date(entry.createdAt),
      date_modified: date(entry.updatedAt),
      ...(entry.pictures[0] !== undefined && { image: entry.pictures[0].url }),
      attachments: entry.pictures.map(({ url, bytes, alt }) => ({
        url,
        mime_type: 'image/jpeg',
        ...(bytes !== null && { size_in_bytes: bytes }),
        ...(alt !== '' && { title: alt }),
      })),
    })),
  }
}
