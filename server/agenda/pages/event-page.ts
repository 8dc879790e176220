import { html } from 'hono/html'
import { shorten, whenOf } from '../../events/rules/compose.ts'
import {
  agendaPath,
  eventCalendarPath,
  eventPath,
  feedPaths,
  picturePath,
  subscribePath,
} from '../../language/agenda-address.ts'
import { NBSP } from '../../language/french.ts'
import { eventJsonOf } from '../json-ld.ts'
import { type AgendaEvent, changeSentence, placeOutside, withLinks } from '../rules-agenda.ts'
import { type Html, originLink, publicPage, stateMark } from './page.ts'

/** The page of one event. */
export function eventPage(event: AgendaEvent, publicUrl: string): Html {
  const change = changeSentence(event)
  const [first] = event.pictures
  const path = eventPath(event)
  const place = placeOutside(event)
  const map = `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`
  const said = change === null ? '' : `${change.word}. ${change.sentence} `
  const description = `${said}${whenOf(event)}, ${place}. ${event.text.replace(/\s+/g, ' ')}`
  return publicPage({
    title: `${change === null ? '' : `${change.word} : `}${event.title} – ${event.commune.name}`,
    description: shorten(description, { textLength: 300, counts: 'graphemes' }),
    url: `${publicUrl}${path}`,
    image: first && {
      url: `${publicUrl}${picturePath(event, first, 1200)}`,
      width: Math.min(1200, first.width),
      height: Math.round((first.height * Math.min(1200, first.width)) / first.width),
      alt: first.alt,
    },
    feeds: feedPaths(''),
    data: eventJsonOf(event, publicUrl),
    content: html`<header class="top"><div class="wrap">
<p class="eyebrow"><a href="${agendaPath}">Agenda</a> · ${event.commune.name}</p>
<h1>${event.title}</h1>
</div></header>
<main id="contenu" class="wrap">
<article class="sheet">
${change === null ? '' : html`<p class="banner">${stateMark(event)} ${change.sentence}</p>`}
${event.pictures.map(
  picture =>
    html`<figure class="shown"><img src="${picturePath(event, picture)}" width="${String(picture.width)}" height="${String(picture.height)}" alt="${picture.alt}"></figure>`,
)}
<div class="inside">
<dl class="when">
<dt>Quand</dt><dd><time datetime="${event.startLocal}">${whenLabel(event)}</time></dd>
<dt>Où</dt><dd>${place} (<a href="${map}" rel="noopener">voir sur une carte</a>)</dd>
${
  event.origin === null
    ? ''
    : html`<dt>Proposé par</dt><dd>${originLink(event.origin)}</dd>
`
}</dl>
<div class="said"><p class="text">${withLinks(event.text).map(({ text, isLink }) =>
      isLink ? html`<a href="${text}" rel="noopener nofollow">${text}</a>` : text,
    )}</p></div>
<p class="tools">
${event.status === 'planned' ? html`<a class="button" href="${eventCalendarPath(event)}">Ajouter à mon calendrier</a>` : ''}
<a class="button quiet" href="${subscribePath}">S’abonner à l’agenda</a>
${event.link === null ? '' : html`<a class="button quiet" href="${event.link}" rel="noopener">En savoir plus</a>`}
</p>
${shareLinks({ title: event.title, when: whenOf(event), place, url: `${publicUrl}${path}` })}
</div>
</article>
</main>`,
  })
}

/** The old date of an event that is put off is told by the banner, and is no date any more. */
function whenLabel(event: AgendaEvent): string | Html {
  if (event.status === 'postponed') return 'Nouvelle date à venir'
  return event.status === 'cancelled' ? html`<s>${whenOf(event)}</s>` : whenOf(event)
}

/**
 * Ways to tell others of an event: plain links that open what the reader has, so that no network's
 * script is loaded and none learns who looks.
 * @param url the event's page, whole
 */
function shareLinks({
  title,
  when,
  place,
  url,
}: Record<'title' | 'when' | 'place' | 'url', string>): Html {
  const text = `${title}\n${when}\n${place}\n${url}`
  const links = [
    // https://faq.whatsapp.com/5913398998672934
    ['WhatsApp', `https://wa.me/?${query({ text })}`],
    // https://developers.facebook.com/docs/plugins/share-button
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}`],
    ['Courriel', `mailto:?${query({ subject: title, body: text })}`],
  ] as const
  return html`<details class="share"><summary>Partager</summary>
<ul class="tools">${links.map(([name, href]) => html`<li><a class="button quiet" href="${href}" rel="noopener noreferrer">${name}</a></li>`)}</ul>
<p class="muted">L’adresse à copier${NBSP}:</p>
<p><code class="address">${url}</code></p></details>`
}

/** Spaces as %20: a mail program takes « + » for a plus (RFC 6068 § 5). */
const query = (parts: Record<string, string>): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
