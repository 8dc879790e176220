import { html } from 'hono/html'
import type { PersonRow } from '../state/rows.ts'
import { type Markup, prose, when } from './layout.ts'

/** Who the forms propose to write as: chosen from the list, or a new name. */
export type Writers = { people: PersonRow[]; last: string }

/** Where anybody writes: the address of its forms, and how many signs a text may have there. */
export type Wall = { writes: string; most: number; writers: Writers }

export function residentList(writers: Writers): Markup {
  return html`<datalist id="habitants">${writers.people.map(
    person => html`<option value="${person.name}"></option>`,
  )}</datalist>`
}

const forms = {
  comment: { label: 'Votre commentaire', button: 'Commenter' },
  visitor_post: { label: 'Votre publication', button: 'Publier' },
  mention: { label: 'Votre publication, qui nomme la mairie', button: 'Publier' },
  message: { label: 'Votre message', button: 'Envoyer' },
}

export function writeForm(wall: Wall, kind: keyof typeof forms, target = ''): Markup {
  const { label, button } = forms[kind]
  return html`
<form method="post" action="${wall.writes}">
<input type="hidden" name="kind" value="${kind}">
${target ? html`<input type="hidden" name="target" value="${target}">` : ''}
<label>Qui écrit ? (choisir un habitant ou donner un nouveau nom)
<input name="resident" list="habitants" required maxlength="80" autocomplete="off" value="${wall.writers.last}"></label>
<label>${label}
<textarea name="text" required maxlength="${wall.most}" rows="3"></textarea></label>
<button>${button}</button>
</form>`
}

/** Pictures with their descriptions; nothing where there are none. */
export function photoRow(
  photos: { address: string; alt: string | null; width: number; height: number }[],
): Markup | '' {
  if (photos.length === 0) return ''
  return html`<div class="photos">${photos.map(
    ({ address, alt, width, height }) =>
      html`<figure><img src="${address}" alt="${alt ?? ''}" width="${width}" height="${height}" loading="lazy">${alt ? html`<figcaption>Description de l’image : ${alt}</figcaption>` : ''}</figure>`,
  )}</div>`
}

type Said = { id: string; author: number | null; text: string; createdAt: number }

/** What was written under something, and what answers it; `author`: null of the commune's own. */
export type ShownComment = Said & { name: string; replies: ShownComment[] }

/** @param wall where each is answered; null: nobody answers them here */
export function commentList(comments: ShownComment[], wall: Wall | null): Markup | '' {
  if (comments.length === 0) return ''
  return html`<ul class="thread" aria-label="Commentaires">${comments.map(one => commentItem(one, wall))}</ul>`
}

function commentItem(
  { id, author, name, text, createdAt, replies }: ShownComment,
  wall: Wall | null,
): Markup {
  return html`
<li><div class="comment ${author === null ? 'by-page' : ''}" id="comment-${id}">
<p class="who"><strong>${name}</strong>${when(createdAt)}</p>
${prose(text)}
${wall === null ? '' : html`<details><summary>Répondre<span class="soft"> à ${name}</span></summary>${writeForm(wall, 'comment', id)}</details>`}
</div>
${replies.length === 0 ? '' : html`<ul>${replies.map(reply => commentItem(reply, wall))}</ul>`}
</li>`
}

/** A private talk as the resident sees it; `mine` and `theirs`: how the two are called there. */
export function bubbles(
  messages: Said[],
  { mine, theirs }: { mine: string; theirs: string },
): Markup {
  return html`<ol class="bubbles">${messages.map(
    ({ id, author, text, createdAt }) => html`
<li class="${author === null ? 'by-page' : 'mine'}" id="message-${id}">
<p class="who"><strong>${author === null ? theirs : mine}</strong>${when(createdAt)}</p>
${prose(text)}</li>`,
  )}</ol>`
}
