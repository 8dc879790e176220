import type { Kysely } from 'kysely'

/** The share of answers on time that a council wants: 9 of 10, as Facebook's badge asks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('commune')
    .addColumn('goalPercent', 'integer', column => column.notNull().defaultTo(90))
    .execute()
}
