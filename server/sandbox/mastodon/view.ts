import { html } from 'hono/html'
import { layout, type Markup, prose, when } from '../web/layout.ts'
import { type Mastodon, type MastodonStatus, ownAcct } from './server.ts'

/** What is for all to see on the server, and where one writes to the mairie. */
export function serverView(server: Mastodon): Markup {
  const seen = server
    .all()
    .filter(({ visibility }) => visibility === 'public' || visibility === 'unlisted')
  const tops = seen.filter(({ replyTo }) => replyTo === null)
  return layout({
    title: 'La mairie sur Mastodon',
    trail: [{ href: `/mastodon/@${ownAcct}`, label: 'Mastodon' }],
    main: html`
<h1>${server.account(ownAcct)?.name}</h1>
<section class="card" aria-labelledby="ecrire">
<h2 id="ecrire" style="margin-top:0">Écrire à la mairie</h2>
${writeForm(null)}
</section>
${tops.map(one => thread(server, one))}`,
  })
}

function thread(server: Mastodon, one: MastodonStatus): Markup {
  const below = server.under(one.id).filter(({ visibility }) => visibility !== 'direct')
  return html`
<article class="card" id="post-${one.id}">
<div class="who"><strong>${server.account(one.author)?.name}</strong>${when(one.createdAt)}</div>
${server
  .mediaOf(one.id)
  .map(
    ({ id, alt }) => html`<img src="/mastodon/pictures/${id}" alt="${alt}" style="max-width:100%">`,
  )}
${prose(one.text)}
<details><summary>Répondre</summary>${writeForm(one.id)}</details>
${below.map(answer => thread(server, answer))}
</article>`
}

function writeForm(replyTo: string | null): Markup {
  return html`
<form method="post" action="/mastodon/ecrire">
<input type="hidden" name="replyTo" value="${replyTo ?? ''}">
<label>Votre nom <input name="resident" required value="Julie Renard"></label>
<label>Votre message <textarea name="text" required rows="3"></textarea></label>
<label><input type="checkbox" name="direct" value="1"> À la mairie seule</label>
<button>Envoyer</button>
</form>`
}
