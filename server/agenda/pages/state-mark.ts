import { html, raw } from 'hono/html'
import { type AgendaEvent, changeSentence } from '../rules/agenda.ts'
import type { Html } from './page.ts'

const icon = (path: string) =>
  raw(
    `<svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`,
  )
/** Lucide's « ban » and « calendar-clock » (ISC). */
const icons = {
  off: icon('<circle cx="12" cy="12" r="10"/><path d="m4.9 4.9 14.2 14.2"/>'),
  moved: icon(
    '<path d="M16 14v2.2l1.6 1M16 2v4M21 7.5V6a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h3.5M3 10h5M8 2v4"/><circle cx="16" cy="16" r="6"/>',
  ),
}

/** « Annulé », « Reporté », by icon and word; nothing for what takes place as it was announced. */
export function stateMark(event: AgendaEvent): Html | string {
  const change = changeSentence(event)
  if (change === null) return ''
  const look = event.status === 'cancelled' ? 'off' : 'moved'
  return html`<strong class="state ${look}">${icons[look]}${change.word}</strong>`
}
