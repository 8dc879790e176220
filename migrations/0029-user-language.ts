import type { Kysely } from 'kysely'

/** In which language a person reads the screens, and so their mails. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('user')
    .addColumn('language', 'text', column => column.notNull().defaultTo('fr'))
    .execute()
}
