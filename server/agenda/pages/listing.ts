import { html } from 'hono/html'
import { agendaPath } from '../../language/agenda-address.ts'
import { ofTown } from '../../language/town.ts'
import type { AgendaEvent, NeighbourEvent } from '../rules-agenda.ts'
import type { ListPage } from '../rules-list-page.ts'
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
  /** What of all that is on the page. */
  page: ListPage
  publicUrl: string
}

/** The name of the commune that is shown; empty where there are several. */
export function nameOf({ communes, chosen }: Pick<Listing, 'communes' | 'chosen'>): string {
  const shown = chosen === undefined ? communes : communes.filter(({ id }) => id === chosen)
  return shown.length === 1 ? (shown[0]?.name ?? '') : ''
}

/** « Agenda du Mesnil », or of all communes « Agenda ». */
export function agendaTitle(listing: Pick<Listing, 'communes' | 'chosen'>): string {
  const name = nameOf(listing)
  return name === '' ? 'Agenda' : `Agenda ${ofTown(name)}`
}

/** Leads from one commune to another on the same page; nothing where there is only one. */
export function choiceOf(
  { communes, chosen }: Pick<Listing, 'communes' | 'chosen'>,
  path: string,
): Html | string {
  if (communes.length < 2) return ''
  return html`<nav aria-label="Commune"><ul class="choice">
${choice('Toutes', path, chosen === undefined)}
${communes.map(({ id, name }) => choice(name, `${path}?commune=${id}`, chosen === id))}
</ul></nav>`
}

/** Leads from what is at home to what is around, and back; nothing where nothing is from elsewhere. */
export function areaLinks({ areas, chosen }: Pick<Listing, 'areas' | 'chosen'>): Html | string {
  if (areas.length === 0) return ''
  return html`<nav aria-label="Autour de chez nous"><ul class="choice">
${areas.map(({ name, value, isCurrent }) =>
  choice(name, addressOf(agendaPath, { chosen, around: value }), isCurrent),
)}
</ul></nav>`
}

/** Leads to the pages of a list before and after this one, in the order of time; nothing where all is on it. */
export function pageLinks(
  { areas, chosen, isPast, page }: Pick<Listing, 'areas' | 'chosen' | 'isPast' | 'page'>,
  path: string,
): Html | string {
  const { back, on } = page
  if (back === null && on === null) return ''
  const around = areas.find(({ isCurrent }) => isCurrent)?.value ?? ''
  const link = (key: string | null, name: string) =>
    key === null
      ? ''
      : html`<a class="button quiet" href="${addressOf(path, { chosen, around, key })}">${name}</a>`
  return html`<nav class="tools" aria-label="Suite">
${link(isPast ? on : back, 'Plus tôt')}
${link(isPast ? back : on, 'Plus tard')}
</nav>`
}

/** A list of one commune or of all, so far around, from a page on. */
export function addressOf(
  path: string,
  { chosen, around = '', key = '' }: { chosen: number | undefined; around?: string; key?: string },
): string {
  const query = [
    ...(chosen === undefined ? [] : [`commune=${chosen}`]),
    ...(around === '' ? [] : [`autour=${around}`]),
    ...(key === '' ? [] : [`des=${key}`]),
  ]
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

const choice = (name: string, href: string, isCurrent: boolean) =>
  html`<li><a href="${href}" ${isCurrent ? html`aria-current="page"` : ''}>${name}</a></li>`
