import type { Kysely } from 'kysely'

/** Until when a process holds a channel's line, and how far a long look has come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [column, type] of [
    ['watchUntil', 'bigint'],
    ['progressRead', 'integer'],
    ['progressOf', 'integer'],
  ] as const) {
    await db.schema.alterTable('channelPoll').addColumn(column, type).execute()
  }
}
