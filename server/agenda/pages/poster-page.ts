import { html, raw } from 'hono/html'
import { whenOf } from '../../events/rules/compose.ts'
import { agendaPath, posterPath } from '../../language/agenda-address.ts'
import { frenchCount, frenchPeriod, NBSP } from '../../language/french.ts'
import { addDays, isoWeekDays, isoWeekOf, previousWeek } from '../../language/iso-week.ts'
import { type AgendaEvent, changeSentence, placeOutside } from '../rules-agenda.ts'
import { type Listing, nameOf } from './listing.ts'
import { type Html, stateMark } from './page.ts'

/** What one sheet takes at the smallest size that is read from a metre. */
const mostShown = 12

/** Black on white, in millimetres and points: it is looked at on paper. */
export const posterStyle = `
@page{size:A4;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{background:#ddd8cc;color:#000;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-family:"Liberation Sans",Arial,sans-serif}
a{color:#1d5c47}
.skip{position:absolute;left:-99rem}
.skip:focus{left:5mm;top:5mm;padding:2mm;background:#fff}
.tools{max-width:210mm;margin:0 auto;padding:5mm;display:flex;flex-wrap:wrap;gap:2mm 6mm}
.poster{width:210mm;height:296mm;max-width:100%;margin:0 auto;background:#fff;padding:13mm 15mm;display:flex;flex-direction:column;overflow:hidden}
.head{border-bottom:1.6mm solid #1d5c47;padding-bottom:5mm}
.head p{font-size:16pt}
h1{font:700 38pt/1.05 Georgia,"Liberation Serif",serif}
.head .week{font-weight:700;font-size:22pt;color:#1d5c47;margin-top:2mm}
ul{list-style:none;flex:1;display:flex;flex-direction:column;justify-content:space-evenly;min-height:0;padding:3mm 0}
h2{font:700 1.5em/1.15 Georgia,"Liberation Serif",serif;text-wrap:balance;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}
.when{font-weight:700;color:#1d5c47}
.place{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
:is(.one,.few) .place{white-space:normal}
.one{font-size:29pt}
.few{font-size:20pt}
.some{font-size:15pt}
.many{font-size:11pt}
.many h2{font-size:1.25em;-webkit-line-clamp:1}
.off h2,.off .when{text-decoration:line-through}
.state{color:#a2321f}
.state svg{vertical-align:-.15em;margin-right:.3em;width:1em;height:1em}
.none{margin:auto;font-size:22pt;text-align:center}
.foot{border-top:.4mm solid #000;padding-top:4mm;font-size:13pt;overflow-wrap:anywhere}
.foot b{font-size:15pt}
@media (max-width:60rem){.poster{height:auto;min-height:296mm}}
@media print{html{background:#fff}.tools,.skip{display:none}.poster{width:210mm;height:296mm;min-height:0;max-width:none}}
`

/**
 * A week's events on one sheet of A4 that is read from afar; what does not fit is counted. Another week
 * than `thisWeek` is not headed as this one: it is hung up before, or still hangs.
 */
export function posterPage(
  listing: Omit<Listing, 'isPast' | 'neighbours' | 'areas' | 'page'> & {
    week: string
    thisWeek: string
  },
): Html {
  const { events, chosen, communes, week, thisWeek, publicUrl } = listing
  const { from, to } = isoWeekDays(week)
  const query = chosen === undefined ? '' : `&commune=${chosen}`
  const shown = events.slice(0, mostShown)
  const more = events.length - shown.length
  const [, size = 'one'] =
    (
      [
        [8, 'many'],
        [4, 'some'],
        [2, 'few'],
      ] as const
    ).find(([count]) => shown.length > count) ?? []
  const place = nameOf(listing)
  const isNamed = communes.length > 1 && chosen === undefined
  const link = (label: string, other: string) =>
    html`<a href="${posterPath}?semaine=${other}${raw(query)}">${label}</a>`
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Affiche de la semaine, ${frenchPeriod(from, to)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${raw(posterStyle)}</style>
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<nav class="tools" aria-label="Semaine">${link('Semaine précédente', previousWeek(week))}
${link('Semaine suivante', isoWeekOf(addDays(to, 1)))}
<a href="${agendaPath}${chosen === undefined ? '' : `?commune=${chosen}`}">Agenda</a>
<span>Pour l’avoir sur papier${NBSP}: «${NBSP}Imprimer${NBSP}» dans votre navigateur, en A4.</span></nav>
<main id="contenu" class="poster">
<header class="head">${place === '' ? '' : html`<p>${place}</p>`}
<h1>${week === thisWeek ? 'Cette semaine' : 'Agenda de la semaine'}</h1>
<p class="week">${frenchPeriod(from, to)}</p></header>
${
  shown.length === 0
    ? html`<p class="none">Aucun événement n’est annoncé pour cette semaine.</p>`
    : html`<ul class="${size}">${shown.map(event => lineOf(event, isNamed))}</ul>`
}
<footer class="foot">${more === 0 ? '' : `Et ${frenchCount(more, 'autre événement', 'autres événements')}. `}Tout l’agenda, et ce qui change${NBSP}: <b>${publicUrl.replace(/^https?:\/\//, '')}${agendaPath}</b></footer>
</main>
</body>
</html>`
}

function lineOf(event: AgendaEvent, isNamed: boolean): Html {
  const isOff = event.status === 'cancelled'
  return html`<li ${isOff ? html`class="off"` : ''}>
<p class="when"><time datetime="${event.startLocal}">${whenOf(event)}</time></p>
<h2>${event.title}</h2>
<p class="place">${changeSentence(event) === null ? '' : html`${stateMark(event)} · `}${isNamed || event.origin !== null ? placeOutside(event) : event.place}</p>
</li>`
}
