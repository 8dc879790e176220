import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * A session for somebody who proved by other means than a password who they are. For the server's
 * own use: no request reaches it. Two-factor's hook goes by the path, and knows that of the telephone,
 * which is not in use here: after it, it asks for the code of whoever has set one up.
 */
const letIn = <Path extends string>(path: Path) =>
  createAuthEndpoint(
    path,
    {
      method: 'POST',
      body: z.object({ userId: z.string() }),
      metadata: { SERVER_ONLY: true },
    },
    async c => {
      const { internalAdapter } = c.context
      const user = await internalAdapter.findUserById(c.body.userId)
      if (user === null) throw new Error('let in whom nobody knows')
      const session = await internalAdapter.createSession(user.id)
      await setSessionCookie(c, { session, user })
      return c.json({})
    },
  )

export const letInPlugin = {
  id: 'let-in',
  endpoints: { letIn: letIn('/let-in'), letInByCode: letIn('/sign-in/phone-number') },
} satisfies BetterAuthPlugin
