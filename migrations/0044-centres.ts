import type { Kysely } from 'kysely'

/** Where communes of France lie, as it was read; without coordinates, nobody knew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('communeCentre')
    .addColumn('inseeCode', 'text', column => column.primaryKey())
    .addColumn('latitude', 'double precision')
    .addColumn('longitude', 'double precision')
    .addColumn('readAt', 'bigint', column => column.notNull())
    .execute()
}
