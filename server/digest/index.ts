import type { Capability } from '../capability.ts'

/** The week in one e-mail, on Monday at eight. */
export const digest: Capability = {
  async api(context) {
    const [{ digestRoutes }, { unsubscribeRoutes }] = await Promise.all([
      import('./routes/digest.ts'),
      import('./routes/unsubscribe.ts'),
    ])
    return [digestRoutes(context), unsubscribeRoutes(context)]
  },
  async jobs(context) {
    const { createDigestJob } = await import('./job.ts')
    return [createDigestJob(context)]
  },
  commands: { digest: () => import('./commands.ts') },
}
