import { html } from 'hono/html'
import type { MessageRow, PageRow, PersonRow } from '../state/rows.ts'
import { count, layout, type Markup } from './layout.ts'
import { wallOf } from './public-page.ts'
import { bubbles, residentList, writeForm } from './written.ts'

export type Thread = { page: PageRow; messages: MessageRow[] }

/** A resident's private conversations, as the resident sees them: one with each page. */
export function messagesView(person: PersonRow, threads: Thread[]): Markup {
  const writers = { people: [person], last: person.name }
  return layout({
    title: `Messages privés de ${person.name}`,
    trail: [{ href: '/residents', label: 'Habitants' }],
    main: html`
<h1>Messages privés de ${person.name}</h1>
${residentList(writers)}
${threads.map(
  ({ page, messages }) => html`
<section aria-labelledby="fil-${page.id}">
<h2 id="fil-${page.id}">Avec ${page.name}</h2>
${
  messages.length === 0
    ? html`<p class="soft">Pas encore de message.</p>`
    : bubbles(messages, { mine: person.name, theirs: page.name })
}
<details ${messages.length === 0 ? '' : 'open'}><summary>Écrire à ${page.name}</summary>${writeForm(wallOf(page, writers), 'message')}</details>
</section>`,
)}`,
  })
}

export type Neighbourhood = { page: PageRow; people: (PersonRow & { threads: number })[] }

export function residentsView(neighbourhoods: Neighbourhood[]): Markup {
  return layout({
    title: 'Habitants',
    main: html`
<h1>Habitants</h1>
<p>Chaque lien montre les messages privés de la personne, comme elle les voit.</p>
${neighbourhoods.map(
  ({ page, people }) => html`
<h2>${page.name}</h2>
<ul>${people.map(
    person => html`
<li><a href="/residents/${person.id}/messages">${person.name}</a>${
      person.threads > 0
        ? html` <span class="soft">${count(person.threads, 'conversation')}</span>`
        : ''
    }</li>`,
  )}</ul>`,
)}`,
  })
}
