import type { Kysely } from 'kysely'

/** What a commune says of its tone and of what it hides, in its own words, for its printed rules. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('commune').addColumn('houseRules', 'text').execute()
}
