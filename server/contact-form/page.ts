import { html } from 'hono/html'
import { repliesPaths } from '../language/agenda-address.ts'
import { frenchInstant, frenchSize } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import { largestPhoto } from '../pictures/small.ts'
import { linkPage } from '../platform/link-page.ts'
import type { FilledForm, Thread } from './conversation.ts'
import { type ContactField, longestIn } from './rules.ts'
import type { OpenForm } from './store-forms.ts'

type Html = ReturnType<typeof html>

/** Where several communes have a form: each by its name. */
export function chooseFormPage(forms: readonly OpenForm[]): Html {
  return linkPage(
    null,
    'Écrire à la mairie',
    html`<ul>${forms.map(
      ({ id, commune }) => html`<li><a href="/ecrire/${id}">${commune}</a></li>`,
    )}</ul>`,
  )
}

/**
 * The form by which anybody writes to the mairie: it needs no script and no account.
 * @param replyTimes how fast it answers, where it shows that
 * @param byMail whether answers leave by mail
 */
export function formPage(
  { commune, communeId, intro }: OpenForm,
  form: FilledForm,
  { replyTimes, byMail }: { replyTimes: string | null; byMail: boolean },
): Html {
  return linkPage(
    commune,
    'Écrire à la mairie',
    html`${intro === '' ? '' : html`<p class="said">${intro}</p>`}
    ${replyTimes === null ? '' : html`<p class="note">${replyTimes}. <a href="${repliesPaths(`?commune=${communeId}`).page}" target="_blank" rel="noopener">Comment c’est compté</a></p>`}
    ${alert(form)}
    <form method="post" enctype="multipart/form-data">
      ${hidden(form)}
      ${input(form, 'name', 'Votre nom (obligatoire)', null, html`autocomplete="name" required`)}
      ${input(form, 'email', 'Votre adresse électronique', `${byMail ? 'La mairie vous répond là. ' : ''}Par exemple prenom.nom@exemple.fr.`, html`type="email" autocomplete="email" inputmode="email"`)}
      ${input(form, 'phone', 'Ou votre téléphone', 'Si vous n’avez pas d’adresse : on vous rappelle.', html`type="tel" autocomplete="tel" inputmode="tel"`)}
      ${textField(form, 'Votre message (obligatoire)')}
      ${photo(form)}
      ${trap}
      <button type="submit" class="main">Envoyer à la mairie</button>
    </form>
    ${notice()}`,
  )
}

/** A conversation, for who began it. @param isNew it has just been sent */
export function threadPage(
  { commune, isOpen, byTelephone, messages: said }: Thread,
  form: FilledForm,
  {
    zone,
    isNew,
    address,
    byMail,
  }: { zone: string; isNew: boolean; address: string; byMail: boolean },
): Html {
  const where = byTelephone
    ? 'La mairie vous rappelle au numéro que vous avez laissé.'
    : byMail
      ? 'La mairie vous répond par courriel, et sa réponse paraît aussi sur cette page : gardez son adresse.'
      : 'La réponse de la mairie paraîtra sur cette page : gardez son adresse.'
  return linkPage(
    commune,
    'Votre message à la mairie',
    html`${isNew ? html`<p class="receipt" role="status" data-sent>${typeset('C’est envoyé. Merci !')}</p><p>${typeset(where)} <a href="?" target="_blank" rel="noopener">Ouvrir cette page seule</a></p>` : ''}
    ${said.length === 0 ? html`<p>${typeset('Ce qui s’est dit ici a été effacé : les messages ne sont pas gardés plus longtemps qu’il ne faut.')}</p>` : ''}
    ${said.map(
      ({ id, direction, text, sentAt, hasPhoto }) => html`<article>
        <p class="about"><strong>${direction === 'inbound' ? 'Vous' : 'La mairie'}</strong></p>
        <p class="said">${text}</p>
        ${hasPhoto ? html`<figure><img src="${address}/photo/${id}" alt="La photo que vous avez envoyée" loading="lazy"></figure>` : ''}
        <p class="note">${frenchInstant(sentAt, zone)}</p>
      </article>`,
    )}
    ${
      isOpen
        ? html`<h2>Ajouter quelque chose</h2>
        ${alert(form)}
        <form method="post" enctype="multipart/form-data">
          ${hidden(form)}
          ${textField(form, 'Votre message (obligatoire)')}
          ${photo(form)}
          ${trap}
          <button type="submit" class="main">Envoyer à la mairie</button>
        </form>`
        : html`<p>${typeset('On ne peut plus écrire ici : appelez la mairie.')}</p>`
    }`,
  )
}

export function noFormPage(): Html {
  return linkPage(
    null,
    'Il n’y a pas de formulaire ici',
    html`<p>${typeset('L’adresse est incomplète, ou la mairie a fermé ce formulaire. Appelez-la.')}</p>`,
  )
}

/** The page of a link that leads to nobody's conversation. */
export function noThreadPage(): Html {
  return linkPage(
    null,
    'Ce lien ne mène à rien',
    html`<p>${typeset('Il est incomplet, ou la mairie n’a plus cette conversation : elle a pu remettre une sauvegarde plus ancienne. Copiez l’adresse en entier, ou écrivez à la mairie de nouveau.')}</p>`,
  )
}

function alert({ said }: FilledForm): Html | '' {
  return said === null ? '' : html`<p class="alert" role="alert">${said.fr}</p>`
}

function hidden({ stamp }: FilledForm): Html {
  return html`<input type="hidden" name="stamp" value="${stamp}">`
}

/** Nobody sees it, and what fills it in is a program. */
const trap = html`<p class="trap" aria-hidden="true"><label for="site">Ne rien écrire ici</label><input id="site" name="site" tabindex="-1" autocomplete="off"></p>`

function input(
  form: FilledForm,
  name: ContactField,
  label: string,
  hint: string | null,
  more: Html,
): Html {
  return html`<label for="${name}">${label}</label>
      ${hint === null ? '' : html`<p class="note" id="${name}-aide">${typeset(hint)}</p>`}
      ${problem(form, name)}
      <input id="${name}" name="${name}" value="${form.typed[name]}" maxlength="${longestIn[name]}"${described(form, name, hint !== null)} ${more}>`
}

function textField(form: FilledForm, label: string): Html {
  return html`<label for="text">${label}</label>
      ${problem(form, 'text')}
      <textarea id="text" name="text" rows="8" required maxlength="${longestIn.text}"${described(form, 'text', false)}>${form.typed.text}</textarea>`
}

/** Without `capture`, which would offer the camera alone (https://www.w3.org/TR/html-media-capture/). */
function photo(form: FilledForm): Html {
  const hint = `${frenchSize(largestPhoto)} au plus. Le lieu que la photo garde en mémoire est retiré.`
  return html`<label for="file">Une photo, si elle aide (facultatif)</label>
      <p class="note" id="file-aide">${typeset(hint)}</p>
      ${problem(form, 'file')}
      <input id="file" name="file" type="file" accept="image/*"${described(form, 'file', true)}>`
}

function problem({ problems }: FilledForm, name: ContactField | 'file'): Html | '' {
  const said = problems[name]
  return said === undefined ? '' : html`<p class="wrong" id="${name}-erreur">${said.fr}</p>`
}

function described(
  { problems }: FilledForm,
  name: ContactField | 'file',
  hasHint: boolean,
): Html | '' {
  const isWrong = problems[name] !== undefined
  const ids = [...(hasHint ? [`${name}-aide`] : []), ...(isWrong ? [`${name}-erreur`] : [])]
  if (ids.length === 0) return ''
  return html` aria-describedby="${ids.join(' ')}"${isWrong ? html` aria-invalid="true"` : ''}`
}

/** What RGPD, article 13, wants to be said where it is asked. */
function notice(): Html {
  return html`<p class="note">${typeset('La mairie garde votre nom, votre adresse ou votre téléphone, vos messages et vos photos pour vous répondre, et pour rien d’autre.')} <a href="/confidentialite" target="_blank" rel="noopener">Combien de temps, et vos droits</a></p>`
}
