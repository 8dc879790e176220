import { randomBytes } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type LateAuth, newAuth } from './late-auth.ts'
import { deletePasskeysOf } from './store/credentials.ts'
import { deleteDevicesOf } from './store/devices.ts'

type AccountDeps = Pick<Deps, 'database' | 'secrets' | 'publicUrl'>

/** What better-auth does to people, within one transaction of ours. */
export type Accounts = {
  /** An account that can sign in, once it has a password; resolves with its user's id. */
  create(person: { name: string; email: string; passwordHash: string | null }): Promise<string>
  /**
   * A new password; anybody who is signed in with the old one must sign in again, their browsers are
   * told no alerts until they do, and every link that this person was sent ends.
   */
  setPassword(userId: string, passwordHash: string): Promise<void>
  /** Makes a link with which this person chooses a password; resolves with its word, told this once. */
  makeLink(userId: string, life: { now: number; endsAt: number }): Promise<string>
  /** Whose link this is; null when there is none that is still good at `now`. */
  userOfLink(token: string, now: number): Promise<string | null>
  /** This account is who the provider calls `subject`, from now on. */
  bind(userId: string, providerId: string, subject: string): Promise<void>
  /** Lets go of every passkey, and of every identity of a provider. */
  unbind(userId: string): Promise<void>
  /** Takes the second factor away: of somebody who lost it, or who leaves. */
  endSecondFactor(userId: string): Promise<void>
  /** Ends every link that this person was sent. */
  endLinks(userId: string): Promise<void>
  /**
   * Nobody can sign in with it any more. The name stays, because messages, answers and the
   * journal tell who wrote; the address is erased, and free for a new account.
   */
  close(userId: string): Promise<void>
}

/** Slow on purpose (scrypt): called before a transaction begins, not within. */
export async function hashPassword(auth: LateAuth, password: string): Promise<string> {
  const { password: passwords } = await (await auth()).$context
  return await passwords.hash(password)
}

/** Whether this is the password of this person; slow on purpose, as `hashPassword`. */
export async function isPasswordOf(
  auth: LateAuth,
  userId: string,
  password: string,
): Promise<boolean> {
  const { password: passwords, internalAdapter } = await (await auth()).$context
  const hash = (await internalAdapter.findCredentialAccount(userId))?.password
  return hash != null && (await passwords.verify({ hash, password }))
}

/** When this session of theirs began, ms UTC; null: there is none. */
export async function sessionBegan(
  auth: LateAuth,
  userId: string,
  sessionId: string | null,
): Promise<number | null> {
  const { internalAdapter } = await (await auth()).$context
  const sessions = await internalAdapter.listSessions(userId)
  return sessions.find(({ id }) => id === sessionId)?.createdAt.getTime() ?? null
}

/**
 * better-auth over `transaction`: an account and what belongs to it in our own tables exist both
 * or neither. Its own instance cannot be used, for it would wait for the connection that the
 * transaction holds.
 */
export async function accountsIn(deps: AccountDeps, transaction: Db): Promise<Accounts> {
  const auth = await newAuth({ ...deps, db: transaction })
  const { internalAdapter, adapter } = await auth.$context
  const endLinks = async (userId: string) => {
    const where = [{ field: 'value', value: userId }]
    await adapter.deleteMany({ model: 'verification', where })
  }
  const endSecondFactor = async (userId: string) => {
    await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] })
    await internalAdapter.updateUser(userId, { twoFactorEnabled: false })
  }
  return {
    async create({ name, email, passwordHash }) {
      const user = await internalAdapter.createUser(
        { name, email, emailVerified: false },
        { method: 'email-password' },
      )
      await internalAdapter.createAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: passwordHash,
      })
      return user.id
    },
    async bind(userId, providerId, subject) {
      await internalAdapter.createAccount({ userId, providerId, accountId: subject })
    },
    async unbind(userId) {
      await deletePasskeysOf(transaction, userId)
      const bound = { field: 'providerId', operator: 'ne', value: 'credential' } as const
      await adapter.deleteMany({
        model: 'account',
        where: [{ field: 'userId', value: userId }, bound],
      })
    },
    endSecondFactor,
    endLinks,
    async setPassword(userId, passwordHash) {
      await internalAdapter.updatePassword(userId, passwordHash)
      await internalAdapter.deleteUserSessions(userId)
      await deleteDevicesOf(transaction, userId, 'browsers')
      await endLinks(userId)
    },
    async makeLink(userId, { now, endsAt }) {
      const token = randomBytes(32).toString('base64url')
      const past = { field: 'expiresAt', operator: 'lt', value: new Date(now) } as const
      await adapter.deleteMany({ model: 'verification', where: [past] })
      await internalAdapter.createVerificationValue({
        identifier: linkOf(token),
        value: userId,
        expiresAt: new Date(endsAt),
      })
      return token
    },
    async userOfLink(token, now) {
      const found = await internalAdapter.findVerificationValue(linkOf(token))
      return found !== null && found.expiresAt.getTime() > now ? found.value : null
    },
    async close(userId) {
      await deletePasskeysOf(transaction, userId)
      await deleteDevicesOf(transaction, userId, 'all')
      await internalAdapter.deleteUserSessions(userId)
      await internalAdapter.deleteAccounts(userId)
      await endLinks(userId)
      await endSecondFactor(userId)
      // RFC 2606 § 2: no mail ever goes to a name under `.invalid`.
      await internalAdapter.updateUser(userId, { email: `${userId.toLowerCase()}@compte.invalid` })
    },
  }
}

/** As better-auth names them; of what is kept, this is hashed. */
function linkOf(token: string): string {
  return `reset-password:${token}`
}
