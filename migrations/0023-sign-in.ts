import type { Kysely } from 'kysely'

/**
 * Two more ways to sign in. Whoever a provider calls by one `sub` is one person here, even when they
 * come twice at once; and passkeys, of which nothing but the public half is known.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('account_identity')
    .unique()
    .on('account')
    .columns(['providerId', 'accountId'])
    .execute()
  await db.schema
    .createTable('passkey')
    .addColumn('id', 'text', c => c.notNull().primaryKey())
    .addColumn('userId', 'text', c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('publicKey', 'text', c => c.notNull())
    .addColumn('counter', 'bigint', c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('lastUsedAt', 'bigint')
    .execute()
  await db.schema.createIndex('passkey_userId').on('passkey').column('userId').execute()
}
