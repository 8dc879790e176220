import { html } from 'hono/html'
import { picturePath } from '../language/agenda-address.ts'
import { frenchInstant, frenchLocalTime } from '../language/french.ts'
import { ofTown } from '../language/town.ts'
import { typeset } from '../language/typeset.ts'
import { unknownLinkPage } from '../partners/contact-page.ts'
import { linkPage } from '../platform/link-page.ts'
import type { ShareView } from './answer.ts'
import type { Kit, KitText } from './kit.ts'

type Html = ReturnType<typeof html>
type Open = Extract<ShareView, { kind: 'open' }>

/** What went wrong with an answer, and what was typed, so that nothing is lost. */
export type ShareRetry = { message: string; act: string; typed: string }

/** The page of an offer: it needs no script, no account, and fits an old telephone. */
export function sharePage(view: ShareView, retry: ShareRetry | null = null): Html {
  switch (view.kind) {
    case 'unknown':
      return unknownLinkPage()
    case 'withdrawn':
      return linkPage(
        view.commune,
        'Proposition retirée',
        html`<p>${typeset(`${view.commune} a retiré sa proposition « ${view.share.eventTitle} ». Il n’y a plus rien à faire.`)}</p>`,
      )
    case 'over':
      return linkPage(
        view.commune,
        view.cancelled ? 'Annulé' : 'C’est passé',
        html`<p>${typeset(
          view.cancelled
            ? `« ${view.share.eventTitle} » a été annulé.`
            : `La date de « ${view.share.eventTitle} » est passée. Merci à vous.`,
        )}</p>`,
      )
    case 'hidden':
      return linkPage(view.commune, 'Rien à annoncer pour le moment', hidden(view))
    case 'open':
      return linkPage(`${view.commune} vous propose`, view.share.eventTitle, open(view, retry))
  }
}

/** Neither its title nor its date: nobody is to read what may have changed and is not public. */
function hidden({ commune, share }: Exclude<ShareView, { kind: 'unknown' }>): Html {
  const isYes = share.state === 'accepted' || share.state === 'published'
  return html`${isYes && html`<p class="receipt">${typeset('Vous avez dit oui : c’est noté. Merci !')}</p>`}
    <p>${typeset(`Ce qui vous était proposé n’est pas à l’agenda ${ofTown(commune)} pour le moment. S’il y revient, ce lien vous le montrera.`)}</p>`
}

function open(view: Open, retry: ShareRetry | null): Html {
  const { kit, share } = view
  return html`${about(view)}
    ${retry && html`<p class="alert" role="alert">${typeset(retry.message)}</p>`}
    ${kit.change && html`<p class="alert">${typeset(`${kit.change.word} : ${kit.change.sentence}`)}</p>`}
    ${share.state === 'proposed' ? (isOff(view) ? off(view) : answer(view, retry)) : standing(view, retry)}`
}

/** It does not take place, or nobody knows when: there is nothing to say yes to. */
const isOff = ({ share }: Open): boolean => share.status !== 'planned'

const off = ({ share }: Open): Html =>
  html`<p>${typeset(share.status === 'cancelled' ? 'Il n’y a plus rien à annoncer.' : 'Il n’y a rien à annoncer avant la nouvelle date.')}</p>`

function about(view: Open): Html {
  const { event, when, place, poster } = view.kit
  // A partner that lent a page reads the post itself before it agrees: not the same words twice.
  if (view.page !== null && view.share.state === 'proposed')
    return html`<p class="about"><strong>${when}</strong><br>${place}</p>`
  return html`<p class="about"><strong>${when}</strong><br>${place}</p>
    ${poster && shown(view.kit, poster)}
    <div class="said">${event.text}</div>
    ${event.link && html`<p class="said-link"><a href="${event.link}" rel="noopener">${event.link}</a></p>`}`
}

const shown = ({ event }: Kit, picture: { id: number; alt: string }): Html =>
  html`<figure><img src="${picturePath(event, picture, 640)}" alt="${picture.alt}"></figure>`

/** To the letter, with its pictures. */
function preview({ kit, page, post }: Open): Html {
  return html`<h2>${typeset(`Ce qui sera publié sur ${page}`)}</h2>
      <article><div class="said">${post}</div>
      ${kit.event.pictures.map(picture => shown(kit, picture))}</article>`
}

function answer(view: Open, retry: ShareRetry | null): Html {
  const { page, suggested, reader, partner } = view
  const at = retry?.act === 'accept' && retry.typed !== '' ? retry.typed : suggested
  return html`<div class="decide">
      ${page === null ? '' : preview(view)}
      <h2>${typeset('L’annoncez-vous chez vous ?')}</h2>
      <form method="post">
        <input type="hidden" name="act" value="accept">
        ${
          page === null
            ? ''
            : html`<label for="heure">${typeset(`Quand le publier sur ${page} ?`)}</label>
        <input id="heure" type="datetime-local" name="at" value="${at}" required>`
        }
        <button type="submit" class="main">${page === null ? 'Oui, je l’annonce' : 'Oui, le publier'}</button>
        ${page === null ? html`<p class="note">Vous trouverez ensuite les textes, l’affiche et la date à copier.</p>` : ''}
      </form>
      ${decline(retry)}
      <p class="note">Votre réponse sera celle de ${reader}, pour ${partner}.</p>
    </div>`
}

function decline(retry: ShareRetry | null): Html {
  const isOpen = retry?.act === 'decline'
  return html`<details id="non"${isOpen ? html` open` : ''}>
        <summary>Non merci</summary>
        <form method="post">
          <input type="hidden" name="act" value="decline">
          <label for="pourquoi">${typeset('Pourquoi, si vous voulez le dire ?')}</label>
          <textarea id="pourquoi" name="comment" rows="2" maxlength="500">${isOpen ? retry.typed : ''}</textarea>
          <button type="submit">Ne pas l’annoncer</button>
        </form>
      </details>`
}

/** What was answered, and what may still be done. */
function standing(view: Open, retry: ShareRetry | null): Html {
  const { share, page, plannedAt, zone } = view
  if (share.state === 'declined') {
    return html`<div class="decide"><p class="receipt">${typeset('C’est noté : vous ne l’annoncez pas. Merci de l’avoir dit.')}</p>
      ${isOff(view) ? '' : html`<details><summary>J’ai changé d’avis</summary>${answer(view, retry)}</details>`}</div>`
  }
  const isOut = share.state === 'published'
  const said = isOut
    ? 'C’est publié : merci !'
    : page === null
      ? isOff(view)
        ? 'Si vous l’avez annoncé, merci de le dire aussi : voici les textes à jour.'
        : 'Merci ! Voici de quoi l’annoncer.'
      : plannedAt === null
        ? 'Merci !'
        : `Merci ! La publication est prévue sur ${page}, ${frenchLocalTime(plannedAt, { weekday: true })}.`
  return html`<div class="decide">
      <p class="receipt">${typeset(said)}${share.url === null ? '' : html`<br><a href="${share.url}" rel="noopener">${share.url}</a>`}</p>
      ${page === null ? kitPart(view) : ''}
      ${isOut || page !== null || isOff(view) ? '' : published(retry)}
      ${isOut ? '' : html`<details id="non"><summary>Finalement, non</summary><form method="post"><input type="hidden" name="act" value="decline"><input type="hidden" name="comment" value=""><button type="submit">Ne pas l’annoncer</button></form></details>`}
    </div>
    <p class="note">Proposé le ${frenchInstant(share.proposedAt, zone, { weekday: true })}.</p>`
}

function kitPart({ kit }: Open): Html {
  return html`<h2>Les textes</h2>
      ${kit.texts.map(textPart)}
      <script src="/kit.js" defer></script>
      ${kit.poster && posterPart()}
      ${kit.hasCalendar ? html`<h2>La date</h2>${take('calendar', 'Ajouter à mon agenda (.ics)')}` : ''}`
}

function textPart({ piece, title, hint, text }: KitText): Html {
  return html`<article>
        <label for="texte-${piece}">${title}</label>
        <p class="note">${typeset(hint)}</p>
        <textarea id="texte-${piece}" rows="6" readonly>${text}</textarea>
        <form method="post" data-copy="texte-${piece}" hidden><input type="hidden" name="act" value="copied"><input type="hidden" name="piece" value="${piece}"><button type="submit">Copier</button></form>
      </article>`
}

function posterPart(): Html {
  return html`<h2>L’affiche</h2>
      <div class="row">${take('poster-jpg', 'Image (JPEG)')}${take('poster-pdf', 'À imprimer (PDF)')}</div>`
}

/** A form, so that only a person takes it, and that is noted. */
function take(piece: string, label: string): Html {
  return html`<form method="post"><input type="hidden" name="act" value="take"><input type="hidden" name="piece" value="${piece}"><button type="submit">${label}</button></form>`
}

function published(retry: ShareRetry | null): Html {
  const typed = retry?.act === 'published' ? retry.typed : ''
  return html`<h2>${typeset('C’est fait ?')}</h2>
      <form method="post">
        <input type="hidden" name="act" value="published">
        <label for="adresse">Adresse de votre publication, si elle en a une</label>
        <input id="adresse" type="url" name="url" value="${typed}" placeholder="https://" maxlength="500">
        <button type="submit" class="main">J’ai publié</button>
      </form>`
}
