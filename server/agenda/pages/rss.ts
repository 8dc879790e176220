import { html, raw } from 'hono/html'
import { whenOf } from '../../events/rules/compose.ts'
import { eventPath, picturePath } from '../addresses.ts'
import { type AgendaEvent, calendarTitle, changeSentence } from '../rules/agenda.ts'
import type { Html } from './page.ts'

const date = (instant: number) => new Date(instant).toUTCString()

/**
 * RSS 2.0, the last changed first. An event that changes is an entry of its own, so that readers
 * who have seen it see it again.
 */
export function rssOf(
  events: readonly AgendaEvent[],
  { title, publicUrl, query }: { title: string; publicUrl: string; query: string },
): Html {
  const latest = [...events].sort((a, b) => b.updatedAt - a.updatedAt)
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${title}</title>
<link>${publicUrl}/agenda${query}</link>
<description>Les événements de la commune, et ce qui change.</description>
<language>fr</language>
<ttl>60</ttl>
<atom:link href="${publicUrl}/agenda.rss${query}" rel="self" type="application/rss+xml"/>
${latest.map(event => itemOf(event, publicUrl))}
</channel>
</rss>
`
}

function itemOf(event: AgendaEvent, publicUrl: string): Html {
  const url = `${publicUrl}${eventPath(event)}`
  const change = changeSentence(event)
  const when = event.status === 'postponed' ? 'Nouvelle date à venir' : whenOf(event)
  const said = [change && `${change.word}. ${change.sentence}`, when, event.place, event.text]
  return html`<item>
<title>${calendarTitle(event)}</title>
<link>${url}</link>
<guid isPermaLink="false">${event.uid}#${String(event.sequence)}</guid>
<pubDate>${date(event.updatedAt)}</pubDate>
<description>${said.filter(part => part).join('\n\n')}</description>
${event.pictures.map(
  picture =>
    html`<enclosure url="${publicUrl}${picturePath(event, picture)}" type="image/jpeg" length="${String(picture.size)}"/>`,
)}
</item>
`
}
