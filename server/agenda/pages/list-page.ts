import { html } from 'hono/html'
import { shorten, whenOf } from '../../events/rules/compose.ts'
import {
  agendaPath,
  embedPath,
  eventPath,
  feedPaths,
  pastPath,
  picturePath,
  posterPath,
  subscribePath,
} from '../../language/agenda-address.ts'
import { frenchDate, frenchWeekday, NBSP, THIN } from '../../language/french.ts'
import { atTown } from '../../language/town.ts'
import { jsonOf } from '../json-ld.ts'
import {
  type AgendaEvent,
  byMonth,
  changeSentence,
  monthTitle,
  type NeighbourEvent,
  neighbourWhen,
  placeOutside,
} from '../rules-agenda.ts'
import type { Listed } from '../rules-list-page.ts'
import {
  addressOf,
  agendaTitle,
  areaLinks,
  choiceOf,
  type Listing,
  nameOf,
  pageLinks,
} from './listing.ts'
import {
  embeddedPage,
  type Html,
  originLink,
  type PublicPage,
  publicPage,
  stateMark,
} from './page.ts'

/**
 * The agenda: what is to come by month, or what is over.
 * @param replyTimes how fast the one commune that is shown answers, where it shows that
 */
export function listPage(
  listing: Listing,
  replyTimes: { sentence: string; path: string } | null = null,
): Html {
  const { isPast, chosen, communes } = listing
  const query = chosen === undefined ? '' : `?commune=${chosen}`
  const where = communes.length === 1 || chosen !== undefined ? nameOf(listing) : ''
  return publicPage({
    ...about(listing),
    content: html`<header class="top"><div class="wrap">
${where === '' || !isPast ? '' : html`<p class="eyebrow">${where}</p>`}
<h1>${isPast ? 'Événements passés' : agendaTitle(listing)}</h1>
${choiceOf(listing, pathOf(listing))}
${areaLinks(listing)}
<p class="tools">
${
  isPast
    ? html`<a href="${agendaPath}${query}">Événements à venir</a>`
    : html`<a class="button" href="${subscribePath}${query}">S’abonner</a>
<a class="button quiet" href="${pastPath}${query}">Événements passés</a>
<a class="button quiet" href="${posterPath}${query}">Affiche de la semaine</a>`
}
</p>
${replyTimes === null ? '' : html`<p class="muted below">${replyTimes.sentence}. <a href="${replyTimes.path}">Comment c’est compté</a></p>`}
</div></header>
<main id="contenu" class="wrap">${cardsOf(listing)}
${pageLinks(listing, pathOf(listing))}</main>`,
  })
}

const pathOf = ({ isPast }: Pick<Listing, 'isPast'>): string => (isPast ? pastPath : agendaPath)

/** What is to come, to stand inside another site's page: its links open in a page of their own. */
export function embedPage(listing: Listing): Html {
  return embeddedPage({
    ...about(listing),
    isHidden: true,
    content: html`<main class="wrap"><h1 class="skip">${agendaTitle(listing)}</h1>${cardsOf(listing, true)}
${pageLinks(listing, embedPath)}</main>`,
  })
}

/** More is on the event’s own page. */
const excerpt = { textLength: 300, counts: 'graphemes' } as const

function about(listing: Listing): Omit<PublicPage, 'content'> {
  const { areas, chosen, isPast, page, publicUrl } = listing
  const events = page.shown.filter(isOurs)
  const query = chosen === undefined ? '' : `?commune=${chosen}`
  const name = nameOf(listing)
  // Search engines know the whole list alone, whose pages begin elsewhere.
  const isWhole = areas.every(({ isCurrent, value }) => !isCurrent || value === '')
  const pictured = events.find(({ pictures }) => pictures.length > 0)
  const [picture] = pictured?.pictures ?? []
  return {
    title: isPast ? `Événements passés${name === '' ? '' : ` – ${name}`}` : agendaTitle(listing),
    description: `Ce qui se passe ${name === '' ? 'dans nos communes' : atTown(name)}${NBSP}: fêtes, marchés, réunions, et ce qui change.`,
    url: `${publicUrl}${addressOf(pathOf(listing), { chosen, ...(isWhole && { key: page.key }) })}`,
    image:
      pictured && picture
        ? {
            url: `${publicUrl}${picturePath(pictured, picture, 1200)}`,
            width: Math.min(1200, picture.width),
            height: Math.round((picture.height * Math.min(1200, picture.width)) / picture.width),
            alt: picture.alt,
          }
        : undefined,
    feeds: feedPaths(query),
    data: jsonOf(
      events.map(event => ({ ...event, text: shorten(event.text, excerpt) })),
      publicUrl,
    ),
  }
}

const isOurs = (one: Listed): one is AgendaEvent => !('by' in one)
const isUndated = (one: Listed): boolean => isOurs(one) && one.status === 'postponed'

function cardsOf(listing: Listing, isEmbedded = false): Html {
  const { isPast } = listing
  const { shown } = listing.page
  if (shown.length === 0) {
    return html`<p class="empty">${
      isPast
        ? 'Aucun événement passé.'
        : `Aucun événement n’est annoncé pour l’instant${NBSP}: revenez bientôt${THIN}!`
    }</p>`
  }
  const group = (title: string, some: readonly Listed[]) =>
    html`<section><h2 class="month">${title}</h2>
<ul class="cards">${some.map(event =>
      isOurs(event) ? cardOf(event, listing, isEmbedded) : neighbourCard(event, isEmbedded),
    )}</ul></section>`
  const undated = shown.filter(isUndated)
  const months = byMonth(shown.filter(one => !isUndated(one)))
  return html`${[...months].map(([month, some]) => group(monthTitle(month), some))}
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
<p class="muted">${isNamed || event.origin !== null ? placeOutside(event) : event.place}</p>
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

/** As on a calendar's leaf: « sam. », « 20 », « juin ». */
function leafOf(startLocal: string): Html {
  const [day = ''] = frenchDate(startLocal, { year: false }).split(NBSP)
  // « déc. »: a long month would touch both edges on a telephone.
  const date = Temporal.PlainDate.from(startLocal.slice(0, 10))
  const month = date.toLocaleString('fr-FR', { month: 'short' })
  return html`<span>${frenchWeekday(startLocal).slice(0, 3)}.</span><b>${day}</b><span>${month}</span>`
}
