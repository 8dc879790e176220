import { html } from 'hono/html'
import type { AgendaEvent, NeighbourEvent } from '../rules/agenda.ts'
import type { Html } from './page.ts'

export type Listing = {
  events: readonly AgendaEvent[]
  /** What neighbours announce beside. */
  neighbours: readonly NeighbourEvent[]
  communes: readonly { id: number; name: string }[]
  /** The one that was chosen; undefined: all. */
  chosen: number | undefined
  isPast: boolean
  publicUrl: string
}

/** The name of the commune that is shown; empty where there are several. */
export function nameOf({ communes, chosen }: Pick<Listing, 'communes' | 'chosen'>): string {
  const shown = chosen === undefined ? communes : communes.filter(({ id }) => id === chosen)
  return shown.length === 1 ? (shown[0]?.name ?? '') : ''
}

/** Leads from one commune to another on the same page; nothing where there is only one. */
export function choiceOf(
  { communes, chosen }: Pick<Listing, 'communes' | 'chosen'>,
  path: string,
): Html | string {
  if (communes.length < 2) return ''
  const choice = (name: string, href: string, isCurrent: boolean) =>
    html`<a href="${href}" ${isCurrent ? html`aria-current="page"` : ''}>${name}</a>`
  return html`<nav class="choice" aria-label="Commune">
${choice('Toutes', path, chosen === undefined)}
${communes.map(({ id, name }) => choice(name, `${path}?commune=${id}`, chosen === id))}
</nav>`
}
