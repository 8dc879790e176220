import { html } from 'hono/html'
import { ofTown } from '../language/town.ts'
import { typeset } from '../language/typeset.ts'
import { linkPage } from '../platform/link-page.ts'
import type { ContactView } from './contact-link.ts'
import { type SharePiece, sharePieces } from './rules-partner.ts'

type Html = ReturnType<typeof html>

const labels: Record<SharePiece, string> = {
  facebook: 'Le texte pour Facebook',
  instagram: 'Le texte pour Instagram',
  short: 'Un texte court (PanneauPocket, Illiwap, panneau, SMS)',
  article: 'Un article pour le site ou le bulletin',
  poster: 'L’affiche',
  calendar: 'La date pour un agenda (.ics)',
}

/** What a contact wants to receive, and until when it is to be left alone: without script. */
export function contactPage(view: ContactView, said: string | null): Html {
  const { commune, partner, contact, pieces, quietUntil } = view
  if (contact.unsubscribedAt !== null) {
    return linkPage(
      commune,
      'Vous ne recevez plus rien',
      html`<p class="receipt">${typeset(`${contact.email} ne reçoit plus les propositions ${ofTown(commune)}.`)}</p>
        <form method="post"><input type="hidden" name="act" value="back"><button type="submit">Les recevoir de nouveau</button></form>`,
    )
  }
  return linkPage(
    commune,
    'Ce que vous recevez',
    html`<p>${typeset(`${commune} propose ses événements à ${partner}.`)}</p>
      ${said && html`<p class="receipt" role="status">${said}</p>`}
      <form method="post">
        <input type="hidden" name="act" value="wish">
        <fieldset><legend>Dans chaque proposition</legend>
          ${sharePieces.map(
            piece =>
              html`<label class="check"><input type="checkbox" name="piece" value="${piece}"${pieces.includes(piece) ? html` checked` : ''}> ${labels[piece]}</label>`,
          )}
        </fieldset>
        <label for="calme">Aucune proposition jusqu’au (facultatif)</label>
        <input id="calme" type="date" name="quietUntil" value="${quietUntil ?? ''}">
        <button type="submit" class="main">Enregistrer</button>
      </form>
      <h2>Ne plus rien recevoir</h2>
      ${leave(contact.email)}`,
  )
}

function leave(email: string): Html {
  return html`<form method="post"><input type="hidden" name="act" value="leave"><button type="submit">Se désabonner</button></form>
      <p class="note">${typeset(`Plus aucune proposition ne sera envoyée à ${email}.`)}</p>`
}

/** For a link to neighbours that leads nowhere, whatever it was for. */
export function unknownLinkPage(): Html {
  return linkPage(
    null,
    'Ce lien ne mène à rien',
    html`<p>${typeset('Il est incomplet, ou ce qu’il montrait a été supprimé ou remplacé, ou la mairie qui vous l’a envoyé ne vous compte plus parmi ses voisins. Copiez l’adresse en entier depuis son dernier courriel.')}</p>`,
  )
}
