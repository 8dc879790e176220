import { html } from 'hono/html'
import { agendaPath } from '../../platform/public-address.ts'
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
  /** How far it can be looked at; empty: nothing is from elsewhere. */
  areas: readonly { name: string; value: string; isCurrent: boolean }[]
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
  return html`<nav class="choice" aria-label="Commune">
${choice('Toutes', path, chosen === undefined)}
${communes.map(({ id, name }) => choice(name, `${path}?commune=${id}`, chosen === id))}
</nav>`
}

/** Leads from what is at home to what is around, and back; nothing where nothing is from elsewhere. */
export function areaLinks({ areas, chosen }: Pick<Listing, 'areas' | 'chosen'>): Html | string {
  if (areas.length === 0) return ''
  const commune = chosen === undefined ? '' : `commune=${chosen}`
  return html`<nav class="choice" aria-label="Autour de chez nous">
${areas.map(({ name, value, isCurrent }) => {
  const query = [commune, value === '' ? '' : `autour=${value}`].filter(part => part !== '')
  const path = query.length === 0 ? agendaPath : `${agendaPath}?${query.join('&')}`
  return choice(name, path, isCurrent)
})}
</nav>`
}

const choice = (name: string, href: string, isCurrent: boolean) =>
  html`<a href="${href}" ${isCurrent ? html`aria-current="page"` : ''}>${name}</a>`
