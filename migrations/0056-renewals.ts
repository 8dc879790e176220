import type { Kysely } from 'kysely'

/** Until when a process renews a channel's access: two would spend one refresh token twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('channelPoll').addColumn('renewUntil', 'bigint').execute()
}
