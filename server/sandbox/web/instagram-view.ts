import { html } from 'hono/html'
import type { AccountRow, IgCommentRow, MediaRow, PictureRow } from '../state/instagram.ts'
import type { ElsewhereRow } from '../state/instagram-elsewhere.ts'
import { usernameOf } from '../state/instagram-writing.ts'
import type { PersonRow } from '../state/rows.ts'
import { count, layout, type Markup, prose, when } from './layout.ts'
import { residentList } from './public-page.ts'

export type ShownMedia = MediaRow & {
  pictures: PictureRow[]
  comments: (IgCommentRow & { writer: PersonRow | null })[]
}

type Writers = { people: PersonRow[]; last: string }

/** An account as anybody sees it on Instagram: its pictures, and what is written under them. */
export function accountView(account: AccountRow, media: ShownMedia[], writers: Writers): Markup {
  return layout({
    title: `${account.name} sur Instagram`,
    trail: [{ href: `/instagram/${account.username}`, label: 'Instagram' }],
    main: html`
<div class="banner">
<img src="/pages/${account.page}/picture" alt="" width="72" height="72">
<div><h1>${account.username}</h1>
<p class="soft">${account.name} · ${count(media.length, 'publication')} · ${count(account.followers, 'abonné')}</p></div>
</div>
<p>${account.biography}</p>
${residentList(writers)}
<section class="card" aria-labelledby="ecrire">
<h2 id="ecrire" style="margin-top:0">Écrire à la mairie</h2>
<details><summary>Envoyer un message privé</summary>${writeForm(account, 'message', writers)}</details>
<details><summary>Parler de la mairie sur son propre compte</summary>${writeForm(account, 'mention', writers)}</details>
</section>
<h2>Publications</h2>
${media.length === 0 ? html`<p>Le compte n’a encore rien publié.</p>` : media.map(one => mediaCard(account, one, writers, 'h3'))}`,
  })
}

export function mediaView(account: AccountRow, media: ShownMedia, writers: Writers): Markup {
  return layout({
    title: `${account.username} : publication`,
    trail: [{ href: `/instagram/${account.username}`, label: 'Instagram' }],
    main: html`${residentList(writers)}${mediaCard(account, media, writers, 'h1')}`,
  })
}

/** A resident's own post that names the account, and what is written under it. */
export function elsewhereView(
  writer: PersonRow,
  post: ElsewhereRow,
  account: AccountRow | undefined,
  comments: ShownMedia['comments'],
): Markup {
  const name = usernameOf(writer)
  return layout({
    title: `${name} : publication`,
    trail: [{ href: `/instagram/${account?.username ?? ''}`, label: 'Instagram' }],
    main: html`
<article class="card" id="media-${post.id}">
<div class="who"><h1>${name}</h1>${when(post.createdAt)}</div>
${prose(post.caption)}
${
  comments.length === 0
    ? ''
    : html`<ul class="thread" aria-label="Commentaires">${comments.map(
        comment => html`
<li><div class="comment ${comment.author === null ? 'by-page' : ''}" id="comment-${comment.id}">
<p class="who"><strong>${comment.writer === null ? account?.username : usernameOf(comment.writer)}</strong>${when(comment.createdAt)}</p>
${prose(comment.text)}</div></li>`,
      )}</ul>`
}
</article>`,
  })
}

function mediaCard(
  account: AccountRow,
  media: ShownMedia,
  writers: Writers,
  level: 'h1' | 'h3',
): Markup {
  const name = account.username
  const tops = media.comments.filter(comment => comment.parent === null)
  return html`
<article class="card" id="media-${media.id}">
<div class="who">${level === 'h1' ? html`<h1>${name}</h1>` : html`<h3>${name}</h3>`}<a href="/instagram/${name}/${media.id}">${when(media.createdAt)}</a></div>
<div class="photos">${media.pictures.map(
    picture =>
      html`<figure><img src="/instagram/pictures/${picture.id}.jpg" alt="${picture.alt ?? ''}" width="${picture.width}" height="${picture.height}" loading="lazy">${picture.alt ? html`<figcaption>Description de l’image : ${picture.alt}</figcaption>` : ''}</figure>`,
  )}</div>
${prose(media.caption)}
${tops.length === 0 ? '' : html`<ul class="thread" aria-label="Commentaires">${tops.map(top => commentItem(account, media, top, writers))}</ul>`}
<details><summary>Commenter</summary>${writeForm(account, 'comment', writers, media.id)}</details>
</article>`
}

function commentItem(
  account: AccountRow,
  media: ShownMedia,
  comment: ShownMedia['comments'][number],
  writers: Writers,
): Markup {
  const name = comment.writer === null ? account.username : usernameOf(comment.writer)
  const replies = media.comments.filter(reply => reply.parent === comment.id)
  return html`
<li><div class="comment ${comment.author === null ? 'by-page' : ''}" id="comment-${comment.id}">
<p class="who"><strong>${name}</strong>${when(comment.createdAt)}</p>
${prose(comment.text)}
<details><summary>Répondre<span class="soft"> à ${name}</span></summary>${writeForm(account, 'comment', writers, comment.id)}</details>
</div>
${replies.length === 0 ? '' : html`<ul>${replies.map(reply => commentItem(account, media, reply, writers))}</ul>`}
</li>`
}

const forms = {
  comment: { label: 'Votre commentaire', button: 'Commenter' },
  message: { label: 'Votre message', button: 'Envoyer' },
  mention: { label: 'Votre publication, qui nomme la mairie', button: 'Publier' },
}

function writeForm(
  account: AccountRow,
  kind: 'comment' | 'message' | 'mention',
  writers: Writers,
  target = '',
): Markup {
  const { label, button } = forms[kind]
  return html`
<form method="post" action="/instagram/${account.username}/write">
<input type="hidden" name="kind" value="${kind}">
${target ? html`<input type="hidden" name="target" value="${target}">` : ''}
<label>Qui écrit ? (choisir un habitant ou donner un nouveau nom)
<input name="resident" list="habitants" required maxlength="80" autocomplete="off" value="${writers.last}"></label>
<label>${label}
<textarea name="text" required maxlength="2200" rows="3"></textarea></label>
<button>${button}</button>
</form>`
}

/** A resident's private talk on Instagram, as the resident sees it. */
export function talkView(
  account: AccountRow,
  person: PersonRow,
  messages: { id: string; author: number | null; text: string; createdAt: number }[],
): Markup {
  return layout({
    title: `Messages de ${person.name} sur Instagram`,
    trail: [{ href: `/instagram/${account.username}`, label: 'Instagram' }],
    main: html`
<h1>Messages de ${person.name} avec ${account.username}</h1>
<ol class="bubbles">${messages.map(
      message => html`
<li class="${message.author === null ? 'by-page' : 'mine'}" id="message-${message.id}">
<p class="who"><strong>${message.author === null ? account.username : usernameOf(person)}</strong>${when(message.createdAt)}</p>
${prose(message.text)}</li>`,
    )}</ol>
${writeForm(account, 'message', { people: [person], last: person.name })}`,
  })
}
