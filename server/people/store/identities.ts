import type { Db } from '../../database/database.ts'
import type { Account } from './members.ts'

/** Who came as this `sub` of a provider before. */
export async function findUserByIdentity(
  db: Db,
  providerId: string,
  subject: string,
): Promise<Account | undefined> {
  return await db
    .selectFrom('account')
    .innerJoin('user', 'user.id', 'account.userId')
    .select(['user.id', 'user.name', 'user.email'])
    .where('account.providerId', '=', providerId)
    .where('account.accountId', '=', subject)
    .executeTakeFirst()
}

/** Whether this account belongs to an identity of the provider. */
export async function hasIdentity(db: Db, providerId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('accountId')
    .where('providerId', '=', providerId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}
