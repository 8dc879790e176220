import { type Kysely, sql } from 'kysely'

/**
 * Several pictures, in an order, where there was one. A post's own column goes for good: what is
 * published is its variants', and nothing ever read it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const owner of ['event', 'variant']) {
    const table = `${owner}Media`
    await db.schema
      .createTable(table)
      .addColumn(`${owner}Id`, 'integer', c =>
        c.notNull().references(`${owner}.id`).onDelete('cascade'),
      )
      .addColumn('position', 'integer', c => c.notNull())
      // A picture that is shown somewhere cannot be deleted.
      .addColumn('mediaId', 'integer', c => c.notNull().references('media.id'))
      .execute()
    await db.schema
      .createIndex(`${table}_${owner}Id_position`)
      .on(table)
      .columns([`${owner}Id`, 'position'])
      .unique()
      .execute()
    await sql`insert into ${sql.table(table)} (${sql.ref(`${owner}Id`)}, "position", "mediaId")
      select "id", 0, "mediaId" from ${sql.table(owner)} where "mediaId" is not null`.execute(db)
  }
  for (const table of ['event', 'post', 'variant']) {
    await db.schema.alterTable(table).dropColumn('mediaId').execute()
  }
}
