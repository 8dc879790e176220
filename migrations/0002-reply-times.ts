import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * Reply times that can be defended: what the figures would be without any exclusion, conversations
 * that a person joined, alerts and who is on duty, what a network's webhook brought, and rebuilds
 * that go on after a restart.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const id = (column: ColumnDefinitionBuilder) =>
    dialect === 'postgres'
      ? column.primaryKey().generatedByDefaultAsIdentity()
      : column.primaryKey().autoIncrement()
  const instant = 'bigint' as const
  const flag = 'integer' as const
  const required = (column: ColumnDefinitionBuilder) => column.notNull()
  const off = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0)
  const on = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(1)
  const ref = (target: string) => (column: ColumnDefinitionBuilder) =>
    column.notNull().references(target).onDelete('cascade')
  const maybe = (target: string) => (column: ColumnDefinitionBuilder) =>
    column.references(target).onDelete('set null')

  // Episodes: the figures in one column, and whether they would stand without any exclusion
  await db.schema.alterTable('episode').addColumn('holding', flag, off).execute()
  await db.schema.alterTable('episode').addColumn('bare', flag, on).execute()
  await db.schema.alterTable('episode').addColumn('figures', 'text').execute()
  await db.schema.dropIndex('episode_communeId_openedOn').execute()
  await index('episode', ['communeId', 'openedOn', 'figures'])
  await db.schema
    .createTable('bareEpisode')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('channelId', 'integer', ref('channel.id'))
    .addColumn('conversationId', 'integer', ref('conversation.id'))
    .addColumn('contactId', 'integer', maybe('contact.id'))
    .addColumn('visibility', 'text', required)
    .addColumn('openedBy', 'integer', ref('message.id'))
    .addColumn('openedAt', instant, required)
    .addColumn('openedOn', 'text', required)
    .addColumn('closedBy', 'integer', maybe('message.id'))
    .addColumn('closedAt', instant)
    .addColumn('state', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('elapsedMs', instant)
    .addColumn('officeMs', instant)
    .addColumn('openedOutside', flag, required)
    .addColumn('fullAnswerMs', instant)
    .addColumn('aimAt', instant)
    .addColumn('dueAt', instant)
    .addColumn('detectionMs', instant, required)
    .addColumn('history', flag, required)
    .addColumn('holding', flag, off)
    .addColumn('bare', flag, on)
    .addColumn('figures', 'text')
    .execute()
  await index('bareEpisode', ['communeId', 'openedOn', 'figures'])
  await index('bareEpisode', ['conversationId'])

  await sql`create index "conversationCut" on "conversation" ("communeId") where "cut" = 1`.execute(
    db,
  )

  for (const table of ['episode', 'bareEpisode']) {
    await sql`create index ${sql.id(`${table}Unpacked`)} on ${sql.id(table)} ("communeId", "openedOn") where "figures" is null`.execute(
      db,
    )
  }

  // Nearly every message is never edited, hidden or judged: those that were are marked
  await db.schema.alterTable('message').addColumn('amended', flag, off).execute()
  await sql`
    update "message" set "amended" = 1
    where "id" in (select "messageId" from "messageEdit")
      or "id" in (select "messageId" from "messageHiding")
      or "id" in (select "messageId" from "mark")`.execute(db)

  // Two conversations of one person, joined by somebody of the commune; parting them ends the row
  await db.schema
    .createTable('conversationMerge')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('conversationId', 'integer', ref('conversation.id'))
    .addColumn('intoId', 'integer', ref('conversation.id'))
    .addColumn('at', instant, required)
    .addColumn('userId', 'text', maybe('user.id'))
    .addColumn('endedAt', instant)
    .addColumn('endedBy', 'text', maybe('user.id'))
    .execute()
  await index('conversationMerge', ['conversationId'])
  await index('conversationMerge', ['intoId'])
  await index('conversationMerge', ['communeId'])

  // An answer that is written to make people wait says so before it leaves
  await db.schema.alterTable('reply').addColumn('holding', flag, off).execute()
  // Who judged what of a conversation's messages, and whose conversations may be joined
  await index('journal', ['subject'])
  await index('message', ['contactId'])

  // A rebuild that is asked for and not finished: one row a commune
  await db.schema
    .createTable('rebuild')
    .addColumn('communeId', 'integer', c => ref('commune.id')(c).primaryKey())
    .addColumn('fromDate', 'text')
    .addColumn('requestedAt', instant, required)
    .addColumn('revision', 'integer', required)
    .addColumn('afterId', 'integer', off)
    .addColumn('done', 'integer', off)
    .addColumn('total', 'integer')
    .addColumn('leaseUntil', instant)
    .execute()

  // Alerts, and who is on duty
  await db.schema
    .alterTable('commune')
    .addColumn('alertMinutes', 'text', c => c.notNull().defaultTo('[8,12]'))
    .execute()
  await db.schema.alterTable('member').addColumn('alertMail', flag, on).execute()
  await db.schema
    .createTable('duty')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('userId', 'text', ref('user.id'))
    .addColumn('fromDate', 'text', required)
    .addColumn('toDate', 'text')
    .addColumn('callFrom', 'text')
    .addColumn('callTo', 'text')
    .addColumn('createdAt', instant, required)
    .execute()
  await index('duty', ['communeId', 'fromDate'])
  await db.schema
    .createTable('alertNotice')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('at', instant, required)
    .addColumn('userIds', 'text', required)
    .addColumn('toAll', flag, off)
    .execute()
  await index('alertNotice', ['communeId', 'id'])
  await db.schema
    .createTable('alert')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('messageId', 'integer', ref('message.id'))
    .addColumn('minutes', 'integer', required)
    .addColumn('dueAt', instant, required)
    .addColumn('noticeId', 'integer', ref('alertNotice.id'))
    .execute()
  await index('alert', ['messageId', 'minutes'], true)
  await index('alert', ['noticeId'])
  await db.schema
    .createTable('alertMail')
    .addColumn('id', 'integer', id)
    .addColumn('communeId', 'integer', ref('commune.id'))
    .addColumn('noticeId', 'integer', ref('alertNotice.id'))
    .addColumn('userId', 'text', ref('user.id'))
    .addColumn('email', 'text', required)
    .addColumn('messageId', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('attempts', 'integer', off)
    .addColumn('nextAt', instant)
    .addColumn('sentAt', instant)
    .addColumn('reason', 'text')
    .execute()
  await index('alertMail', ['noticeId', 'userId'], true)
  await sql`create index "alertMailNext" on "alertMail" ("nextAt") where "nextAt" is not null`.execute(
    db,
  )

  // What a network told us by webhook: on disk before it is answered
  await db.schema
    .createTable('webhook')
    .addColumn('id', 'integer', id)
    .addColumn('connector', 'text', required)
    .addColumn('body', 'text', required)
    .addColumn('channelIds', 'text', required)
    .addColumn('receivedAt', instant, required)
    .addColumn('nextAt', instant)
    .addColumn('attempts', 'integer', off)
    .addColumn('error', 'text')
    .execute()
  await sql`create index "webhookNext" on "webhook" ("nextAt") where "nextAt" is not null`.execute(
    db,
  )
  await db.schema.alterTable('channelPoll').addColumn('webhookAt', instant).execute()

  // Every episode that is stored already lacks its figures: they are reckoned at the first start.
  await sql`
    insert into "rebuild" ("communeId", "requestedAt", "revision")
    select "id", 0, 1 from "commune"`.execute(db)

  async function index(table: string, columns: string[], unique = false): Promise<void> {
    const builder = db.schema
      .createIndex(`${table}_${columns.join('_')}`)
      .on(table)
      .columns(columns)
    await (unique ? builder.unique() : builder).execute()
  }
}
