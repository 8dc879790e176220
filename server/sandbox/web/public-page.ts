import { html } from 'hono/html'
import type { PublicPost } from '../state/public.ts'
import type { PageRow } from '../state/rows.ts'
import { count, layout, type Markup, prose, when } from './layout.ts'
import {
  commentList,
  photoRow,
  residentList,
  type Wall,
  type Writers,
  writeForm,
} from './written.ts'

/** Where anybody writes on a page, or to it. */
export const wallOf = ({ id }: PageRow, writers: Writers): Wall => ({
  writes: `/pages/${id}/write`,
  most: 8000,
  writers,
})

/** A page as anybody sees it, and the forms with which anybody writes on it. */
export function pageView(
  page: PageRow,
  posts: PublicPost[],
  writers: Writers,
  more: boolean,
): Markup {
  const last = posts.at(-1)
  const wall = wallOf(page, writers)
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
<details><summary>Publier sur la page</summary>${writeForm(wall, 'visitor_post')}</details>
<details><summary>Envoyer un message privé</summary>${writeForm(wall, 'message')}</details>
</section>
<h2>Publications</h2>
${posts.length === 0 ? html`<p>La page n’a encore rien publié.</p>` : posts.map(post => postCard(page, post, wall, 'h3'))}
${more && last ? html`<p><a href="/pages/${page.id}?avant=${last.createdAt}">Publications plus anciennes</a></p>` : ''}`,
  })
}

export function postView(page: PageRow, post: PublicPost, writers: Writers): Markup {
  return layout({
    title: `${post.name} : publication`,
    trail: [{ href: `/pages/${page.id}`, label: page.name }],
    main: html`${residentList(writers)}${postCard(page, post, wallOf(page, writers), 'h1')}`,
  })
}

function postCard(page: PageRow, post: PublicPost, wall: Wall, level: 'h1' | 'h3'): Markup {
  const name = level === 'h1' ? html`<h1>${post.name}</h1>` : html`<h3>${post.name}</h3>`
  return html`
<article class="card" id="post-${post.id}">
<div class="who">${name}<a href="/pages/${page.id}/posts/${post.id}">${when(post.createdAt)}</a></div>
${prose(post.text)}
${photoRow(post.photos.map(photo => ({ ...photo, address: `/photos/${photo.id}.jpg` })))}
${post.link ? html`<p><a href="${post.link}" rel="nofollow">${post.link}</a></p>` : ''}
${commentList(post.comments, wall)}
<details><summary>Commenter</summary>${writeForm(wall, 'comment', post.id)}</details>
</article>`
}

export function refusalView(message: string, back: string): Markup {
  return layout({
    title: 'Message refusé',
    main: html`<h1>Le message n’a pas été écrit</h1><p class="error">${message}</p><p><a href="${back}">Revenir à la page</a></p>`,
  })
}
