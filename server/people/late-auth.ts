import type { Auth, AuthDeps } from './auth.ts'

/** The sign-in library over the database, loaded when it is first asked for. */
export type LateAuth = () => Promise<Auth>

/**
 * better-auth is a sixth of what a start costs, and nobody needs it before the first page: it is
 * loaded when a session, a password or a sign-in comes, or soon after the server listens.
 */
export function lateAuth(deps: AuthDeps): LateAuth {
  let auth: Promise<Auth> | undefined
  return () => {
    auth ??= newAuth(deps).catch(error => {
      auth = undefined
      throw error
    })
    return auth
  }
}

/** One of its own, over a transaction for instance. */
export async function newAuth(deps: AuthDeps): Promise<Auth> {
  const { createAuth } = await import('./auth.ts')
  return createAuth(deps)
}
