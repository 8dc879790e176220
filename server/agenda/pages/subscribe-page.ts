import { html } from 'hono/html'
import { agendaPath, feedPaths, newsPath, subscribePath } from '../../language/agenda-address.ts'
import { NBSP } from '../../language/french.ts'
import { ofTown } from '../../language/town.ts'
import { agendaTitle, choiceOf, type Listing, nameOf } from './listing.ts'
import { type Html, publicPage } from './page.ts'

/**
 * How one follows the agenda, a way for each program that people have. Google and Outlook take an
 * address in a link, though they describe it nowhere: each way says also what to do by hand.
 */
export function subscribePage(
  listing: Omit<Listing, 'events' | 'neighbours' | 'isPast' | 'areas' | 'page'> & {
    /** Whether residents can sign up for what the mairie publishes. */
    hasNews: boolean
  },
): Html {
  const { chosen, publicUrl } = listing
  const query = chosen === undefined ? '' : `?commune=${chosen}`
  const feeds = feedPaths(query)
  const file = `${publicUrl}${feeds.calendar}`
  // Google refuses some addresses in https here, and takes the same in webcal.
  const webcal = file.replace(/^https?:/, 'webcal:')
  const place = nameOf(listing)
  const name = agendaTitle(listing)
  const google = `https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: webcal })}`
  const outlook = (host: string) =>
    `https://${host}/calendar/0/addfromweb?${new URLSearchParams({ url: file, name })}`
  const title = 'S’abonner à l’agenda'
  const description = `Les événements${place === '' ? '' : ` ${ofTown(place)}`} dans votre calendrier${NBSP}: ils s’y ajoutent et s’y corrigent tout seuls.`
  return publicPage({
    title: place === '' ? title : `${title} – ${place}`,
    description,
    url: `${publicUrl}${subscribePath}${query}`,
    feeds,
    data: null,
    content: html`<header class="top"><div class="wrap">
<p class="eyebrow"><a href="${agendaPath}${query}">Agenda</a>${place === '' ? '' : html` · ${place}`}</p>
<h1>${title}</h1>
<p>${description}</p>
${choiceOf(listing, subscribePath)}
</div></header>
<main id="contenu" class="wrap">
${
  listing.hasNews
    ? way(
        'Être prévenu par la mairie',
        html`<p><a class="button" href="${newsPath}${query}">Choisir ce que je veux recevoir</a></p>
<p>Une notification sur votre téléphone, ou un courriel, quand la mairie publie${NBSP}: sans compte, par thème.</p>`,
      )
    : ''
}
${way(
  'iPhone, iPad et Mac',
  html`<p><a class="button" href="${webcal}">S’abonner sur cet appareil</a></p>
<p>Touchez le bouton, puis «${NBSP}S’abonner${NBSP}». L’agenda apparaît dans l’application Calendrier.</p>`,
)}
${way(
  'Google Agenda',
  html`<p><a class="button" href="${google}" rel="noopener">Ajouter à Google Agenda</a></p>
<p>Sur un ordinateur de préférence, connecté à votre compte${NBSP}: répondez «${NBSP}Ajouter${NBSP}». Votre téléphone suit. Sinon${NBSP}: «${NBSP}Autres agendas${NBSP}», «${NBSP}+${NBSP}», «${NBSP}À partir de l’URL${NBSP}», et collez <a href="#adresse">l’adresse</a>. Google met parfois un jour à montrer un changement.</p>`,
)}
${way(
  'Outlook',
  html`<p><a class="button" href="${outlook('outlook.live.com')}" rel="noopener">Ajouter à Outlook</a>
<a class="button quiet" href="${outlook('outlook.office.com')}" rel="noopener">Ajouter à Outlook au travail</a></p>
<p>Répondez «${NBSP}Importer${NBSP}». Sinon${NBSP}: «${NBSP}Ajouter un calendrier${NBSP}», «${NBSP}S’abonner à partir du web${NBSP}», et collez <a href="#adresse">l’adresse</a>.</p>`,
)}
${way(
  'Android, Thunderbird et les autres',
  html`<p id="adresse">Copiez cette adresse${NBSP}:</p>
<p><code class="address">${file}</code></p>
<p>Donnez-la à votre programme comme calendrier du réseau. Android ne s’abonne pas de lui-même${NBSP}: passez par Google Agenda, ou par une application comme ICSx⁵.</p>`,
)}
${way(
  'Lecteur de flux (RSS)',
  html`<p>Chaque annonce et chaque changement, comme les articles d’un journal. Copiez cette adresse dans votre lecteur${NBSP}:</p>
<p><code class="address">${publicUrl}${feeds.rss}</code></p>
<p>Aussi en <a href="${feeds.atom}">Atom</a> et en <a href="${feeds.jsonFeed}">JSON Feed</a>.</p>`,
)}
</main>`,
  })
}

function way(title: string, content: Html): Html {
  return html`<section class="words"><h2>${title}</h2>${content}</section>`
}
