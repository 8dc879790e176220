import { html } from 'hono/html'
import { capital, typeset } from '../language/typeset.ts'
import { linkPage as page } from '../platform/link-page.ts'
import type { LinkComment, LinkItem, LinkView } from './link.ts'
import { timeSentence } from './subject-text.ts'

type Html = ReturnType<typeof html>
type Open = Extract<LinkView, { kind: 'open' }>
type Decided = Extract<LinkView, { kind: 'decided' }>

/** What went wrong with a decision, and what was typed, so that nothing is lost. */
export type Retry = { message: string; decision: string; comment: string }

/** The page of a link: it needs no script, no account, and fits a telephone. */
export function approvalPage(view: LinkView, retry: Retry | null = null): Html {
  switch (view.kind) {
    case 'unknown':
      return messagePage(
        'Ce lien ne mène à rien',
        'Il est incomplet, ce qui était à valider a été supprimé, ou vous n’êtes plus de celles et ceux qui valident. Copiez l’adresse en entier depuis le courriel, ou voyez avec la mairie.',
      )
    case 'ended':
      return page(
        view.commune,
        'Ce lien a fait son temps',
        html`<p>${typeset(`Il était valable jusqu’au ${view.ended}. La demande, elle, attend toujours : « ${view.about.title} ».`)}</p>
          <form method="post"><input type="hidden" name="renew" value="1"><button type="submit" class="main">Recevoir un nouveau lien</button></form>
          <p class="note">Il sera envoyé à ${view.email}.</p>`,
      )
    case 'decided':
      return page(view.commune, decidedTitle(view), decided(view, retry))
    case 'open':
      return page(view.commune, 'À valider', open(view, retry))
  }
}

/** Said after a new link was asked for. */
export function renewedPage(): Html {
  return messagePage(
    'Un nouveau lien est en route',
    'Il arrive d’ici quelques minutes dans votre boîte. Vous pouvez fermer cette page.',
  )
}

function messagePage(title: string, message: string): Html {
  return page(null, title, html`<p>${typeset(message)}</p>`)
}

const titles = {
  open: 'Plus rien à valider',
  approved: 'C’est validé',
  refused: 'C’est refusé',
  changes: 'Modification demandée',
  urgent: 'Publication urgente',
  withdrawn: 'Plus rien à valider',
} as const

const decidedTitle = ({ state }: Decided) => titles[state]

function decided(view: Decided, retry: Retry | null): Html {
  const { sentence, comment, about, isAskedAnew, state, comments, mayAsk } = view
  // The receipt says all about a decision that came too late.
  const unsent = retry?.decision === 'question' ? retry : null
  return html`${about && html`<p class="about"><strong>${about.title}</strong>${about.when && html`<br>${capital(about.when.fr)}`}</p>`}
    <p class="receipt">${typeset(sentence)}</p>
    ${comment && html`<blockquote>${comment}</blockquote>`}
    ${isAskedAnew ? html`<p>${typeset('Le contenu a changé depuis : il est à valider de nouveau, par le lien d’un courriel plus récent.')}</p>` : ''}
    ${unsent && html`<p class="alert" role="alert">${typeset(unsent.message)}</p>`}
    ${unsent && !mayAsk ? html`<blockquote class="said">${unsent.comment}</blockquote>` : ''}
    ${discussion(comments)}
    ${mayAsk ? questionForm(comments, unsent) : ''}
    <p class="note">${closing(state)}</p>`
}

function closing(state: Decided['state']): string {
  if (state === 'approved') {
    return 'Chaque publication à venir part à son heure. La mairie garde trace de cette décision. Vous pouvez fermer cette page.'
  }
  if (state === 'refused')
    return 'Rien de ce qui attendait ne sera publié. Vous pouvez fermer cette page.'
  if (state === 'changes') {
    return 'La personne qui a préparé la publication est prévenue. Vous recevrez un nouveau lien une fois le texte corrigé.'
  }
  return 'Vous pouvez fermer cette page.'
}

function open(view: Open, retry: Retry | null): Html {
  const { about, askedBy, asked, items, isChanged, name, email, hash, comments } = view
  const typed = (decision: string) => (retry?.decision === decision ? retry.comment : '')
  const opened = (decision: string) => (retry?.decision === decision ? html` open` : '')
  const other = (decision: string, anchor: string, title: string, label: string, hint: string) =>
    html`<details${opened(decision)}>
        <summary>${title}</summary>
        <form method="post">
          <input type="hidden" name="decision" value="${decision}">
          <input type="hidden" name="hash" value="${hash}">
          <label for="${anchor}">${typeset(label)}</label>
          <p class="note" id="${anchor}-aide">${hint}</p>
          <textarea id="${anchor}" name="comment" rows="3" maxlength="2000" required aria-describedby="${anchor}-aide">${typed(decision)}</textarea>
          <button type="submit">${title}</button>
        </form>
      </details>`
  return html`<p class="about"><strong>${about.title}</strong>${about.when && html`<br>${capital(about.when.fr)}`}</p>
    <p>${askedBy} demande votre validation, le ${asked}.</p>
    ${retry && html`<p class="alert" role="alert">${typeset(retry.message)}</p>`}
    ${isChanged && retry === null ? html`<p class="alert">${typeset('Le contenu a changé depuis le courriel : voici ce qui serait publié maintenant.')}</p>` : ''}
    <h2>Ce qui sera publié</h2>
    ${items.map(item)}
    ${discussion(comments)}
    ${questionForm(comments, retry)}
    <div class="decide">
      <h2>Votre décision</h2>
      <form method="post">
        <input type="hidden" name="decision" value="approve">
        <input type="hidden" name="hash" value="${hash}">
        <button type="submit" class="main">Valider</button>
      </form>
      ${other('changes', 'modifier', 'Demander une modification', 'Que faut-il changer ?', 'La personne qui a préparé la publication lira ces mots.')}
      ${other('refuse', 'refuser', 'Refuser', 'Pourquoi ?', 'Rien de ce qui est ci-dessus ne sera publié. La personne qui l’a préparé lira ces mots.')}
      <p class="note">La décision sera signée ${name} (${email}), avec sa date et son heure. Ce lien sert une seule fois.</p>
    </div>`
}

function discussion(comments: readonly LinkComment[]): Html | '' {
  if (comments.length === 0) return ''
  return html`<section id="echanges">
      <h2>Questions et réponses</h2>
      ${comments.map(({ by, when, text }) => html`<p class="note">${by}, le ${when}</p><blockquote class="said">${text}</blockquote>`)}
    </section>`
}

/** A question decides nothing, and the link goes on. */
function questionForm(comments: readonly LinkComment[], retry: Retry | null): Html {
  const typed = retry?.decision === 'question' ? retry.comment : null
  const title = comments.at(-1)?.decides === false ? 'Répondre' : 'Poser une question'
  return html`<details${typed === null ? '' : html` open`}>
      <summary>${title}</summary>
      <form method="post">
        <label for="question">${typeset('Votre message :')}</label>
        <p class="note" id="question-aide">La personne qui a préparé la publication le reçoit par courriel ; vous recevrez sa réponse de même. Rien n’est décidé.</p>
        <textarea id="question" name="question" rows="3" maxlength="2000" required aria-describedby="question-aide">${typed}</textarea>
        <button type="submit">Envoyer</button>
      </form>
    </details>`
}

function item({ text, link, place, pictures, times }: LinkItem): Html {
  return html`<article>
      <ul>${times.map(time => html`<li>${timeSentence(time, 'fr')}${time.isMissed ? html` <em>(l’heure est passée)</em>` : ''}</li>`)}</ul>
      ${place === 'comment' ? html`<p class="note">En premier commentaire</p>` : ''}
      <div class="said">${text}</div>
      ${link && html`<p class="said-link">${link}</p>`}
      ${pictures.map(({ url, alt }) => html`<figure><img src="${url}" alt="${alt}"><figcaption>Texte alternatif : ${alt}</figcaption></figure>`)}
    </article>`
}
