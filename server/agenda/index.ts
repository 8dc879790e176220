import type { Capability } from '../capability.ts'

/** The public agenda: pages and feeds that anybody reads. */
export const agenda: Capability = {
  pages: async context => ({ '/': (await import('./routes-agenda.ts')).agendaRoutes(context) }),
}
