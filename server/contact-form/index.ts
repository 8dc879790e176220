import type { Capability } from '../capability.ts'

/** A page by which anybody writes to the mairie, and what becomes of each conversation. */
export const contactForm: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { arrivalRoutes } = await import('./routes.ts')
    return arrivalRoutes(context)
  },
  async pages(context) {
    const { contactRoutes } = await import('./routes.ts')
    return { '/ecrire': contactRoutes(context) }
  },
  mails: async () => [(await import('./mail.ts')).answerMails],
}
