import type { Capability } from '../capability.ts'

const token = () => import('./commands.ts')

/** Who works here, with which role; API keys; the journal of what was done. */
export const people: Capability = {
  async api(context) {
    const { accountRoutes } = await import('./routes.ts')
    return accountRoutes(context)
  },
  commands: { 'token create': token, 'token list': token, 'token revoke': token },
}
