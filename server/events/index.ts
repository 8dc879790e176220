import type { Capability } from '../capability.ts'

/** The festival committee's events, the plans that announce them, and what becomes of a change. */
export const events: Capability = {
  async api(context) {
    const [{ planRoutes }, { eventRoutes }, { postRoutes }, { reminderRoutes }] = await Promise.all(
      [
        import('./routes/plans.ts'),
        import('./routes/events.ts'),
        import('./routes/posts.ts'),
        import('./routes/reminders.ts'),
      ],
    )
    return [planRoutes(context), eventRoutes(context), postRoutes(context), reminderRoutes(context)]
  },
  commands: { post: () => import('./commands.ts') },
}
