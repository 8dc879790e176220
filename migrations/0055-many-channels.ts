import { type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'

/** As `neverAt` in server/channels/rules/channel.ts: the last instant that a date can have. */
const neverAt = 8_640_000_000_000_000

/**
 * The page's number in a channel's configuration, as server/inbox/store/webhooks.ts asks for it; null
 * where that is no JSON: an upgrade does not fail by what a row holds.
 */
const pageOf: Record<Dialect, string> = {
  sqlite: `case when json_valid("config") then trim(json_extract("config", '$.page')) end`,
  postgres: `substring("config" from '"page":"\\s*([^"\\s]*)\\s*"')`,
}

/**
 * What jobs ask of all communes' channels and answers is found without going through those of which
 * nothing is due: the next look, what is not settled, what people must be told.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`update "channelPoll" set "nextAt" = ${sql.lit(neverAt)}
    where "channelId" in (select "id" from "channel" where "receives" = 0)`.execute(db)
  await sql`create index "channelPollNext" on "channelPoll" ("nextAt", "channelId")`.execute(db)
  await sql`create index "channelPaused" on "channel" ("id") where "state" = 'paused'`.execute(db)
  await sql`create index "channelTokenEnds" on "channel" ("tokenEndsAt")
    where "tokenEndsAt" is not null`.execute(db)
  await sql`create index "replyUnsettled" on "reply" ("id")
    where "state" in ('sending', 'unconfirmed')`.execute(db)
  await sql`create index "deliveryRead" on "delivery" ("nextAt") where "nextAt" is not null
    and "state" in ('unconfirmed', 'published', 'awaiting-approval')`.execute(db)
  await sql`create index "deliveryParked" on "delivery" ("channelId")
    where "state" = 'scheduled' and "nextAt" is null`.execute(db)
  await sql`create index "webhook_receivedAt" on "webhook" ("receivedAt")`.execute(db)
  await sql`create index "channel_connector" on "channel" ("connector")`.execute(db)
  await sql`create index "channelPage" on "channel" (${sql.raw(pageOf[dialect])})`.execute(db)
}
