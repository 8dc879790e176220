import { html } from 'hono/html'
import { type Html, textPage } from '../agenda/pages/text-page.ts'
import { frenchDate, frenchInstant, frenchList, NBSP } from '../language/french.ts'
import { ofTown } from '../language/town.ts'
import type { PersonCopy } from './shapes.ts'

const voices = { person: 'Vous', commune: 'La commune', other: 'Une autre personne' } as const

/** All that is kept of a person, to be read and printed (RGPD, article 15). @param zone IANA */
export function copyPage(copy: PersonCopy, zone: string): Html {
  const when = (iso: string) => frenchInstant(Date.parse(iso), zone)
  const names = [...new Set(copy.residents.map(({ name }) => name ?? 'sans nom'))]
  return textPage({
    title: 'Ce que la commune garde de vous',
    eyebrow: copy.commune,
    isHidden: true,
    content: html`<section class="words">
<p>Copie faite le ${when(copy.madeAt)} pour ${frenchList(names)}.</p>
<dl>${copy.residents.map(
      one =>
        html`<dt>${one.network}</dt><dd>${one.channel}${NBSP}: ${one.name ?? 'nom effacé'}, numéro ${one.networkId}</dd>`,
    )}</dl>
<p>La commune ${ofTown(copy.commune)} garde vos messages pour vous répondre et mesurer en combien de temps elle répond, dans sa mission d’intérêt public. Elle efface les textes, les images et les noms après ${copy.months}${NBSP}mois. Seules les personnes qu’elle a habilitées les lisent. Vous pouvez les faire rectifier ou effacer, ou vous y opposer${
      copy.contact === '' ? ', en écrivant à la mairie' : `${NBSP}: ${copy.contact}`
    }${copy.officer === '' ? '' : ` (délégué à la protection des données${NBSP}: ${copy.officer})`}, et saisir la CNIL sur cnil.fr/fr/plaintes.</p>
</section>
${copy.conversations.map(
  conversation => html`<section class="words">
<h2>${conversation.channel}, ${conversation.isPrivate ? 'messages privés' : 'en public'}</h2>
${conversation.messages.map(
  message => html`<div><p><strong>${voices[message.from]}</strong>, le ${when(message.sentAt)}${
    message.removedAt === null ? '' : `, retiré le ${when(message.removedAt)}`
  }</p>
<blockquote>${message.text ?? 'Le texte a été effacé.'}</blockquote>
${message.earlier.map(text => html`<p class="muted">Avant une modification${NBSP}: ${text}</p>`)}
${message.attachments.map(({ type, url, content }) =>
  content === null
    ? html`<p class="muted">${type}${url === null ? '' : html`${NBSP}: ${url}`}</p>`
    : html`<p><img src="data:${type};base64,${content}" alt="Photo jointe" loading="lazy"></p>`,
)}</div>`,
)}
${conversation.notes.map(
  note => html`<div><p><strong>Note des services</strong>, le ${when(note.writtenAt)}</p>
<blockquote>${note.text}</blockquote></div>`,
)}
</section>`,
)}
${
  copy.waits.length === 0
    ? ''
    : html`<section class="words"><h2>Vos attentes</h2><ul>${copy.waits.map(
        ({ openedAt, closedAt }) =>
          html`<li>Depuis le ${when(openedAt)}${NBSP}: ${closedAt === null ? 'sans réponse à ce jour' : `réponse le ${when(closedAt)}`}</li>`,
      )}</ul></section>`
}
${
  copy.requests.length === 0
    ? ''
    : html`<section class="words"><h2>Vos demandes officielles</h2>${copy.requests.map(
        one => html`<p><strong>${one.reference}</strong>, reçue le ${frenchDate(one.receivedOn)}${
          one.answeredOn === null ? '' : `, réponse le ${frenchDate(one.answeredOn)}`
        }${NBSP}: ${one.subject ?? 'objet effacé'}</p>
${one.text === null ? '' : html`<blockquote>${one.text}</blockquote>`}
${one.outcome === null ? '' : html`<p>${one.outcome}</p>`}`,
      )}</section>`
}`,
  })
}
