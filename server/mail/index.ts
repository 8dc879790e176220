import type { Capability } from '../capability.ts'

/** One outbox for every mail: what the capabilities want to send (`mails`) leaves by it. */
export const mail: Capability = {
  async metrics(context) {
    const { mailMetrics } = await import('./outbox.ts')
    return await mailMetrics(context)
  },
  async jobs(context, kinds) {
    const { createMailJob } = await import('./job.ts')
    return kinds.map(kind => createMailJob(context, kind))
  },
}
