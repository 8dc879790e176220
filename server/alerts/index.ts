import type { Capability } from '../capability.ts'

const duty = () => import('./commands.ts')

/** Tells the people on duty that somebody waits, before it is too late. */
export const alerts: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { alertRoutes } = await import('./routes.ts')
    return alertRoutes(context)
  },
  async jobs(context) {
    const { createAlertJob } = await import('./job.ts')
    return [createAlertJob(context)]
  },
  async mails() {
    const { alertMails } = await import('./mail.ts')
    const { alertPushes } = await import('./push.ts')
    return [alertMails, alertPushes]
  },
  commands: { 'duty list': duty, 'duty add': duty, 'duty remove': duty },
}
