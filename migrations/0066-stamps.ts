import type { Kysely } from 'kysely'

/** A picture under a band that says « REPORTÉ » or « ANNULÉ », and the one that it was made of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('media').addColumn('stamp', 'text').execute()
  await db.schema
    .alterTable('media')
    .addColumn('stampOf', 'integer', c => c.references('media.id').onDelete('set null'))
    .execute()
}
