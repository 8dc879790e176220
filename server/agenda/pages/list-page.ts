import { html } from 'hono/html'
import { whenOf } from '../../events/rules/compose.ts'
import { frenchDate, frenchWeekday, NBSP, THIN } from '../../language/french.ts'
import { eventPath, picturePath } from '../addresses.ts'
import { jsonOf } from '../json-ld.ts'
import {
  type AgendaEvent,
  byMonth,
  changeSentence,
  localityOf,
  monthTitle,
  type NeighbourEvent,
  neighbourWhen,
} from '../rules/agenda.ts'
import { areaLinks, choiceOf, type Listing, nameOf } from './listing.ts'
import { originLink } from './origin-link.ts'
import { embeddedPage, feedsOf, type Html, type PublicPage, publicPage } from './page.ts'
import { posterPath } from './poster-page.ts'
import { stateMark } from './state-mark.ts'
import { subscribePath } from './subscribe-page.ts'

/** The agenda: what is to come by month, or what is over. */
export function listPage(listing: Listing): Html {
  const { isPast, chosen, communes } = listing
  const query = chosen === undefined ? '' : `?commune=${chosen}`
  const where = communes.length === 1 || chosen !== undefined ? nameOf(listing) : ''
  return publicPage({
    ...about(listing),
    content: html`<header class="top"><div class="wrap">
${where === '' ? '' : html`<p class="eyebrow">${where}</p>`}
<h1>${isPast ? 'Événements passés' : 'Agenda'}</h1>
${choiceOf(listing, isPast ? '/agenda/passes' : '/agenda')}
${areaLinks(listing)}
<p class="tools">
${
  isPast
    ? html`<a href="/agenda${query}">Événements à venir</a>`
    : html`<a class="button" href="${subscribePath}${query}">S’abonner</a>
<a class="button quiet" href="/agenda/passes${query}">Événements passés</a>
<a class="button quiet" href="${posterPath}${query}">Affiche de la semaine</a>`
}
</p>
</div></header>
<main id="contenu" class="wrap">${cardsOf(listing)}</main>`,
  })
}

/** What is to come, to stand inside another site's page: its links open in a page of their own. */
export function embedPage(listing: Listing): Html {
  return embeddedPage({
    ...about(listing),
    isHidden: true,
    content: html`<main class="wrap"><h1 class="skip">Agenda</h1>${cardsOf(listing, true)}</main>`,
  })
}

function about(listing: Listing): Omit<PublicPage, 'content'> {
  const { events, chosen, isPast, publicUrl } = listing
  const query = chosen === undefined ? '' : `?commune=${chosen}`
  const name = nameOf(listing)
  const pictured = events.find(({ pictures }) => pictures.length > 0)
  const [picture] = pictured?.pictures ?? []
  return {
    title: `${isPast ? 'Événements passés' : 'Agenda'}${name === '' ? '' : ` – ${name}`}`,
    description: `Ce qui se passe ${name === '' ? 'dans nos communes' : `à ${name}`}${NBSP}: fêtes, marchés, réunions, et ce qui change.`,
    url: `${publicUrl}/agenda${isPast ? '/passes' : ''}${query}`,
    image:
      pictured && picture
        ? {
            url: `${publicUrl}${picturePath(pictured, picture, 1200)}`,
            width: Math.min(1200, picture.width),
            height: Math.round((picture.height * Math.min(1200, picture.width)) / picture.width),
            alt: picture.alt,
          }
        : undefined,
    feeds: feedsOf(query),
    data: jsonOf(events, publicUrl),
  }
}

function cardsOf(listing: Listing, isEmbedded = false): Html {
  const { events, neighbours, isPast } = listing
  const undated = events.filter(({ status }) => status === 'postponed')
  const dated = events.filter(({ status }) => status !== 'postponed')
  if (events.length + neighbours.length === 0) {
    return html`<p class="empty">${
      isPast
        ? 'Rien n’a encore été annoncé ici.'
        : `Aucun événement n’est annoncé pour l’instant${NBSP}: revenez bientôt${THIN}!`
    }</p>`
  }
  const group = (title: string, shown: readonly (AgendaEvent | NeighbourEvent)[]) =>
    html`<section><h2 class="month">${title}</h2>
<ul class="cards">${shown.map(event =>
      'by' in event ? neighbourCard(event, isEmbedded) : cardOf(event, listing, isEmbedded),
    )}</ul></section>`
  const mixed = [...dated, ...neighbours]
  // What is over is told from its end, and has nobody else's among it.
  if (neighbours.length > 0) mixed.sort((one, other) => compare(one.startLocal, other.startLocal))
  return html`${[...byMonth(mixed)].map(([month, shown]) => group(monthTitle(month), shown))}
${undated.length === 0 ? '' : group('Reportés, nouvelle date à venir', undated)}`
}

function cardOf(event: AgendaEvent, { communes, chosen }: Listing, isEmbedded: boolean): Html {
  const [picture] = event.pictures
  const isOff = event.status === 'cancelled'
  const isNamed = communes.length > 1 && chosen === undefined
  const change = changeSentence(event)
  const target = isEmbedded ? html`target="_blank" rel="noopener"` : ''
  return html`<li class="card ${picture ? 'pictured' : ''} ${isOff ? 'off' : ''}">
<p class="leaf" aria-hidden="true">${event.status === 'postponed' ? html`<b>?</b>` : leafOf(event.startLocal)}</p>
<div class="facts">
<h3><a href="${eventPath(event)}" ${target}>${event.title}</a></h3>
${change === null ? '' : html`<p>${stateMark(event)} <span class="muted">${change.sentence}</span></p>`}
${event.status === 'postponed' ? '' : html`<p><time datetime="${event.startLocal}">${whenOf(event)}</time></p>`}
<p class="muted">${event.place}${isNamed || event.origin !== null ? `, ${localityOf(event)}` : ''}</p>
${event.origin === null ? '' : html`<p class="muted">Proposé par ${originLink(event.origin, target)}</p>`}
</div>
${picture ? html`<img class="thumb" src="${picturePath(event, picture, 640)}" width="${String(picture.width)}" height="${String(picture.height)}" alt="" loading="lazy">` : ''}
</li>`
}

/** Leads to their page, where they have one; here it has none. */
function neighbourCard(event: NeighbourEvent, isEmbedded: boolean): Html {
  const { title, place, link, by, startLocal } = event
  const target = isEmbedded ? html`target="_blank"` : ''
  return html`<li class="card">
<p class="leaf" aria-hidden="true">${leafOf(startLocal)}</p>
<div class="facts">
<h3>${link === null ? title : html`<a href="${link}" rel="noopener nofollow" ${target}>${title}</a>`}</h3>
<p><time datetime="${startLocal}">${neighbourWhen(event)}</time></p>
${place === '' ? '' : html`<p class="muted">${place}</p>`}
<p class="muted">Annoncé par ${by}</p>
</div>
</li>`
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** As on a calendar's leaf: « sam. », « 20 », « juin ». */
function leafOf(startLocal: string): Html {
  const [day = ''] = frenchDate(startLocal, { year: false }).split(NBSP)
  // « déc. »: a long month would touch both edges on a telephone.
  const date = Temporal.PlainDate.from(startLocal.slice(0, 10))
  const month = date.toLocaleString('fr-FR', { month: 'short' })
  return html`<span>${frenchWeekday(startLocal).slice(0, 3)}.</span><b>${day}</b><span>${month}</span>`
}
