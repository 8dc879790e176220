import type { Capability } from '../capability.ts'

/** What any web process needs. */
export const platform: Capability = {
  async metrics(context) {
    const { diskMetrics } = await import('./health.ts')
    return await diskMetrics(context)
  },
  async jobs(context) {
    const { createForeignWatch } = await import('./foreign-watch-job.ts')
    return [createForeignWatch(context)]
  },
}
