import type { Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * A second factor for whoever wants one: the table and the column of better-auth's two-factor plugin,
 * in the shape that better-auth 1.7 compiles for each database. Secret and codes are encrypted.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const authDate = dialect === 'postgres' ? 'timestamptz' : 'date'
  const authFlag = dialect === 'postgres' ? 'boolean' : 'integer'
  await db.schema.alterTable('user').addColumn('twoFactorEnabled', authFlag).execute()
  await db.schema
    .createTable('twoFactor')
    .addColumn('id', 'text', c => c.notNull().primaryKey())
    .addColumn('secret', 'text', c => c.notNull())
    .addColumn('backupCodes', 'text', c => c.notNull())
    .addColumn('userId', 'text', c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('verified', authFlag)
    .addColumn('failedVerificationCount', 'integer')
    .addColumn('lockedUntil', authDate)
    .execute()
  await db.schema.createIndex('twoFactor_userId').on('twoFactor').column('userId').execute()
}
