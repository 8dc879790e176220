import { type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * Every link is signed with a random key of its row, for the number of a row is given again after a restore.
 * Those of offers and of committees’ members had fewer than 128 bits.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const table of ['partnerContact', 'digestRecipient']) {
    await sql`alter table ${sql.table(table)} add column "key" text not null default ''`.execute(db)
  }
  const key =
    dialect === 'sqlite'
      ? sql`lower(hex(randomblob(16)))`
      : sql`replace(cast(gen_random_uuid() as text) || cast(gen_random_uuid() as text), '-', '')`
  for (const table of ['partnerContact', 'digestRecipient', 'share', 'committeeMember']) {
    await sql`update ${sql.table(table)} set "key" = ${key}`.execute(db)
  }
}
