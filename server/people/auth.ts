import type { BetterAuthPlugin } from 'better-auth'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { limitOf, tooBusy } from '../platform/limit.ts'
import { ipv6Bits } from '../platform/network.ts'
import { clientAddressHeader, passwordLength } from './rules/sign-in.ts'
import { findMembership } from './store/members.ts'

/**
 * A hash takes a thread of the pool for a twentieth of a second. The pool has four, and the disk, DNS
 * and the seal of each session's cookie wait for one as well: two of them are left alone.
 */
const hashInTurn = limitOf(2, 16, tooBusy)

export type AuthDeps = Pick<Deps, 'db' | 'database' | 'secrets' | 'publicUrl'>

/**
 * Accounts and sessions by better-auth: e-mail and password, a session cookie and no other.
 * Nobody signs up alone: an administrator adds people (people.ts).
 */
export function createAuth({ db, database, secrets, publicUrl }: AuthDeps) {
  return betterAuth({
    appName: 'Tambour',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: secrets.derive('better-auth'),
    database: { db, type: database.dialect },
    // Tambour may be reached under another name than PUBLIC_URL, such as localhost: what counts is
    // that the page and the request name the same host.
    trustedOrigins: request => (request === undefined ? [] : [new URL(request.url).origin]),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      password: {
        hash: password => hashInTurn(() => hashPassword(password)),
        verify: given => hashInTurn(() => verifyPassword(given)),
      },
    },
    // What is no refusal of its own goes on to ours.
    onAPIError: { throw: true },
    // Anybody who reads the database can use no link of it. What is past is taken away by our own clock.
    verification: { storeIdentifier: 'hashed', disableCleanup: true },
    session: {
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60,
      additionalFields: { communeId: { type: 'number', required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          // A session begins where its person was last, and says itself where it works.
          async before(session) {
            const communeId = (await findMembership(db, session.userId))?.communeId ?? null
            return { data: { ...session, communeId } }
          },
        },
      },
    },
    // A code of an application for the person who wants it, or one of ten to keep on paper.
    plugins: [twoFactor({ issuer: 'Tambour' }), sessionPlugin],
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      // Per address and path. The count starts again after a window without any attempt.
      customRules: {
        '/sign-in/email': { window: 30, max: 10 },
        '/change-password': { window: 30, max: 10 },
      },
    },
    advanced: {
      // Each request asks for a session and its person: one question instead of two.
      database: { joins: true },
      cookiePrefix: 'tambour',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientAddressHeader], ipv6Subnet: ipv6Bits },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

export type Auth = ReturnType<typeof createAuth>

/**
 * A session for somebody who proved by other means than a password who they are. For the server's
 * own use: no request reaches it. Two-factor's hook goes by the path, and knows that of the telephone,
 * which is not in use here: after it, it asks for the code of the person who has set one up.
 */
const startSession = <Path extends string>(path: Path) =>
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
      if (user === null) throw new Error('a session for an account that is not there')
      const session = await internalAdapter.createSession(user.id)
      await setSessionCookie(c, { session, user })
      return c.json({})
    },
  )

const sessionPlugin = {
  id: 'start-session',
  endpoints: {
    startSession: startSession('/start-session'),
    startSessionByCode: startSession('/sign-in/phone-number'),
  },
} satisfies BetterAuthPlugin
