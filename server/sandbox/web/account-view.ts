import { html } from 'hono/html'
import { z } from 'zod'
import { layout, type Markup, prose, when } from './layout.ts'

/** A post as the public sees it, with what answers it; `id`: by which an answer names it. */
export type ShownPost = {
  id: string
  anchor: string | number
  name: string | undefined
  text: string
  at: number
  pictures: { address: string; alt: string }[]
  answers: ShownPost[]
}

/** The mairie's account on a played network. */
export type ShownAccount = {
  network: string
  name: string | undefined
  address: string
  posts: ShownPost[]
  /** Where the form leads, and what it asks beside a name and a text. */
  writes: string
  asks?: Markup
}

/** What is for all to see, and where one writes to the mairie. */
export function accountView(account: ShownAccount): Markup {
  const { network, name, address, posts } = account
  return layout({
    title: `La mairie sur ${network}`,
    trail: [{ href: address, label: network }],
    main: html`
<h1>${name}</h1>
<section class="card" aria-labelledby="ecrire">
<h2 id="ecrire" style="margin-top:0">Écrire à la mairie</h2>
${writeForm(account, '')}
</section>
${posts.map(one => thread(account, one))}`,
  })
}

function thread(account: ShownAccount, one: ShownPost): Markup {
  return html`
<article class="card" id="post-${one.anchor}">
<div class="who"><strong>${one.name}</strong>${when(one.at)}</div>
${one.pictures.map(
  ({ address, alt }) => html`<img src="${address}" alt="${alt}" style="max-width:100%">`,
)}
${prose(one.text)}
<details><summary>Répondre</summary>${writeForm(account, one.id)}</details>
${one.answers.map(answer => thread(account, answer))}
</article>`
}

/** What the form sends; `replyTo`: null where it answers nothing. */
export const written = z.object({
  resident: z.string().min(1),
  text: z.string().min(1),
  replyTo: z
    .string()
    .default('')
    .transform(id => (id === '' ? null : id)),
})

function writeForm({ writes, asks }: ShownAccount, replyTo: string): Markup {
  return html`
<form method="post" action="${writes}">
<input type="hidden" name="replyTo" value="${replyTo}">
<label>Votre nom <input name="resident" required value="Julie Renard"></label>
<label>Votre message <textarea name="text" required rows="3"></textarea></label>
${asks ?? ''}
<button>Envoyer</button>
</form>`
}
