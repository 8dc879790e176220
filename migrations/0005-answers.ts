import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * Answers that go to one person in private though the question was public, and saved replies. What
 * was answered before went where the question was: `reply.visibility` is null.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const id = (column: ColumnDefinitionBuilder) =>
    dialect === 'postgres'
      ? column.primaryKey().generatedByDefaultAsIdentity()
      : column.primaryKey().autoIncrement()
  const instant = 'bigint' as const
  const required = (column: ColumnDefinitionBuilder) => column.notNull()
  const off = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0)
  const ref = (target: string) => (column: ColumnDefinitionBuilder) =>
    column.notNull().references(target).onDelete('cascade')

  await db.schema.alterTable('reply').addColumn('visibility', 'text').execute()
  await db.schema.alterTable('reply').addColumn('closes', 'integer', off).execute()
  await db.schema.createIndex('reply_remoteId').on('reply').columns(['remoteId']).execute()
  await db.schema.alterTable('message').addColumn('takesPrivate', 'integer').execute()
  await db.schema
    .alterTable('conversation')
    .addColumn('contactId', 'integer', column =>
      column.references('contact.id').onDelete('set null'),
    )
    .execute()
  await sql`
    update "conversation" set "contactId" = (
      select max("message"."contactId") from "message"
      where "message"."conversationId" = "conversation"."id" and "message"."direction" = 'inbound'
    ) where "visibility" = 'private'`.execute(db)
  await sql`create index "message_contactId_sentAt" on "message" ("contactId", "sentAt")
    where "contactId" is not null`.execute(db)
  await db.schema
    .createIndex('conversation_contactId')
    .on('conversation')
    .columns(['contactId'])
    .execute()

  await db.schema
    .createTable('privateAnswer')
    .addColumn('messageId', 'integer', ref('message.id'))
    .addColumn('answersId', 'integer', ref('message.id'))
    .addColumn('conversationId', 'integer', ref('conversation.id'))
    .addColumn('state', 'text', required)
    .addPrimaryKeyConstraint('privateAnswerKey', ['messageId', 'answersId'])
    .execute()
  await db.schema
    .createIndex('privateAnswer_conversationId')
    .on('privateAnswer')
    .columns(['conversationId'])
    .execute()
  await db.schema
    .createIndex('privateAnswer_answersId')
    .on('privateAnswer')
    .columns(['answersId'])
    .execute()

  await db.schema
    .createTable('savedReply')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('title', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('createdAt', instant, required)
    .addColumn('changedAt', instant, required)
    .execute()
  await db.schema
    .createIndex('savedReply_communeId')
    .on('savedReply')
    .columns(['communeId'])
    .execute()
}
