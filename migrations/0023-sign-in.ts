import type { Kysely } from 'kysely'

/** Whoever a provider calls by one `sub` is one person here, even when they come twice at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('account_identity')
    .unique()
    .on('account')
    .columns(['providerId', 'accountId'])
    .execute()
}
