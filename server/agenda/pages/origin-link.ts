import { html } from 'hono/html'
import { eventPath } from '../../language/agenda-address.ts'
import type { AgendaEvent } from '../rules/agenda.ts'
import type { Html } from './page.ts'

/** The name of whoever proposed an event, which leads to the original where anybody may see it. */
export function originLink(
  { name, page }: NonNullable<AgendaEvent['origin']>,
  target: Html | string = '',
): Html {
  return page === null ? html`${name}` : html`<a href="${eventPath(page)}" ${target}>${name}</a>`
}
