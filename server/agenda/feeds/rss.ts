import { html, raw } from 'hono/html'
import { agendaPath, feedPaths } from '../../language/agenda-address.ts'
import { mapInTurn } from '../../platform/breathe.ts'
import type { Html } from '../pages/page.ts'
import { entriesAtOnce, type FeedAbout, type FeedEntry, feedDescription } from './entry.ts'

const date = (instant: number) => new Date(instant).toUTCString()

/** RSS 2.0 (https://www.rssboard.org/rss-specification). */
export async function rssOf(
  entries: readonly FeedEntry[],
  { title, publicUrl, query }: FeedAbout,
): Promise<Html> {
  const items = await mapInTurn(entries, itemOf, entriesAtOnce)
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${title}</title>
<link>${publicUrl}${agendaPath}${query}</link>
<description>${feedDescription}</description>
<language>fr</language>
<ttl>60</ttl>
<atom:link href="${publicUrl}${feedPaths(query).rss}" rel="self" type="application/rss+xml"/>
${items}
</channel>
</rss>
`
}

function itemOf({ uid, url, title, text, updatedAt, pictures }: FeedEntry): Html {
  // One enclosure an item: RSS allows no more, and readers disagree on which they would show.
  const [picture] = pictures
  // A length must be told, and is 0 where it is not known (rssboard.org/rss-profile).
  return html`<item>
<title>${title}</title>
<link>${url}</link>
<guid isPermaLink="false">${uid}</guid>
<pubDate>${date(updatedAt)}</pubDate>
<description>${text}</description>
${picture === undefined ? '' : html`<enclosure url="${picture.url}" type="image/jpeg" length="${String(picture.bytes ?? 0)}"/>`}
</item>
`
}
