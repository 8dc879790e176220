import type { Capability } from '../capability.ts'

/** The public agenda: pages and feeds that anybody reads. */
export const agenda: Capability = {
  async pages(context) {
    const { agendaRoutes } = await import('./routes/agenda.ts')
    return { '/': agendaRoutes(context) }
  },
}
