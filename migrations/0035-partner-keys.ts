import { type Kysely, sql } from 'kysely'

/** The key by which a partner's own software asks what it is offered: its hash, and when it is used. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [column, type] of [
    ['keyHash', 'text'],
    ['keyPrefix', 'text'],
    ['keyMadeAt', 'bigint'],
    ['keyUsedAt', 'bigint'],
  ] as const) {
    await db.schema.alterTable('partner').addColumn(column, type).execute()
  }
  await sql`create unique index "partner_keyHash" on "partner" ("keyHash")
    where "keyHash" is not null`.execute(db)
}
