import type { Kysely } from 'kysely'

/** A commune's journal by its last lines: without it, all of them are sorted for each hundred. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('journal_commune_id')
    .on('journal')
    .columns(['communeId', 'id'])
    .execute()
}
