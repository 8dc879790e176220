import { html } from 'hono/html'
import { isOnAgenda } from '../events/public-event.ts'
import { wholeDaysOf } from '../events/rules/all-day.ts'
import { frenchDate, frenchInstant, frenchList, frenchLocalTime, NBSP } from '../language/french.ts'
import type { Sentence } from '../language/sentence.ts'
import { capital, typeset } from '../language/typeset.ts'
import { linkPage } from '../platform/link-page.ts'
import type { OwnProposal, Publication } from './own-proposals.ts'
import { proposalForm } from './proposal-form.ts'
import type { ProposeView, Refused } from './propose.ts'
import { type AnnouncedField, beginningOf } from './rules-proposal.ts'

type Html = ReturnType<typeof html>
type Known = Exclude<ProposeView, { kind: 'unknown' }>

/** What the page says beside where everything stands. */
export type ProposeNews =
  | { kind: 'nothing' }
  /** This one has just arrived, or this answer. */
  | { kind: 'sent'; id: number }
  | { kind: 'answered' }
  | { kind: 'refused'; refused: Refused }
  /** An answer to a question was not taken. */
  | { kind: 'not-answered'; id: number; typed: string; said: Sentence }

/** The page of a member's link: it needs no script, no account, and fits an old telephone. */
export function proposePage(view: ProposeView, news: ProposeNews = { kind: 'nothing' }): Html {
  if (view.kind === 'unknown') {
    return linkPage(
      null,
      'Ce lien ne mène à rien',
      html`<p>${typeset('Il est incomplet, ou la mairie l’a remplacé par un autre. Copiez l’adresse en entier, ou demandez un nouveau lien à la mairie.')}</p>`,
    )
  }
  const { commune, committee } = view
  if (view.kind === 'closed') {
    return linkPage(
      commune,
      'Ce lien ne sert plus',
      html`<p>${typeset(`La mairie ne reçoit plus de propositions de « ${committee} » par ce lien. Appelez-la si c’est une erreur.`)}</p>${list(view, news)}`,
    )
  }
  const refused = news.kind === 'refused' ? news.refused : null
  const proposals = list(view, news)
  // Anybody who comes for an answer is not to look for it under a form.
  const isListFirst =
    refused === null &&
    (news.kind !== 'nothing' || view.proposals.some(({ state }) => state === 'asked'))
  return linkPage(
    commune,
    'Proposer un événement',
    isListFirst
      ? html`${receipt(view, news)}${proposals}<h2>Proposer un autre événement</h2>${proposalForm(view, refused)}`
      : html`${proposals && html`<p><a href="#propositions">Voir vos propositions</a></p>`}${proposalForm(view, refused)}${proposals}`,
  )
}

function receipt({ hasMail }: Known, news: ProposeNews): Html | '' {
  if (news.kind === 'answered') {
    return html`<p class="receipt" role="status">${typeset('Votre réponse est envoyée. Merci !')}</p>`
  }
  if (news.kind !== 'sent') return ''
  return html`<p class="receipt" role="status" data-sent>${typeset('C’est envoyé. Merci !')}</p>
      <p>${typeset('La mairie lit votre proposition, vous pose une question si besoin, puis décide.')} ${
        hasMail
          ? typeset('Vous recevez sa réponse par courriel, et vous la voyez ici.')
          : typeset('Vous verrez sa réponse ici : gardez ce lien.')
      }</p>`
}

function list(view: Known, news: ProposeNews): Html | '' {
  if (view.proposals.length === 0) return ''
  return html`<h2 id="propositions">Vos propositions</h2>
    ${view.proposals.map(one => item(view, one, news))}`
}

function item(view: Known, proposal: OwnProposal, news: ProposeNews): Html {
  const { id, title, startLocal, receivedAt, event, pictureId, alt } = proposal
  const when = beginningOf(event ?? { startLocal, endLocal: null })
  return html`<article id="proposition-${id}">
      <h3>${event?.title ?? title}</h3>
      <p>${when}</p>
      ${standing(view, proposal, news)}
      ${pictureId === null ? '' : html`<details><summary>L’affiche</summary><img src="?affiche=${id}" alt="${alt ?? ''}" loading="lazy"></details>`}
      <p class="note">Proposé le ${frenchInstant(receivedAt, view.zone)}.</p>
    </article>`
}

function standing(view: Known, proposal: OwnProposal, news: ProposeNews): Html {
  const { state, comment, event, said } = proposal
  const thread = said.map(
    one =>
      html`<p class="note">${one.what === 'asked' ? 'La mairie demande' : 'Votre réponse'}${NBSP}:</p><blockquote>${one.comment}</blockquote>`,
  )
  switch (state) {
    case 'received':
      return html`<p><strong>Reçue.</strong> ${typeset('La mairie va la lire.')}</p>${thread}`
    case 'asked':
      return html`<p><strong>Une question pour vous.</strong></p>${thread}${view.kind === 'open' ? answerBox(proposal, news) : ''}`
    case 'declined':
      return html`<p><strong>Non retenue.</strong></p>${comment === null ? '' : html`<blockquote>${comment}</blockquote>`}`
    case 'withdrawn':
      return html`<p><strong>Retirée.</strong></p>`
    case 'accepted':
      if (event === null) {
        return html`<p><strong>Retirée.</strong> ${typeset('Elle avait été acceptée, puis la mairie l’a retirée de son agenda.')}</p>`
      }
      return html`<p><strong>Acceptée.</strong></p>
        ${statusOf(event)}
        ${changes(proposal)}
        ${publications(proposal)}`
  }
}

function statusOf(event: NonNullable<OwnProposal['event']>): Html | '' {
  if (event.status === 'cancelled') return html`<p class="alert">Annulée par la mairie.</p>`
  if (event.status === 'postponed') {
    return html`<p class="alert">${typeset('Reportée : la nouvelle date n’est pas connue.')}</p>`
  }
  if (event.previousStartLocal === null) return ''
  return html`<p class="alert">${typeset(`Reportée : elle devait avoir lieu ${frenchLocalTime(event.previousStartLocal, { weekday: true })}.`)}</p>`
}

const names: Record<AnnouncedField, string> = {
  title: 'Le titre',
  startLocal: 'La date',
  endLocal: 'La fin',
  place: 'Le lieu',
  text: 'Le texte',
  link: 'L’adresse de la page',
}

/** What the mairie has made otherwise, with what it is now. */
function changes({ changed, event }: OwnProposal): Html | '' {
  if (event === null || changed.length === 0) return ''
  const now = (field: AnnouncedField) => {
    const value = event[field]
    if (value === null) return 'retirée'
    if (field !== 'startLocal' && field !== 'endLocal') return value
    const days = wholeDaysOf(event)
    if (days === null) return frenchLocalTime(value, { weekday: true })
    return frenchDate(field === 'startLocal' ? days.first : days.last, { weekday: true })
  }
  return html`<p>${typeset('Modifié par la mairie :')}</p>
      <ul class="facts">${changed.map(field => html`<li>${names[field]}${NBSP}: <span class="said">${now(field)}</span></li>`)}</ul>`
}

/** What is said to the committee of a publication that is not out. */
const waiting: Partial<Record<Publication['state'], string>> = {
  draft: 'en préparation',
  'awaiting-approval': 'à valider par la mairie',
  due: 'la mairie s’en occupe',
  failed: 'la mairie s’en occupe',
  unconfirmed: 'la mairie s’en occupe',
  missed: 'n’est pas partie',
}

function publications({ publications: all, event }: OwnProposal): Html | '' {
  const shown = all.filter(({ state }) => state !== 'cancelled')
  if (shown.length === 0) {
    return event === null || !isOnAgenda(event)
      ? ''
      : html`<p>${typeset('Elle est à l’agenda de la commune.')}</p>`
  }
  const times = [...Map.groupBy(shown, ({ dueLocal }) => dueLocal)]
  return html`<p>${typeset('Les annonces :')}</p>
      <ul class="facts">${times.map(
        ([dueLocal, ones]) =>
          html`<li>${capital(frenchLocalTime(dueLocal, { weekday: true }))}, sur ${frenchList(ones.map(({ channel }) => channel))}${ones.map(outcome)}</li>`,
      )}</ul>`
}

function outcome({ url, state, channel }: Publication): Html | '' {
  if (url !== null) return html`<br><a href="${url}" rel="noopener">Voir sur ${channel}</a>`
  const word = waiting[state]
  return word === undefined ? '' : html` <em>(${word})</em>`
}

function answerBox({ id }: OwnProposal, news: ProposeNews): Html {
  const isRefused = news.kind === 'not-answered' && news.id === id
  return html`${isRefused ? html`<p class="alert" role="alert">${news.said.fr}</p>` : ''}
      <form method="post">
        <input type="hidden" name="act" value="answer">
        <input type="hidden" name="id" value="${id}">
        <label for="reponse-${id}">Votre réponse</label>
        <textarea id="reponse-${id}" name="comment" rows="3" required maxlength="2000">${isRefused ? news.typed : ''}</textarea>
        <button type="submit">Répondre à la mairie</button>
      </form>`
}
