import type { Capability } from '../capability.ts'

const files = () => import('./commands.ts')

/** What is kept of people and for how long; finding, copying and erasing a person. */
export const privacy: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { privacyRoutes } = await import('./routes.ts')
    return privacyRoutes(context)
  },
  async pages(context) {
    const { noticeRoutes } = await import('./routes.ts')
    return { '/confidentialite': noticeRoutes(context) }
  },
  async jobs(context) {
    const { createPrivacyJob } = await import('./job.ts')
    return [createPrivacyJob(context)]
  },
  commands: { 'resident find': files, 'resident copy': files, 'resident erase': files },
}
