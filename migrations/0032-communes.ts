import { type Kysely, sql } from 'kysely'

/**
 * Several communes on one installation: who looks after it, in which commune each session works and
 * each person was last, which partner is a commune of this installation, and which event somebody
 * there made of an offer.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "user" add column "runsInstallation" integer not null default 0`.execute(db)
  const lastCommune = sql`integer references "commune" ("id") on delete set null`
  await sql`alter table "user" add column "communeId" ${lastCommune}`.execute(db)
  await sql`alter table "session" add column "communeId" ${lastCommune}`.execute(db)
  await sql`alter table "partner" add column "partnerCommuneId" ${lastCommune}`.execute(db)
  await sql`create index "partner_partnerCommuneId" on "partner" ("partnerCommuneId")
    where "partnerCommuneId" is not null`.execute(db)
  await sql`alter table "share" add column "partnerEventId"
    integer references "event" ("id") on delete set null`.execute(db)
  await sql`alter table "share" add column "followedSequence" integer`.execute(db)
  await sql`create unique index "share_partnerEventId" on "share" ("partnerEventId")
    where "partnerEventId" is not null`.execute(db)
  // Whoever may take its backups today may still tomorrow.
  await sql`update "user" set "runsInstallation" = 1 where "id" in (
    select "userId" from "member" where "role" = 'administrator'
    and "communeId" = (select min("id") from "commune"))`.execute(db)
  await sql`update "session" set "communeId" = (
    select "communeId" from "member" where "member"."userId" = "session"."userId"
    order by "createdAt", "communeId" limit 1)`.execute(db)
}
