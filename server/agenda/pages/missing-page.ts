import { html } from 'hono/html'
import { agendaPath } from '../../language/agenda-address.ts'
import type { Html } from './page.ts'
import { textPage } from './text-page.ts'

/** For an event that is not there any more, or never was. */
export function missingPage(): Html {
  return textPage({
    title: 'Page introuvable',
    eyebrow: 'Agenda',
    content: html`<p class="empty">Cet événement n’est pas dans l’agenda, ou n’y est plus. <a href="${agendaPath}">Voir ce qui est annoncé</a></p>`,
    isHidden: true,
  })
}
