import type { Capability } from '../capability.ts'

const commands = () => import('./commands.ts')

/** What the mairie warns everybody of at once, and takes back everywhere. */
export const warnings: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).warningRoutes(context),
  async mails() {
    const { endMails } = await import('./end.ts')
    const { drillMails, drillPushes } = await import('./drill.ts')
    return [...endMails, drillMails, drillPushes]
  },
  commands: { warn: commands, lift: commands },
}
