import { html } from 'hono/html'
import { type Html, textPage } from '../agenda/pages/text-page.ts'
import { targetLabel } from '../hours/rules-target.ts'
import { repliesPaths } from '../language/agenda-address.ts'
import { frenchList, frenchNumber, frenchPeriod, NBSP } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import { onTheClock, type PublishedReplies } from '../reply-times/public-replies.ts'
import {
  leastForP90,
  leastPublished,
  publicDuration,
  publicSentence,
} from '../reply-times/rules/public-replies.ts'
import { embedCode, type Published } from './communes.ts'
import { licence } from './public-data.ts'

const title = 'Délais de réponse'

/** How it is counted, in words that a resident reads once. */
export const method = typeset(
  `Le délai va de l’arrivée d’un message à la première réponse d’une personne : un message automatique n’en est pas une. Seules les heures d’ouverture comptent : quand la mairie est fermée, l’horloge est arrêtée. La médiane est le délai dans lequel la moitié des messages ont leur réponse ; ceux qui attendent encore comptent pour le temps déjà passé (Kaplan-Meier). Remerciements, emojis et spams n’attendent pas de réponse, et ne comptent pas. Tous les canaux sont mesurés ensemble. Un délai est arrondi à la minute supérieure, une part vers le bas. Avec moins de ${leastPublished} messages, rien n’est publié ; avec moins de ${leastForP90}, le délai de neuf sur dix non plus. Les chiffres changent le lundi, sauf message livré en retard.`,
)

/** Where several communes show theirs: each with its sentence. */
export function communesPage(all: readonly Published[]): Html {
  return textPage({
    title,
    eyebrow: null,
    isHidden: false,
    content: html`<section class="words"><ul>${all.map(
      ({ replies, query }) =>
        html`<li><a href="${repliesPaths(query).page}">${replies.commune.name}</a>${NBSP}: ${publicSentence(replies.weeks)}</li>`,
    )}</ul><p>${onTheClock}.</p></section>`,
  })
}

/** One commune’s figures, how they are counted, and where they are to be had. */
export function repliesPage({ replies, query }: Published, publicUrl: string): Html {
  const { commune, weeks, months } = replies
  const paths = repliesPaths(query)
  return textPage({
    title,
    eyebrow: commune.name,
    isHidden: false,
    content: html`<section class="words">
<p><strong>${publicSentence(weeks)}</strong></p>
<p>${typeset(`${capitalPeriod(weeks)}. ${onTheClock}.`)}</p>
<h2>Comment c’est compté</h2>
<p>${method}</p>
<h2>À quoi le comparer</h2>
<dl>${facts(replies).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
</section>
<section class="words">
<h2>Mois par mois</h2>
${months.length === 0 ? html`<p>Aucun mois entier n’a encore été mesuré.</p>` : monthTable(months)}
</section>
<section class="words">
<h2>Reprendre ces chiffres</h2>
<p>${typeset(`Ils sont à tous, sous la`)} <a href="${licence.url}" rel="noopener">${licence.name}</a>${typeset(' : dites d’où ils viennent et de quand. Ils ne parlent d’aucune personne.')}</p>
<ul>
<li><a href="${paths.csv}" type="text/csv">Les mois (CSV)</a>, <a href="${paths.tableSchema}" type="application/json">ses colonnes (Table Schema)</a></li>
<li><a href="${paths.json}" type="application/json">Tout (JSON)</a>, <a href="${paths.schema}" type="application/json">son schéma (JSON Schema)</a></li>
<li>L’image${NBSP}: <a href="${paths.svg}" type="image/svg+xml">SVG</a>, <a href="${paths.png}" type="image/png">PNG</a></li>
</ul>
<p>${typeset('Pour la montrer sur un autre site :')}</p>
<pre><code>${embedCode(publicUrl, commune)}</code></pre>
</section>`,
  })
}

const capitalPeriod = ({ from, to }: { from: string; to: string }) =>
  frenchPeriod(from, to).replace(/^du/, 'Du')

function facts({ commune, weeks, networks }: PublishedReplies): [string, string][] {
  const { inseeCode, households, householdsYear } = commune
  const { openHours, targets } = weeks
  return [
    ...fact('Ouverture par semaine', openHours && hours(openHours / 4)),
    ['Objectif de réponse', frenchList(targets.map(target => targetLabel(target).fr))],
    ...fact('Canaux mesurés', networks.length === 0 ? null : frenchList(networks)),
    ...fact(
      `Ménages${householdsYear === null ? '' : ` (recensement ${householdsYear})`}`,
      households && frenchNumber(households),
    ),
    ...fact('Code INSEE', inseeCode),
  ]
}

/** What nobody said is left out. */
const fact = (name: string, value: string | number | null): [string, string][] =>
  value === null ? [] : [[name, String(value)]]

const hours = (value: number) => `${frenchNumber(value, 1)}${NBSP}heures`

type Month = PublishedReplies['months'][number]

function monthTable(months: readonly Month[]): Html {
  const cells = (month: Month) => {
    const { messages, onTime, share, shareLow, shareHigh, medianMinutes, p90Minutes } = month
    if (messages === null) {
      return html`<td>&lt;${NBSP}${leastPublished}</td><td>–</td><td>–</td><td>–</td>`
    }
    return html`<td>${frenchNumber(messages)}</td>
<td>${medianMinutes === null ? 'pas atteinte' : publicDuration(medianMinutes)}</td>
<td>${onTime}${NBSP}(${percent(share)}) <span class="muted">${percent(shareLow)} à ${percent(shareHigh, Math.ceil)}</span></td>
<td>${p90Minutes === null ? '–' : publicDuration(p90Minutes)}</td>`
  }
  return html`<p>${typeset(`Un mois paraît le lundi qui suit sa fin. En gris, l’intervalle à 95 % de la part ; un tiret : non publié.`)}</p>
<section class="scroll" aria-label="Tableau des mois" tabindex="0"><table>
<caption class="skip">Délais de réponse par mois</caption>
<thead><tr><th scope="col">Mois</th><th scope="col">Messages</th><th scope="col">Médiane</th><th scope="col">À temps</th><th scope="col">Neuf sur dix en</th></tr></thead>
<tbody>${months
    .toReversed()
    .map(
      month => html`<tr><th scope="row">${monthName(month.from)}</th>${cells(month)}</tr>`,
    )}</tbody></table></section>`
}

const percent = (share: number | null, round: (value: number) => number = Math.floor) =>
  share === null ? '–' : `${round(Math.round(share * 1000) / 10)}${NBSP}%`

const monthName = (date: string) =>
  Temporal.PlainDate.from(date).toLocaleString('fr-FR', { month: 'long', year: 'numeric' })
