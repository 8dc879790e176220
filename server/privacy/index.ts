import type { Capability } from '../capability.ts'

const files = () => import('./commands.ts')

/** What is kept of people and for how long; finding, copying and erasing a person. */
export const privacy: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).privacyRoutes(context),
  pages: async context => ({
    '/confidentialite': (await import('./routes.ts')).noticeRoutes(context),
  }),
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { createCommuneTimes } = await import('../people/commune-times.ts')
    const { eraseWhatIsDue } = await import('./retention.ts')
    const times = createCommuneTimes()
    /** Every night, what is kept for longer than a commune chose. */
    const retention = createJobLoop(context, {
      name: 'privacy',
      work: 'long',
      wokenBy: ['commune'],
      hear: ({ communeId }) => times.hear(communeId),
      round: stopping => eraseWhatIsDue(context, stopping, times),
    })
    return [retention]
  },
  commands: { 'resident find': files, 'resident copy': files, 'resident erase': files },
}
