import { html } from 'hono/html'
import { layout, type Markup, prose, when } from '../web/layout.ts'
import {
  type Bluesky,
  type BlueskyPost,
  ownDid,
  ownHandle,
  picturesOf,
  recordOf,
} from './server.ts'

/** What is for all to see, and where one writes to the mairie. */
export function accountView(server: Bluesky): Markup {
  const tops = server.all().filter(({ replyTo }) => replyTo === null)
  return layout({
    title: 'La mairie sur Bluesky',
    trail: [{ href: `/bluesky/profile/${ownHandle}`, label: 'Bluesky' }],
    main: html`
<h1>${server.account(ownDid)?.name}</h1>
<section class="card" aria-labelledby="ecrire">
<h2 id="ecrire" style="margin-top:0">Écrire à la mairie</h2>
${writeForm(null)}
</section>
${tops.map(one => thread(server, one))}`,
  })
}

function thread(server: Bluesky, one: BlueskyPost): Markup {
  return html`
<article class="card" id="post-${one.seq}">
<div class="who"><strong>${server.account(one.author)?.name}</strong>${when(one.createdAt)}</div>
${picturesOf(recordOf(one).embed).map(
  ({ cid, alt }) => html`<img src="/bluesky/pictures/${cid}" alt="${alt}" style="max-width:100%">`,
)}
${prose(one.text)}
<details><summary>Répondre</summary>${writeForm(one.uri)}</details>
${server.under(one.uri).map(answer => thread(server, answer))}
</article>`
}

function writeForm(replyTo: string | null): Markup {
  return html`
<form method="post" action="/bluesky/ecrire">
<input type="hidden" name="replyTo" value="${replyTo ?? ''}">
<label>Votre nom <input name="resident" required value="Julie Renard"></label>
<label>Votre message <textarea name="text" required rows="3"></textarea></label>
<button>Envoyer</button>
</form>`
}
