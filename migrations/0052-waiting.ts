import { type Kysely, sql } from 'kysely'

/** Who waits, without a row being read: to count them all, and to find whoever is due first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index "episodeWaiting" on "episode"
    ("communeId", "unlikely", "dueAt", "openedAt", "history", "channelId") where "state" = 'open'`.execute(
    db,
  )
}
