import { html, raw } from 'hono/html'
import { eventPath, type feedPaths } from '../../language/agenda-address.ts'
import { type AgendaEvent, changeSentence } from '../rules-agenda.ts'
import { style } from './style.ts'
import { type Html, publicLinks } from './text-page.ts'

export type { Html }

export type PublicPage = {
  /** The browser tab's. */
  title: string
  /** In a search engine's list, on a link's card. */
  description: string
  /** The page's own address, whole. */
  url: string
  /** For a link's card: whole address, width, height and what it shows. */
  image?: { url: string; width: number; height: number; alt: string } | undefined
  /** Feeds of the same events, below the installation's address. */
  feeds: ReturnType<typeof feedPaths>
  /** JSON-LD of what the page shows; null: no event. */
  data: unknown
  /** Named twice by search engines, or shown inside another page: not to be found by itself. */
  isHidden?: boolean
  content: Html
}

/** A page of the public agenda: no script, no cookie, nothing from elsewhere. */
export function publicPage(page: PublicPage): Html {
  return document(
    page,
    html`<a class="skip" href="#contenu">Aller au contenu</a>
      ${page.content}
      <footer>
        <div class="wrap">
          <ul>
            <li><a href="${page.feeds.calendar}">Calendrier (.ics)</a></li>
            <li><a href="${page.feeds.rss}">Flux RSS</a></li>
            ${publicLinks()}
          </ul>
        </div>
      </footer>`,
  )
}

/** The same without what surrounds it, to stand inside another site's page. */
export function embeddedPage(page: PublicPage): Html {
  return document(page, page.content, 'embed')
}

function document(page: PublicPage, content: Html, look = ''): Html {
  const { title, description, url, image, feeds } = page
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="text-scale" content="scale">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
${page.isHidden ? html`<meta name="robots" content="noindex">` : ''}
<link rel="canonical" href="${url}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="alternate" type="text/calendar" title="Calendrier" href="${feeds.calendar}">
<link rel="alternate" type="application/rss+xml" title="Flux RSS" href="${feeds.rss}">
<link rel="alternate" type="application/atom+xml" title="Flux Atom" href="${feeds.atom}">
<link rel="alternate" type="application/feed+json" title="Flux JSON" href="${feeds.jsonFeed}">
<link rel="alternate" type="application/ld+json" title="Données" href="${feeds.json}">
<meta property="og:type" content="website">
<meta property="og:locale" content="fr_FR">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
${image === undefined ? '' : cardOf(image)}
<style>${raw(style)}</style>
${page.data === null ? '' : html`<script type="application/ld+json">${raw(JSON.stringify(page.data).replaceAll('<', '\\u003c'))}</script>`}
</head>
<body class="${look}">
${content}
</body>
</html>`
}

function cardOf({ url, width, height, alt }: NonNullable<PublicPage['image']>): Html {
  return html`<meta property="og:image" content="${url}">
<meta property="og:image:width" content="${String(width)}">
<meta property="og:image:height" content="${String(height)}">
<meta property="og:image:alt" content="${alt}">
<meta name="twitter:card" content="summary_large_image">`
}

/** Who proposed an event; the name leads to the original where anybody may see it. */
export function originLink(
  { name, page }: NonNullable<AgendaEvent['origin']>,
  target: Html | string = '',
): Html {
  return page === null ? html`${name}` : html`<a href="${eventPath(page)}" ${target}>${name}</a>`
}

const icon = (path: string) =>
  raw(
    `<svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`,
  )
/** Lucide's « ban » and « calendar-clock » (ISC). */
const icons = {
  off: icon('<circle cx="12" cy="12" r="10"/><path d="m4.9 4.9 14.2 14.2"/>'),
  moved: icon(
    '<path d="M16 14v2.2l1.6 1M16 2v4M21 7.5V6a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h3.5M3 10h5M8 2v4"/><circle cx="16" cy="16" r="6"/>',
  ),
}

/** « Annulé », « Reporté », by icon and word; nothing for what takes place as it was announced. */
export function stateMark(event: AgendaEvent): Html | string {
  const change = changeSentence(event)
  if (change === null) return ''
  const look = event.status === 'cancelled' ? 'off' : 'moved'
  return html`<strong class="state ${look}">${icons[look]}${change.word}</strong>`
}
