import { type Kysely, sql } from 'kysely'

/**
 * Of what was written in private on a network that does not tell whether it answers a comment, people
 * are asked. It was noted as answering nothing; Facebook alone told.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update "privateAnswer" set "state" = 'unconfirmed'
    where "state" = 'unlinked'
      and "messageId" in (
        select "message"."id" from "message"
        inner join "channel" on "channel"."id" = "message"."channelId"
        where "channel"."connector" <> 'facebook'
      )
      and "answersId" not in (select "answersId" from "privateAnswer" where "state" = 'linked')
      and "messageId" not in (select "messageId" from "privateAnswer" where "state" = 'linked')`.execute(
    db,
  )
}
