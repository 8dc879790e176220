import { html, raw } from 'hono/html'
import type { WordPress, WordPressComment } from '../state/wordpress.ts'
import { layout, type Markup, when } from '../web/layout.ts'

/** What is for all to see on the site, and where one comments. */
export function siteView(site: WordPress): Markup {
  const posts = site.all('post').filter(({ status }) => status === 'publish')
  return layout({
    title: 'Le site de la commune',
    trail: [{ href: '/wordpress', label: 'WordPress' }],
    main: html`
<h1>Le site de la commune</h1>
${posts.map(
  ({ id, title, content, picture, at }) => html`
<article class="card" id="post-${id}">
<h2 style="margin-top:0">${raw(title)}</h2>
<p>${when(at)}</p>
${picture === 0 ? '' : html`<img src="/wordpress/pictures/${picture}" alt="${site.one('media', picture)?.alt ?? ''}" style="max-width:100%">`}
<div style="white-space:pre-line">${raw(content)}</div>
${under(site, id, 0)}
<details><summary>Laisser un commentaire</summary>
<form method="post" action="/wordpress/commenter">
<input type="hidden" name="post" value="${id}">
<label>Votre nom <input name="resident" required value="Julie Renard"></label>
<label>Votre commentaire <textarea name="text" required rows="3"></textarea></label>
<button>Envoyer</button>
</form></details>
</article>`,
)}`,
  })
}

function under(site: WordPress, post: number, parent: number): Markup[] {
  const isShown = (row: WordPressComment) =>
    row.post === post && row.parent === parent && row.status === 'approved'
  return site
    .all('comment')
    .filter(isShown)
    .toReversed()
    .map(
      ({ id, resident, content, at }) => html`
<div class="card"><div class="who"><strong>${resident ?? 'La mairie'}</strong>${when(at)}</div>
<div style="white-space:pre-line">${raw(content)}</div>
${under(site, post, id)}</div>`,
    )
}
