import type { Capability } from '../capability.ts'

/** A page by which anybody writes to the mairie, and what becomes of each conversation. */
export const contactForm: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).arrivalRoutes(context),
  pages: async context => ({ '/ecrire': (await import('./routes.ts')).contactRoutes(context) }),
  mails: async () => [(await import('./mail.ts')).answerMails],
}
