import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { isPostgres, numberList } from '../../database/dialect.ts'
import { textsWith } from '../../database/texts-with.ts'
import { hasWord, wordQuery } from './search.ts'

/** More are left to the index of words. */
const mostMessages = 3_000

/**
 * Which of these conversations have all these words, read in what they say themselves, as the index
 * has it: of a word that stands in half of all messages the index tells hundreds of thousands.
 * @returns null where they say too much
 */
export async function conversationsSaying(
  db: Db,
  ids: readonly number[],
  words: readonly string[],
): Promise<Set<number> | null> {
  if (ids.length === 0) return new Set()
  const these = numberList(db, ids)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*) as "count" from (
      select 1 from "message" where "conversationId" in ${these} limit ${sql.lit(mostMessages + 1)}
    ) as "some"`.execute(db)
  if (Number(counted[0]?.count ?? 0) > mostMessages) return null
  return isPostgres(db) ? await onPostgres(db, these, words) : await onSqlite(db, these, words)
}

async function onPostgres(
  db: Db,
  these: RawBuilder<unknown>,
  words: readonly string[],
): Promise<Set<number>> {
  const said = words.map(
    word => sql`(${hasWord('conversation.subject', word)}
      or exists (select 1 from "message" where "message"."conversationId" = "conversation"."id"
        and ${hasWord('message.text', word)})
      or exists (select 1 from "message" join "contact" on "contact"."id" = "message"."contactId"
        where "message"."conversationId" = "conversation"."id" and ${hasWord('contact.name', word)})
      or exists (select 1 from "contact"
        where "contact"."id" = "conversation"."contactId" and ${hasWord('contact.name', word)})
      or exists (select 1 from "message" join "messageEdit" on "messageEdit"."messageId" = "message"."id"
        where "message"."conversationId" = "conversation"."id" and ${hasWord('messageEdit.text', word)}))`,
  )
  const { rows } = await sql<{ id: number }>`
    select "id" from "conversation" where "id" in ${these} and ${sql.join(said, sql` and `)}`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

async function onSqlite(
  db: Db,
  these: RawBuilder<unknown>,
  words: readonly string[],
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number; text: string }>`
    select "conversationId" as "id", "text" from "message"
      where "conversationId" in ${these} and "text" is not null
    union all select "conversationId", "messageEdit"."text"
      from "message" join "messageEdit" on "messageEdit"."messageId" = "message"."id"
      where "conversationId" in ${these}
    union all select distinct "conversationId", "name"
      from "message" join "contact" on "contact"."id" = "message"."contactId"
      where "conversationId" in ${these} and "name" is not null
    union all select "conversation"."id", "contact"."name"
      from "conversation" join "contact" on "contact"."id" = "conversation"."contactId"
      where "conversation"."id" in ${these} and "contact"."name" is not null
    union all select "id", "subject" from "conversation"
      where "id" in ${these} and "subject" is not null`.execute(db)
  const texts = new Map<number, string>()
  for (const { id, text } of rows) texts.set(id, `${texts.get(id) ?? ''} ${joined(text)}`)
  return textsWith(texts, words.map(wordQuery).join(' AND '))
}

/** As the index takes texts in (migrations/foundation/search.ts). */
const joined = (text: string): string => text.replace(/œ|Œ/g, 'oe').replaceAll('æ', 'ae')
