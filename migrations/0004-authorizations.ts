import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * Connecting channels at the network itself: the commune's own application there, and each attempt
 * from its beginning until the person has chosen.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const id = (column: ColumnDefinitionBuilder) =>
    dialect === 'postgres'
      ? column.primaryKey().generatedByDefaultAsIdentity()
      : column.primaryKey().autoIncrement()
  const instant = 'bigint' as const
  const required = (column: ColumnDefinitionBuilder) => column.notNull()
  const ref = (target: string) => (column: ColumnDefinitionBuilder) =>
    column.notNull().references(target).onDelete('cascade')

  await db.schema
    .createTable('networkApp')
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('connector', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('config', 'text', required)
    .addColumn('secrets', 'text', required)
    .addColumn('createdAt', instant, required)
    .addColumn('updatedAt', instant, required)
    .addPrimaryKeyConstraint('networkAppKey', ['communeId', 'connector'])
    .execute()
  await db.schema
    .createTable('connection')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('userId', 'text', ref('user.id'))
    .addColumn('connector', 'text', required)
    .addColumn('channelId', 'integer', column =>
      column.references('channel.id').onDelete('cascade'),
    )
    .addColumn('stateHash', 'text', column => column.notNull().unique())
    .addColumn('expiresAt', instant, required)
    .addColumn('returnedAt', instant)
    .addColumn('offered', 'text')
    .execute()
  await db.schema.createIndex('connection_expiresAt').on('connection').column('expiresAt').execute()
}
