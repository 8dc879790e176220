import { html } from 'hono/html'
import type { AccountRow, ElsewhereRow, MediaRow } from '../state/instagram.ts'
import { usernameOf } from '../state/instagram-writing.ts'
import type { PictureRow } from '../state/pictures.ts'
import type { MessageRow, PersonRow } from '../state/rows.ts'
import { count, layout, type Markup, prose, when } from './layout.ts'
import {
  bubbles,
  commentList,
  photoRow,
  residentList,
  type ShownComment,
  type Wall,
  type Writers,
  writeForm,
} from './written.ts'

export type ShownMedia = MediaRow & { pictures: PictureRow[]; comments: ShownComment[] }

const wallOf = ({ username }: AccountRow, writers: Writers): Wall => ({
  writes: `/instagram/${username}/write`,
  most: 2200,
  writers,
})

/** An account as anybody sees it on Instagram: its pictures, and what is written under them. */
export function accountView(account: AccountRow, media: ShownMedia[], writers: Writers): Markup {
  const wall = wallOf(account, writers)
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
<details><summary>Envoyer un message privé</summary>${writeForm(wall, 'message')}</details>
<details><summary>Parler de la mairie sur son propre compte</summary>${writeForm(wall, 'mention')}</details>
</section>
<h2>Publications</h2>
${media.length === 0 ? html`<p>Le compte n’a encore rien publié.</p>` : media.map(one => mediaCard(account, one, wall, 'h3'))}`,
  })
}

export function mediaView(account: AccountRow, media: ShownMedia, writers: Writers): Markup {
  return layout({
    title: `${account.username} : publication`,
    trail: [{ href: `/instagram/${account.username}`, label: 'Instagram' }],
    main: html`${residentList(writers)}${mediaCard(account, media, wallOf(account, writers), 'h1')}`,
  })
}

/** A resident's own post that names the account, and what is written under it. */
export function elsewhereView(
  writer: PersonRow,
  post: ElsewhereRow,
  account: AccountRow | undefined,
  comments: ShownComment[],
): Markup {
  const name = usernameOf(writer)
  return layout({
    title: `${name} : publication`,
    trail: [{ href: `/instagram/${account?.username ?? ''}`, label: 'Instagram' }],
    main: html`
<article class="card" id="media-${post.id}">
<div class="who"><h1>${name}</h1>${when(post.createdAt)}</div>
${prose(post.caption)}
${commentList(comments, null)}
</article>`,
  })
}

function mediaCard(account: AccountRow, media: ShownMedia, wall: Wall, level: 'h1' | 'h3'): Markup {
  const name = account.username
  return html`
<article class="card" id="media-${media.id}">
<div class="who">${level === 'h1' ? html`<h1>${name}</h1>` : html`<h3>${name}</h3>`}<a href="/instagram/${name}/${media.id}">${when(media.createdAt)}</a></div>
${photoRow(media.pictures.map(one => ({ ...one, address: `/instagram/pictures/${one.id}.jpg` })))}
${prose(media.caption)}
${commentList(media.comments, wall)}
<details><summary>Commenter</summary>${writeForm(wall, 'comment', media.id)}</details>
</article>`
}

/** A resident's private talk on Instagram, as the resident sees it. */
export function talkView(account: AccountRow, person: PersonRow, messages: MessageRow[]): Markup {
  return layout({
    title: `Messages de ${person.name} sur Instagram`,
    trail: [{ href: `/instagram/${account.username}`, label: 'Instagram' }],
    main: html`
<h1>Messages de ${person.name} avec ${account.username}</h1>
${bubbles(messages, { mine: usernameOf(person), theirs: account.username })}
${writeForm(wallOf(account, { people: [person], last: person.name }), 'message')}`,
  })
}
