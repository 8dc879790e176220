import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'

/** What somebody asked: by its episode, in the words of the message that opened it and of those that came with it. */
export type AskedQuestion = {
  id: number
  /** The message that opened it. */
  openedBy: number
  contactId: number | null
  /** By the name that the network tells. */
  author: string | null
  /** The local date on which it was asked. */
  on: string
  isAnswered: boolean
  /** The post or the subject that it stands under. */
  under: string | null
  text: string
}

/** Whose questions: those of a commune on these local dates, both included, of one channel or of all. */
type Days = { communeId: number; channel: number | undefined; from: string; to: string }

/** A question may be long, and a mail a million signs: its beginning tells what it is about. */
const mostSigns = 2_000
/** What one person writes within so long is one question, ms: many press Enter after « Bonjour ». */
const inOneGo = 10 * 60_000

type MessageRow = Omit<AskedQuestion, 'isAnswered'> & { state: string }

/**
 * The last questions of some days, `limit` at most, the newest first: neither what needs no answer nor what its author took back.
 * One whose words are erased has an empty text.
 */
export async function questionsOn(
  db: Db,
  { communeId, channel, from, to }: Days,
  limit: number,
): Promise<AskedQuestion[]> {
  const { rows } = await sql<MessageRow>`
    with "chosen" as materialized (
      select "id", "conversationId", "contactId", "openedBy", "openedAt", "openedOn", "state" from "episode"
      where "communeId" = ${communeId} and "openedOn" >= ${from} and "openedOn" <= ${to}
        and "state" in ('open', 'answered')
        ${channel === undefined ? sql`` : sql`and "channelId" = ${channel}`}
      order by "openedOn" desc, "openedAt" desc, "id" desc limit ${sql.lit(limit)})
    select "chosen"."id", "chosen"."openedBy", "chosen"."contactId", "contact"."name" as "author",
      "chosen"."openedOn" as "on", "chosen"."state",
      case when "conversation"."subject" = "contact"."name" then null else "conversation"."subject" end as "under",
      substr(coalesce((select "messageEdit"."text" from "messageEdit"
        where "messageEdit"."messageId" = "asked"."id" and "asked"."text" is not null
        order by "messageEdit"."at" desc limit 1), "asked"."text", ''), 1, ${sql.lit(mostSigns)}) as "text"
    from "chosen"
      join "conversation" on "conversation"."id" = "chosen"."conversationId"
      left join "contact" on "contact"."id" = "chosen"."contactId"
      left join "message" as "asked" on "asked"."conversationId" = "chosen"."conversationId"
        and "asked"."sentAt" >= "chosen"."openedAt" and "asked"."sentAt" <= "chosen"."openedAt" + ${sql.lit(inOneGo)}
        and "asked"."direction" = 'inbound' and "asked"."kind" = 'message' and "asked"."removedAt" is null
        and ("asked"."contactId" = "chosen"."contactId" or "asked"."id" = "chosen"."openedBy")
    order by "chosen"."openedOn" desc, "chosen"."openedAt" desc, "chosen"."id" desc, "asked"."sentAt", "asked"."id"`.execute(
    db,
  )
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(all => {
    const [first] = all
    if (first === undefined) return []
    const { state, ...question } = first
    const text = all.map(one => one.text).join('\n')
    return { ...question, isAnswered: state === 'answered', text }
  })
}
