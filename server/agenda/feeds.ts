import { html, raw } from 'hono/html'
import { whenOf } from '../events/rules/compose.ts'
import {
  agendaPath,
  eventPath,
  feedPaths,
  picturePath,
  shortPath,
} from '../language/agenda-address.ts'
import { toIso } from '../language/instant.ts'
import { mapInTurn } from '../platform/event-loop.ts'
import { calendarTitle } from '../publishing/rules/announced-event.ts'
import type { Html } from './pages/page.ts'
import { type AgendaEvent, changeSentence, originSentence, placeOutside } from './rules-agenda.ts'

/** What every feed is told of itself. */
export type FeedAbout = {
  title: string
  /** The installation's address, without a slash at its end. */
  publicUrl: string
  /** '?commune=2', or empty. */
  query: string
  /** When it began: what an empty feed was last changed at, ms UTC. */
  since: number
}

const feedDescription = 'Les événements de la commune, et ce qui change.'

/** An event as each feed tells it; instants ms UTC. */
export type FeedEntry = {
  /** A whole address. An event that changes is another entry, so that readers see it again. */
  id: string
  uid: string
  url: string
  title: string
  text: string
  createdAt: number
  updatedAt: number
  /** `bytes`: null where it is not known. */
  pictures: { url: string; bytes: number | null; alt: string }[]
}

/** The last changed first. */
export async function feedEntries(
  events: readonly AgendaEvent[],
  publicUrl: string,
): Promise<FeedEntry[]> {
  const lastFirst = [...events].sort((a, b) => b.updatedAt - a.updatedAt)
  return await mapInTurn(lastFirst, event => entryOf(event, publicUrl), entriesAtOnce)
}

/** So many are made or written in one turn of the event loop. */
const entriesAtOnce = 200

function entryOf(event: AgendaEvent, publicUrl: string): FeedEntry {
  const change = changeSentence(event)
  const when = event.status === 'postponed' ? 'Nouvelle date à venir' : whenOf(event)
  const said = [
    change && `${change.word}. ${change.sentence}`,
    when,
    placeOutside(event),
    event.text,
    originSentence(event, publicUrl),
  ]
  return {
    id: `${publicUrl}${shortPath(event)}#${event.sequence}`,
    uid: `${event.uid}#${event.sequence}`,
    url: `${publicUrl}${eventPath(event)}`,
    title: calendarTitle(event),
    text: said.filter(part => part).join('\n\n'),
    createdAt: event.createdAt,
    updatedAt: event.updatedAt,
    pictures: event.pictures.map(picture => ({
      url: `${publicUrl}${picturePath(event, picture)}`,
      bytes: picture.bytes,
      alt: picture.alt,
    })),
  }
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification). */
export async function rssOf(
  entries: readonly FeedEntry[],
  { title, publicUrl, query }: FeedAbout,
): Promise<Html> {
  const items = await mapInTurn(entries, rssItemOf, entriesAtOnce)
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

function rssItemOf({ uid, url, title, text, updatedAt, pictures }: FeedEntry): Html {
  // One enclosure an item: RSS allows no more, and readers disagree on which they would show.
  const [picture] = pictures
  // A length must be told, and is 0 where it is not known (rssboard.org/rss-profile).
  return html`<item>
<title>${title}</title>
<link>${url}</link>
<guid isPermaLink="false">${uid}</guid>
<pubDate>${new Date(updatedAt).toUTCString()}</pubDate>
<description>${text}</description>
${picture === undefined ? '' : html`<enclosure url="${picture.url}" type="image/jpeg" length="${String(picture.bytes ?? 0)}"/>`}
</item>
`
}

/** Atom 1.0 (RFC 4287). */
export async function atomOf(
  entries: readonly FeedEntry[],
  { title, publicUrl, query, since }: FeedAbout,
): Promise<Html> {
  const self = `${publicUrl}${feedPaths(query).atom}`
  const items = await mapInTurn(entries, atomEntryOf, entriesAtOnce)
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<id>${self}</id>
<title>${title}</title>
<subtitle>${feedDescription}</subtitle>
<updated>${toIso(entries[0]?.updatedAt ?? since)}</updated>
<author><name>${title}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${publicUrl}${agendaPath}${query}"/>
${items}
</feed>
`
}

function atomEntryOf({ id, url, title, text, createdAt, updatedAt, pictures }: FeedEntry): Html {
  return html`<entry>
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<published>${toIso(createdAt)}</published>
<updated>${toIso(updatedAt)}</updated>
<content>${text}</content>
${pictures.map(
  ({ url: href, bytes }) =>
    html`<link rel="enclosure" type="image/jpeg"${bytes === null ? '' : html` length="${String(bytes)}"`} href="${href}"/>`,
)}
</entry>
`
}

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
      date_published: toIso(entry.createdAt),
      date_modified: toIso(entry.updatedAt),
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

/** A page, below the installation's address, and when it last changed, ms UTC; null: who knows. */
export type SitemapPage = { path: string; changedAt: number | null }

/** A sitemap (https://www.sitemaps.org/protocol.html), which takes 50,000 pages. */
export function sitemapOf(pages: readonly SitemapPage[], publicUrl: string): Html {
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map(
  ({ path, changedAt }) =>
    html`<url><loc>${publicUrl}${path}</loc>${changedAt === null ? '' : html`<lastmod>${toIso(changedAt)}</lastmod>`}</url>
`,
)}
</urlset>
`
}

/** What robots may read: the public pages, and nothing of the screens (RFC 9309). */
export function robotsOf(publicUrl: string): string {
  return `User-agent: *
Allow: /agenda
Allow: /accessibilite
Allow: /confidentialite
Allow: /assets/
Allow: /reponses
Allow: /icon.svg
Allow: /sitemap.xml
Disallow: /

Sitemap: ${publicUrl}/sitemap.xml
`
}
