import type { Capability } from '../capability.ts'

const commands = () => import('./commands.ts')

/** What the mairie warns everybody of at once, and takes back everywhere. */
export const warnings: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { warningRoutes } = await import('./routes.ts')
    return warningRoutes(context)
  },
  async mails() {
    const { endMails } = await import('./end.ts')
    const { drillMails, drillPushes } = await import('./drill.ts')
    return [...endMails, drillMails, drillPushes]
  },
  commands: { warn: commands, lift: commands },
}
