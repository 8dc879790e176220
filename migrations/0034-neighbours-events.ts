import { type Kysely, sql } from 'kysely'

/**
 * Whose an event is that was taken from a neighbour's offer: its commune, which stays, and the event
 * itself, which may go. And which calendars of neighbours, and groups of theirs, the public agenda shows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "event" add column "originCommuneId"
    integer references "commune" ("id") on delete set null`.execute(db)
  await sql`alter table "event" add column "originEventId"
    integer references "event" ("id") on delete set null`.execute(db)
  for (const name of ['originCommuneId', 'originEventId']) {
    // What an event or a commune that goes is asked for by the database itself.
    await sql`create index ${sql.ref(`event_${name}`)} on "event" (${sql.ref(name)})
      where ${sql.ref(name)} is not null`.execute(db)
  }
  await sql`update "event" set
    "originCommuneId" = (select "communeId" from "share" where "partnerEventId" = "event"."id"
      order by "id" limit 1),
    "originEventId" = (select "eventId" from "share" where "partnerEventId" = "event"."id"
      order by "id" limit 1)
    where "id" in (select "partnerEventId" from "share")`.execute(db)

  await sql`alter table "calendarFeed" add column "inAgenda" integer not null default 0`.execute(db)
  await sql`alter table "calendarFeed" add column "partnerId"
    integer references "partner" ("id") on delete set null`.execute(db)
  await sql`alter table "partnerGroup" add column "inAgenda" integer not null default 0`.execute(db)
}
