import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'

/** A page's download that was handed in on the screen, and how far its import is: one a commune. */
export async function up(db: Kysely<unknown>, _dialect: Dialect): Promise<void> {
  const instant = 'bigint' as const
  const required = (column: ColumnDefinitionBuilder) => column.notNull()
  const none = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0)

  await db.schema
    .createTable('archiveImport')
    .addColumn('communeId', 'integer', c =>
      c.primaryKey().references('commune.id').onDelete('cascade'),
    )
    .addColumn('connector', 'text', required)
    .addColumn('channelId', 'integer', c => c.references('channel.id').onDelete('set null'))
    .addColumn('state', 'text', required)
    .addColumn('file', 'text', required)
    .addColumn('fileName', 'text', required)
    .addColumn('size', instant, required)
    .addColumn('page', 'text')
    .addColumn('survey', 'text', required)
    .addColumn('total', 'integer', required)
    .addColumn('done', 'integer', none)
    .addColumn('inbound', 'integer', none)
    .addColumn('outbound', 'integer', none)
    .addColumn('foreign', 'integer', none)
    .addColumn('error', 'text')
    .addColumn('actor', 'text', required)
    .addColumn('createdAt', instant, required)
    .addColumn('endedAt', instant)
    .addColumn('leaseOwner', 'text')
    .addColumn('leaseUntil', instant)
    .execute()
}
