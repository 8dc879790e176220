import type { Capability } from '../capability.ts'

const commands = () => import('./commands.ts')

/** Who works here, with which role; API keys; the journal of what was done. */
export const people: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).accountRoutes(context),
  mails: async () => [(await import('./mail.ts')).passwordMails],
  commands: {
    password: commands,
    'token create': commands,
    'token list': commands,
    'token revoke': commands,
  },
}
