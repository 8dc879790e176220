import { html } from 'hono/html'
import type { PublicComment, PublicPost } from '../state/public.ts'
import type { PageRow, PersonRow } from '../state/rows.ts'
import { count, layout, type Markup, prose, when } from './layout.ts'

/** Who the forms propose to write as: chosen from the list, or a new name. */
export type Writers = { people: PersonRow[]; last: string }

/** A page as anybody sees it, and the forms with which anybody writes on it. */
export function pageView(
  page: PageRow,
  posts: PublicPost[],
  writers: Writers,
  more: boolean,
): Markup {
  const last = posts.at(-1)
  return layout({
    title: page.name,
    trail: [{ href: `/pages/${page.id}`, label: page.name }],
    main: html`
<div class="banner">
<img src="/pages/${page.id}/picture" alt="" width="72" height="72">
<div><h1>${page.name}</h1>
<p class="soft">@${page.username} · ${count(page.followers, 'abonné')}</p></div>
</div>
<p>${page.about}</p>
${residentList(writers)}
<section class="card" aria-labelledby="ecrire">
<h2 id="ecrire" style="margin-top:0">Écrire à la mairie</h2>
<details><summary>Publier sur la page</summary>${writeForm(page, 'visitor_post', writers)}</details>
<details><summary>Envoyer un message privé</summary>${writeForm(page, 'message', writers)}</details>
</section>
<h2>Publications</h2>
${posts.length === 0 ? html`<p>La page n’a encore rien publié.</p>` : posts.map(post => postCard(page, post, writers, 'h3'))}
${more && last ? html`<p><a href="/pages/${page.id}?avant=${last.createdAt}">Publications plus anciennes</a></p>` : ''}`,
  })
}

export function postView(page: PageRow, post: PublicPost, writers: Writers): Markup {
  return layout({
    title: `${post.name} : publication`,
    trail: [{ href: `/pages/${page.id}`, label: page.name }],
    main: html`${residentList(writers)}${postCard(page, post, writers, 'h1')}`,
  })
}

function postCard(page: PageRow, post: PublicPost, writers: Writers, level: 'h1' | 'h3'): Markup {
  const name = level === 'h1' ? html`<h1>${post.name}</h1>` : html`<h3>${post.name}</h3>`
  return html`
<article class="card" id="post-${post.id}">
<div class="who">${name}<a href="/pages/${page.id}/posts/${post.id}">${when(post.createdAt)}</a></div>
${prose(post.text)}
${
  post.photos.length === 0
    ? ''
    : html`<div class="photos">${post.photos.map(
        photo =>
          html`<figure><img src="/photos/${photo.id}.jpg" alt="${photo.alt ?? ''}" width="${photo.width}" height="${photo.height}" loading="lazy">${photo.alt ? html`<figcaption>Description de l’image : ${photo.alt}</figcaption>` : ''}</figure>`,
      )}</div>`
}
${post.link ? html`<p><a href="${post.link}" rel="nofollow">${post.link}</a></p>` : ''}
${post.comments.length === 0 ? '' : html`<ul class="thread" aria-label="Commentaires">${post.comments.map(comment => commentItem(page, comment, writers))}</ul>`}
<details><summary>Commenter</summary>${writeForm(page, 'comment', writers, post.id)}</details>
</article>`
}

function commentItem(page: PageRow, comment: PublicComment, writers: Writers): Markup {
  return html`
<li><div class="comment ${comment.author === null ? 'by-page' : ''}" id="comment-${comment.id}">
<p class="who"><strong>${comment.name}</strong>${when(comment.createdAt)}</p>
${prose(comment.text)}
<details><summary>Répondre<span class="soft"> à ${comment.name}</span></summary>${writeForm(page, 'comment', writers, comment.id)}</details>
</div>
${comment.replies.length === 0 ? '' : html`<ul>${comment.replies.map(reply => commentItem(page, reply, writers))}</ul>`}
</li>`
}

const labels = {
  comment: { text: 'Votre commentaire', send: 'Commenter' },
  visitor_post: { text: 'Votre publication', send: 'Publier' },
  message: { text: 'Votre message', send: 'Envoyer' },
}

export function writeForm(
  page: PageRow,
  kind: keyof typeof labels,
  writers: Writers,
  target = '',
): Markup {
  return html`
<form method="post" action="/pages/${page.id}/write">
<input type="hidden" name="kind" value="${kind}">
${target ? html`<input type="hidden" name="target" value="${target}">` : ''}
<label>Qui écrit ? (choisir un habitant ou donner un nouveau nom)
<input name="resident" list="habitants" required maxlength="80" autocomplete="off" value="${writers.last}"></label>
<label>${labels[kind].text}
<textarea name="text" required maxlength="8000" rows="3"></textarea></label>
<button>${labels[kind].send}</button>
</form>`
}

export function residentList(writers: Writers): Markup {
  return html`<datalist id="habitants">${writers.people.map(
    person => html`<option value="${person.name}"></option>`,
  )}</datalist>`
}

export function refusalView(message: string, back: string): Markup {
  return layout({
    title: 'Message refusé',
    main: html`<h1>Le message n’a pas été écrit</h1><p class="error">${message}</p><p><a href="${back}">Revenir à la page</a></p>`,
  })
}
