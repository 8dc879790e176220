import { html } from 'hono/html'
import type { Theme } from '../channels/themes.ts'
import { agendaPath, subscribePath } from '../language/agenda-address.ts'
import { ofTown } from '../language/town.ts'
import { typeset } from '../language/typeset.ts'
import { linkPage } from '../platform/link-page.ts'
import type { Linked } from './sign-up.ts'

type Html = ReturnType<typeof html>

export type SignUpPage = {
  commune: { id: number; name: string }
  themes: readonly Theme[]
  /** By which browsers know this installation. */
  pushKey: string
  /** Where no mail server is set, nobody signs up by mail. */
  canMail: boolean
  stamp: string
  typed: { email: string; themes: readonly number[] }
  said: string | null
}

/** Where residents sign up for what the mairie publishes: one press for a telephone, an address for mails. */
export function signUpPage(page: SignUpPage): Html {
  const { commune, themes } = page
  const of = (way: Theme['way']) => themes.filter(theme => theme.way === way)
  return linkPage(
    commune.name,
    'Recevoir les nouvelles',
    html`<p>${typeset('Choisissez ce qui vous intéresse. C’est gratuit, sans compte, et vous arrêtez quand vous voulez.')}</p>
    ${of('push').length > 0 ? pushPart(page, of('push')) : ''}
    ${of('mail').length > 0 && page.canMail ? mailPart(page, of('mail')) : ''}
    <p><a href="${agendaPath}?commune=${commune.id}">L’agenda ${ofTown(commune.name)}</a></p>`,
    html`<link rel="manifest" href="/abonnement/app.webmanifest?commune=${commune.id}">
    <script type="module" src="/subscribe.js"></script>`,
  )
}

/** Each box is on or off by itself: what the browser asks comes with the first one. */
function pushPart({ commune, pushKey }: SignUpPage, themes: readonly Theme[]): Html {
  return html`<h2>Sur ce téléphone, ou cet ordinateur</h2>
    <form data-push data-commune="${commune.id}" data-key="${pushKey}">
      <fieldset disabled>
        <legend>${typeset('Me prévenir de')}</legend>
        ${boxes(themes, [])}
      </fieldset>
      <p data-said role="status">${typeset('Pour être prévenu sur ce navigateur, activez-y JavaScript.')}</p>
      <p class="note" data-apple hidden>${typeset('Sur iPhone et iPad : touchez « Partager », puis « Sur l’écran d’accueil », et ouvrez cette page depuis l’écran d’accueil.')}</p>
      <p class="note">${typeset('Aucun nom, aucun numéro : seul ce navigateur est connu, et la mairie n’en voit que le nombre.')}</p>
    </form>`
}

function mailPart(page: SignUpPage, themes: readonly Theme[]): Html {
  const { stamp, typed, said } = page
  return html`<h2>Par courriel</h2>
    ${said === null ? '' : html`<p class="alert" role="alert">${typeset(said)}</p>`}
    <form method="post" action="/abonnement/courriel">
      <input type="hidden" name="commune" value="${page.commune.id}">
      <input type="hidden" name="stamp" value="${stamp}">
      <label for="email">Votre adresse électronique</label>
      <input id="email" name="email" type="email" autocomplete="email" inputmode="email" required maxlength="254" value="${typed.email}">
      <fieldset>
        <legend>${typeset('M’écrire à propos de')}</legend>
        ${boxes(themes, typed.themes)}
      </fieldset>
      <p class="trap" aria-hidden="true"><label for="site">Ne rien écrire ici</label><input id="site" name="site" tabindex="-1" autocomplete="off"></p>
      <button type="submit" class="main">M’abonner</button>
    </form>
    <p class="note">${typeset('La mairie garde votre adresse pour ces courriels, et pour rien d’autre, jusqu’à ce que vous vous désabonniez : chaque courriel a un lien pour cela.')} <a href="/confidentialite">Vos droits</a></p>`
}

function boxes(themes: readonly Theme[], ticked: readonly number[]): Html {
  // A choice of one is made already.
  const isTicked = (id: number) => themes.length === 1 || ticked.includes(id)
  return html`${themes.map(
    ({ channelId, label }) =>
      html`<label class="check"><input type="checkbox" name="themes" value="${channelId}"${isTicked(channelId) ? html` checked` : ''}> ${label}</label>`,
  )}`
}

/** Where several communes can be subscribed to: each by its name. */
export function chooseCommunePage(communes: readonly { id: number; name: string }[]): Html {
  return linkPage(
    null,
    'Recevoir les nouvelles',
    html`<ul>${communes.map(
      ({ id, name }) => html`<li><a href="/abonnement?commune=${id}">${name}</a></li>`,
    )}</ul>`,
  )
}

export function nothingPage(): Html {
  return linkPage(
    null,
    'Il n’y a rien à quoi s’abonner ici',
    html`<p>${typeset('La mairie n’a pas ouvert d’abonnement. Son agenda se suit autrement :')} <a href="${subscribePath}">voir comment</a>.</p>`,
  )
}

/** The same whatever the address is: who types it is told nothing of it. */
export function askedPage(commune: string): Html {
  return linkPage(
    commune,
    'Encore un geste',
    html`<p class="receipt" role="status">${typeset('Un courriel est parti vers cette adresse.')}</p>
    <p>${typeset('Ouvrez-le et touchez le bouton : rien ne vous sera envoyé avant. Il n’arrive pas ? Regardez dans les indésirables.')}</p>`,
  )
}

/** What the link of a mail opens: to say yes, to choose otherwise, to leave. Opening it decides nothing. */
export function linkedPage(linked: Linked): Html {
  const { commune, address, state, themes, chosen } = linked
  const isNew = state === 'pending'
  return linkPage(
    commune,
    isNew ? 'Confirmer votre abonnement' : 'Votre abonnement',
    html`<p><strong>${address}</strong></p>
    <form method="post">
      <fieldset>
        <legend>${typeset('M’écrire à propos de')}</legend>
        ${boxes(themes, chosen)}
      </fieldset>
      <button type="submit" class="main">${isNew ? 'Oui, m’abonner' : 'Enregistrer'}</button>
    </form>
    <form method="post" class="decide">
      <h2>${isNew ? 'Ce n’est pas vous ?' : 'Ne plus rien recevoir'}</h2>
      <button type="submit" name="leave" value="1">${isNew ? 'Effacer cette adresse' : 'Me désabonner'}</button>
    </form>`,
  )
}

export function savedPage(commune: string, isSignedUp: boolean): Html {
  return linkPage(
    commune,
    'C’est fait',
    isSignedUp
      ? html`<p class="receipt" role="status">${typeset('Vous êtes abonné.')}</p><p>${typeset('Chaque courriel aura un lien pour changer d’avis.')}</p>`
      : html`<p class="receipt" role="status">${typeset('Vous ne recevrez plus rien : votre adresse est effacée.')}</p>`,
  )
}

export function noLinkPage(): Html {
  return linkPage(
    null,
    'Ce lien ne sert plus',
    html`<p>${typeset('Il est incomplet, ou cette adresse n’est plus abonnée : il n’y a rien d’autre à faire.')}</p>`,
  )
}
