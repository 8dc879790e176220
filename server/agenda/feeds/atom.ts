import { html, raw } from 'hono/html'
import { agendaPath, feedPaths } from '../../language/agenda-address.ts'
import { mapInTurn } from '../../platform/breathe.ts'
import type { Html } from '../pages/page.ts'
import { entriesAtOnce, type FeedAbout, type FeedEntry, feedDescription } from './entry.ts'

const date = (instant: number) => new Date(instant).toISOString()

/** Atom 1.0 (RFC 4287). */
export async function atomOf(
  entries: readonly FeedEntry[],
  { title, publicUrl, query, since }: FeedAbout,
): Promise<Html> {
  const self = `${publicUrl}${feedPaths(query).atom}`
  const items = await mapInTurn(entries, entryOf, entriesAtOnce)
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<id>${self}</id>
<title>${title}</title>
<subtitle>${feedDescription}</subtitle>
<updated>${date(entries[0]?.updatedAt ?? since)}</updated>
<author><name>${title}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${publicUrl}${agendaPath}${query}"/>
${items}
</feed>
`
}

function entryOf({ id, url, title, text, createdAt, updatedAt, pictures }: FeedEntry): Html {
  return html`<entry>
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<published>${date(createdAt)}</published>
<updated>${date(updatedAt)}</updated>
<content>${text}</content>
${pictures.map(
  ({ url: href, bytes }) =>
    html`<link rel="enclosure" type="image/jpeg"${bytes === null ? '' : html` length="${String(bytes)}"`} href="${href}"/>`,
)}
</entry>
`
}
