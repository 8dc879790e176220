import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * What administrators are told of a channel by mail: an access that comes to its end, and one that
 * died. A channel that was paused before keeps no instant of its pause: nobody is told of it late.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const id = (column: ColumnDefinitionBuilder) =>
    dialect === 'postgres'
      ? column.primaryKey().generatedByDefaultAsIdentity()
      : column.primaryKey().autoIncrement()
  const instant = 'bigint' as const
  const required = (column: ColumnDefinitionBuilder) => column.notNull()
  const none = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0)
  const ref = (target: string) => (column: ColumnDefinitionBuilder) =>
    column.notNull().references(target).onDelete('cascade')

  await db.schema.alterTable('channel').addColumn('pausedAt', instant).execute()
  await db.schema
    .createTable('channelMail')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('channelId', 'integer', ref('channel.id'))
    .addColumn('kind', 'text', required)
    .addColumn('about', instant, required)
    .addColumn('userId', 'text', ref('user.id'))
    .addColumn('email', 'text', required)
    .addColumn('messageId', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('attempts', 'integer', none)
    .addColumn('nextAt', instant)
    .addColumn('sentAt', instant)
    .addColumn('reason', 'text')
    .execute()
  await db.schema
    .createIndex('channelMail_channelId_kind_about_userId')
    .on('channelMail')
    .columns(['channelId', 'kind', 'about', 'userId'])
    .unique()
    .execute()
  await sql`create index "channelMailNext" on "channelMail" ("nextAt") where "nextAt" is not null`.execute(
    db,
  )
}
