import { html, raw } from 'hono/html'
import { capital, typeset } from '../language/typeset.ts'
import { timeSentence } from './about.ts'
import type { LinkItem, LinkView } from './link.ts'

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
        'Il est incomplet, ou vous n’êtes plus de celles et ceux qui valident. Copiez l’adresse en entier depuis le courriel, ou voyez avec la mairie.',
      )
    case 'ended':
      return page(
        view.commune,
        'Ce lien a fait son temps',
        html`<p>${typeset(`Il était valable jusqu’au ${view.ended}. La demande, elle, attend toujours : « ${view.about.title} ».`)}</p>
          <form method="post"><input type="hidden" name="renew" value="1"><button class="main">Recevoir un nouveau lien</button></form>
          <p class="note">Il sera envoyé à ${view.email}.</p>`,
      )
    case 'decided':
      return page(view.commune, decidedTitle(view), decided(view))
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

export function messagePage(title: string, message: string): Html {
  return page(null, title, html`<p>${typeset(message)}</p>`)
}

const titles = {
  open: 'Plus rien à valider',
  approved: 'C’est validé',
  refused: 'C’est refusé',
  changes: 'Modification demandée',
  urgent: 'Publié en urgence',
  withdrawn: 'Plus rien à valider',
} as const

const decidedTitle = ({ state }: Decided) => titles[state]

function decided({ sentence, comment, about, isAskedAnew, state }: Decided): Html {
  return html`${about && html`<p class="about"><strong>${about.title}</strong>${about.when && html`<br>${capital(about.when)}`}</p>`}
    <p class="receipt">${typeset(sentence)}</p>
    ${comment && html`<blockquote>${comment}</blockquote>`}
    ${isAskedAnew ? html`<p>${typeset('Le contenu a changé depuis : il est à valider de nouveau, par le lien d’un courriel plus récent.')}</p>` : ''}
    <p class="note">${closing(state)}</p>`
}

function closing(state: Decided['state']): string {
  if (state === 'approved') {
    return 'Chaque publication part à son heure. La mairie garde trace de cette décision. Vous pouvez fermer cette page.'
  }
  if (state === 'refused')
    return 'Rien de ce qui attendait ne sera publié. Vous pouvez fermer cette page.'
  if (state === 'changes') {
    return 'La personne qui a préparé la publication est prévenue. Vous recevrez un nouveau lien une fois le texte corrigé.'
  }
  return 'Vous pouvez fermer cette page.'
}

function open(view: Open, retry: Retry | null): Html {
  const { about, askedBy, asked, items, isChanged, name, email, hash } = view
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
          <button>${title}</button>
        </form>
      </details>`
  return html`<p class="about"><strong>${about.title}</strong>${about.when && html`<br>${capital(about.when)}`}</p>
    <p>${askedBy} demande votre validation, le ${asked}.</p>
    ${retry && html`<p class="alert" role="alert">${typeset(retry.message)}</p>`}
    ${isChanged && retry === null ? html`<p class="alert">${typeset('Le contenu a changé depuis le courriel : voici ce qui serait publié maintenant.')}</p>` : ''}
    <h2>Ce qui sera publié</h2>
    ${items.map(item)}
    <div class="decide">
      <h2>Votre décision</h2>
      <form method="post">
        <input type="hidden" name="decision" value="approve">
        <input type="hidden" name="hash" value="${hash}">
        <button class="main">Valider</button>
      </form>
      ${other('changes', 'modifier', 'Demander une modification', 'Que faut-il changer ?', 'La personne qui a préparé la publication lira ces mots.')}
      ${other('refuse', 'refuser', 'Refuser', 'Pourquoi ?', 'Rien de ce qui est ci-dessus ne sera publié. La personne qui l’a préparé lira ces mots.')}
      <p class="note">La décision sera signée ${name} (${email}), avec sa date et son heure. Ce lien sert une seule fois.</p>
    </div>`
}

function item({ text, link, place, pictures, times }: LinkItem): Html {
  return html`<article>
      <ul>${times.map(time => html`<li>${timeSentence(time)}${time.isMissed ? html` <em>(l’heure est passée)</em>` : ''}</li>`)}</ul>
      ${place === 'comment' ? html`<p class="note">En premier commentaire</p>` : ''}
      <div class="said">${text}</div>
      ${link && html`<p class="said-link">${link}</p>`}
      ${pictures.map(({ url, alt }) => html`<figure><img src="${url}" alt="${alt}"><figcaption>Texte alternatif : ${alt}</figcaption></figure>`)}
    </article>`
}

/** The colours of the screens (web/app.css), without their code: this page must work anywhere. */
function page(commune: string | null, title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex, nofollow">
        <meta name="referrer" content="no-referrer">
        <title>${title}${commune === null ? '' : html`, ${commune}`} – Tambour</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <style>${raw(style)}</style>
      </head>
      <body>
        <main>
          ${commune === null ? '' : html`<p class="commune">${commune}</p>`}
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}

/** Of each of these pages, written in it. */
export const style = `
:root { color-scheme: light dark; --desk: #f5f1e8; --sheet: #fffdf9; --ink: #26241f; --muted: #625b4c; --accent: #1d5c47; --on: #fff; --line: #e2dbca; --field: #8a8270; --warn: #8a5300; }
@media (prefers-color-scheme: dark) {
  :root { --desk: #1a1916; --sheet: #24231f; --ink: #ebe7dc; --muted: #b9b3a3; --accent: #93cfb3; --on: #0c2319; --line: #3d3a31; --field: #8f897a; --warn: #f0bd72; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 0.75rem 3rem; background: var(--desk); color: var(--ink); font: 1.0625rem/1.5 -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, 'Liberation Sans', Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 40rem; margin: 0 auto; padding: 1.25rem; background: var(--sheet); border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 0.5rem; }
h1, h2 { font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif; font-weight: 600; line-height: 1.2; }
h1 { margin: 0 0 0.75rem; font-size: 1.625rem; }
h2 { margin: 1.75rem 0 0.75rem; font-size: 1.25rem; }
p { margin: 0 0 0.875rem; }
.commune, .note, figcaption { color: var(--muted); font-size: 0.9375rem; }
.commune { margin: 0 0 0.125rem; }
.receipt { padding: 0.75rem 1rem; border-left: 4px solid var(--accent); background: var(--desk); font-weight: 600; }
.alert { padding: 0.75rem 1rem; border-left: 4px solid var(--warn); background: var(--desk); color: var(--warn); font-weight: 600; }
blockquote { margin: 0 0 0.875rem; padding-left: 1rem; border-left: 3px solid var(--line); white-space: pre-line; }
article { margin: 0 0 1rem; padding: 0.875rem 1rem; border: 1px solid var(--line); border-radius: 0.375rem; }
article ul { margin: 0 0 0.625rem; padding: 0; list-style: none; font-weight: 600; }
article em { color: var(--warn); font-style: normal; }
.said { white-space: pre-line; }
.said-link { margin: 0.5rem 0 0; color: var(--muted); }
figure { margin: 0.875rem 0 0; }
img { display: block; max-width: 100%; max-height: 22rem; border-radius: 0.375rem; }
figcaption { margin-top: 0.375rem; }
.decide { margin-top: 1.75rem; border-top: 1px solid var(--line); }
.decide h2 { margin-top: 1.25rem; }
details { margin: 0.625rem 0; border: 1px solid var(--line); border-radius: 0.375rem; }
summary { padding: 0.75rem 1rem; font-weight: 600; cursor: pointer; border-radius: 0.375rem; }
details form { padding: 0 1rem 1rem; }
label { display: block; font-weight: 600; }
details .note { margin: 0 0 0.5rem; }
textarea { display: block; width: 100%; margin: 0 0 0.75rem; padding: 0.625rem; border: 1px solid var(--field); border-radius: 0.375rem; background: var(--sheet); color: inherit; font: inherit; }
button { min-height: 2.75rem; padding: 0.625rem 1.25rem; border: 1px solid var(--accent); border-radius: 0.375rem; background: transparent; color: var(--accent); font: inherit; font-weight: 600; cursor: pointer; }
button.main { width: 100%; background: var(--accent); color: var(--on); font-size: 1.125rem; }
@media (min-width: 30rem) { main { padding: 1.75rem 2rem; } button.main { width: auto; min-width: 14rem; } }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main > :last-child, .decide > :last-child { margin-bottom: 0; }
`
