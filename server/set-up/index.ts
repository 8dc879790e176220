import type { Capability } from '../capability.ts'

const commands = () => import('./commands.ts')

/** The first start: a commune, its first administrator, its usual hours; and the communes after it. */
export const setUp: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).setUpRoutes(context),
  async greet(context, url) {
    const { greet } = await import('./first-start.ts')
    return await greet(context, url, context.settings)
  },
  commands: {
    setup: commands,
    'commune add': commands,
    'commune list': commands,
    'commune administrator': commands,
  },
}
