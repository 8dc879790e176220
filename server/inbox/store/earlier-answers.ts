import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { isPostgres } from '../../database/dialect.ts'
import type { AnsweredQuestion } from '../rules/earlier-answers.ts'

/** Where one looks: a commune's questions since an instant, ms UTC, of which local dates know the day before. */
export type Sought = {
  communeId: number
  since: number
  sinceDay: string
  /** Whether only what all could read is to be found. */
  isPublic: boolean
}

/** A question of before by its episode, with what to read again of it before it is shown. */
export type FoundQuestion = AnsweredQuestion & {
  id: number
  conversationId: number
  channelName: string
  visibility: 'private' | 'public'
  /** Whom it was answered to. */
  name: string | null
  messageIds: readonly number[]
  answerId: number
}

/** The last questions that somebody has answered, `limit` at most, the newest first. */
export async function answeredLately(
  db: Db,
  { communeId, sinceDay, isPublic }: Sought,
  limit: number,
): Promise<FoundQuestion[]> {
  return await questionsOf(
    db,
    sql`select ${columns} from "episode"
      where "communeId" = ${communeId} and "openedOn" >= ${sinceDay} and ${isAnswered(isPublic)}
      order by "openedOn" desc limit ${sql.lit(limit)}`,
  )
}

/** So many messages and posts with a word are looked at, the newest first; so many of the commune's are taken. */
const mostWithWord = 2_000
const mostOfWord = 40

/**
 * Questions that somebody has answered in which one of these words stands, or in the answer, or in what they
 * are under: those of `mostOfWord` messages and as many posts a word.
 * @param words as `rareIn` gives them: of a common one the index would tell hundreds of thousands
 */
export async function answeredWith(
  db: Db,
  sought: Sought,
  words: readonly string[],
): Promise<FoundQuestion[]> {
  const { since, isPublic } = sought
  if (words.length === 0) return []
  const onPostgres = isPostgres(db)
  const inMessages = words.map(
    word => sql`select * from (${saidWith(word, sought, onPostgres)}) as "one"`,
  )
  const inPosts = words.map(
    word => sql`select * from (${underWith(word, sought, onPostgres)}) as "one"`,
  )
  return await questionsOf(
    db,
    sql`with "said" as materialized (${sql.join(inMessages, sql` union all `)}),
      "post" as materialized (${sql.join(inPosts, sql` union all `)})
      select ${columns} from "said"
        join "episode" on "episode"."conversationId" = "said"."conversationId"
          and "episode"."openedAt" <= "said"."sentAt" and "episode"."closedAt" >= "said"."sentAt"
        where ${isAnswered(isPublic)}
      union select * from (
        select ${columns} from "post"
          join "episode" on "episode"."conversationId" = "post"."id"
          where "episode"."openedAt" >= ${since} and ${isAnswered(isPublic)}
          order by "episode"."id" desc limit ${sql.lit(5 * mostOfWord)}) as "under"`,
  )
}

const columns = sql.join(
  (
    [
      'id',
      'channelId',
      'conversationId',
      'contactId',
      'visibility',
      'openedBy',
      'openedAt',
      'closedBy',
      'closedAt',
    ] as const
  ).map(column => sql.ref(`episode.${column}`)),
)

/** By a person and in full: what makes people wait answers nothing. */
const isAnswered = (isPublic: boolean): RawBuilder<unknown> =>
  sql`"episode"."state" = 'answered' and "episode"."holding" = 0
    and "episode"."visibility" in (${isPublic ? sql`'public'` : sql`'public', 'private'`})`

/**
 * Messages with that word, or the same with its plural's sign: the index has no stems (migrations/foundation/search.ts).
 * SQLite reads the index from its end and no further than needed, as long as nothing is sorted; PostgreSQL would
 * rather walk all messages from the last one, which a `materialized` part keeps it from.
 */
function saidWith(
  word: string,
  { communeId, since }: Sought,
  onPostgres: boolean,
): RawBuilder<unknown> {
  const fits = sql`"sentAt" >= ${since}
    and "channelId" in (select "id" from "channel" where "communeId" = ${communeId})`
  if (!onPostgres) {
    return sql`select "conversationId", "sentAt" from (${hits(word, 0)}) as "hit"
      cross join "message" on "message"."id" = "hit"."id" where ${fits} limit ${sql.lit(mostOfWord)}`
  }
  return sql`with "found" as materialized (
      select "conversationId", "sentAt", "channelId", "id" from "message"
      where "searched"("text") @@ ${postgresQuery(word)}::tsquery)
    select "conversationId", "sentAt" from "found" where ${fits}
    order by "id" desc limit ${sql.lit(mostOfWord)}`
}

/** Conversations under a post or a subject with that word. */
function underWith(
  word: string,
  { communeId, since }: Sought,
  onPostgres: boolean,
): RawBuilder<unknown> {
  const fits = sql`"communeId" = ${communeId} and "lastMessageAt" >= ${since}`
  if (!onPostgres) {
    return sql`select "conversation"."id" from (${hits(word, 2)}) as "hit"
      cross join "conversation" on "conversation"."id" = "hit"."id" where ${fits} limit ${sql.lit(mostOfWord)}`
  }
  return sql`with "found" as materialized (
      select "id", "communeId", "lastMessageAt" from "conversation"
      where "searched"("subject") @@ ${postgresQuery(word)}::tsquery)
    select "id" from "found" where ${fits} order by "id" desc limit ${sql.lit(mostOfWord)}`
}

/** The newest rows of a kind, by number. */
const hits = (word: string, kind: 0 | 2): RawBuilder<unknown> =>
  sql`select "rowid" / 3 as "id" from "search" where "search" match ${sqliteQuery(word)}
    and "rowid" % 3 = ${sql.lit(kind)} order by "rowid" desc limit ${sql.lit(mostWithWord)}`

/** « bacs » and « bac », « bureaux » and « bureau ». */
const bothNumbers = (word: string): [string, string] =>
  /[sx]$/.test(word)
    ? [word, word.slice(0, -1)]
    : [word, `${word}${/[ae]u$/.test(word) ? 'x' : 's'}`]

const sqliteQuery = (word: string) =>
  bothNumbers(word)
    .map(one => `"${one}"`)
    .join(' OR ')
const postgresQuery = (word: string) => bothNumbers(word).join(' | ')

/** A question may be long, and a mail a million signs: its beginning tells what it is about. */
const mostSigns = 2_000

type QuestionRow = Omit<FoundQuestion, 'messageIds'> & {
  messageId: number
}

/** These episodes with what their author asked until it was answered. */
async function questionsOf(db: Db, episodes: RawBuilder<unknown>): Promise<FoundQuestion[]> {
  const { rows } = await sql<QuestionRow>`
    with "chosen" as materialized (${episodes})
    select "chosen"."id", "chosen"."channelId", "channel"."name" as "channelName", "chosen"."conversationId", "chosen"."closedAt" as "at",
      "chosen"."closedBy" as "answerId", "contact"."name",
      -- A private answer to a comment stands in a conversation of its own.
      case when "answer"."conversationId" = "chosen"."conversationId" then "chosen"."visibility" else 'private' end as "visibility",
      case when "conversation"."subject" = "contact"."name" then null else "conversation"."subject" end as "under",
      substr("answer"."text", 1, ${sql.lit(mostSigns)}) as "answer",
      substr("asked"."text", 1, ${sql.lit(mostSigns)}) as "text", "asked"."id" as "messageId"
    from "chosen"
      join "channel" on "channel"."id" = "chosen"."channelId"
      join "message" as "answer" on "answer"."id" = "chosen"."closedBy"
      join "conversation" on "conversation"."id" = "chosen"."conversationId"
      join "message" as "asked" on "asked"."conversationId" = "chosen"."conversationId"
        and "asked"."sentAt" >= "chosen"."openedAt" and "asked"."sentAt" <= "chosen"."closedAt"
        and "asked"."direction" = 'inbound' and "asked"."kind" = 'message'
        and ("asked"."contactId" = "chosen"."contactId" or "asked"."id" = "chosen"."openedBy")
      left join "contact" on "contact"."id" = "chosen"."contactId"
    where "answer"."kind" = 'message' and "answer"."automatic" = 0 and "answer"."holding" = 0
      and "answer"."removedAt" is null and "answer"."text" is not null
      and "asked"."removedAt" is null and "asked"."text" is not null
      and "contact"."erasedAt" is null
      -- A receipt has the number of one request, and what follows it is about that alone.
      and not exists (select 1 from "officialRequest"
        where "officialRequest"."conversationId" = "chosen"."conversationId")
    order by "asked"."sentAt", "asked"."id"`.execute(db)
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...more]) => {
    if (first === undefined) return []
    const { messageId: _, ...question } = first
    const all = [first, ...more]
    return {
      ...question,
      text: all.map(({ text }) => text).join('\n'),
      messageIds: all.map(({ messageId }) => messageId),
    }
  })
}

/** What one person writes within so long is one question, ms: many press Enter after « Bonjour ». */
const inOneGo = 10 * 60_000

/** What its author wrote together with a message, by its newest words, and what all of it is under. */
export async function writtenWith(
  db: Db,
  messageId: number,
): Promise<{ text: string; under: string | null }> {
  const rows = await db
    .selectFrom('message as one')
    .innerJoin('message', join =>
      join
        .onRef('message.conversationId', '=', 'one.conversationId')
        .on(
          sql<boolean>`"message"."sentAt" between "one"."sentAt" - ${sql.lit(inOneGo)} and "one"."sentAt" + ${sql.lit(inOneGo)}`,
        ),
    )
    .innerJoin('conversation', 'conversation.id', 'one.conversationId')
    .leftJoin('contact', 'contact.id', 'one.contactId')
    .select(({ selectFrom }) => [
      'message.text',
      'conversation.subject',
      'contact.name',
      selectFrom('messageEdit')
        .select('messageEdit.text')
        .whereRef('messageEdit.messageId', '=', 'message.id')
        .orderBy('messageEdit.at', 'desc')
        .limit(1)
        .as('newest'),
    ])
    .where('one.id', '=', messageId)
    .where('message.direction', '=', 'inbound')
    .where('message.kind', '=', 'message')
    .where('message.removedAt', 'is', null)
    .where('message.text', 'is not', null)
    .where(({ or, eb }) =>
      or([
        eb('message.contactId', '=', eb.ref('one.contactId')),
        eb('message.id', '=', eb.ref('one.id')),
      ]),
    )
    .orderBy('message.sentAt')
    .orderBy('message.id')
    .execute()
  const [first] = rows
  const isName = first === undefined || first.subject === first.name
  const text = rows.map(one => one.newest ?? one.text).join('\n')
  return { text, under: isName ? null : first.subject }
}
