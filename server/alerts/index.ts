import type { Capability } from '../capability.ts'

const duty = () => import('./commands.ts')

/** Tells the people on duty that somebody waits, before it is too late. */
export const alerts: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).alertRoutes(context),
  jobs: async context => [(await import('./alerts.ts')).createAlertJob(context)],
  async mails() {
    const { alertMails } = await import('./mail.ts')
    const { alertPushes } = await import('./push.ts')
    return [alertMails, alertPushes]
  },
  commands: { 'duty list': duty, 'duty add': duty, 'duty remove': duty },
}
