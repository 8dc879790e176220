import SqliteDatabase from 'better-sqlite3'
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { isPostgres, numberList } from '../../database/dialect.ts'
import type { Schema } from '../../database/schema.ts'
import { longestWord } from '../rules/search.ts'

/**
 * Words that must all stand in a conversation, without accents or capitals (`soughtIn`), or the
 * stretch of time [from, to), ms UTC, in which something must have been said there.
 */
export type SoughtAt = {
  words: readonly string[]
  between: Between | null
  /** Where something was said then, where somebody has looked (`spokenIn`). */
  spoken?: readonly number[]
}

/** That a conversation has what is sought: in a message, in a name, or in what it is under. */
export function hasSought(
  db: Db,
  eb: ExpressionBuilder<Schema, 'conversation'>,
  { words, between, spoken }: SoughtAt,
): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (words.length > 0) {
    const found = words.map(
      word => sql<SqlBool>`"conversation"."id" in (${conversationsWith(word, isPostgres(db))})`,
    )
    conditions.push(eb.and(found))
  }
  if (spoken !== undefined) {
    conditions.push(sql`"conversation"."id" in ${numberList(db, spoken)}`)
  } else if (between !== null) {
    conditions.push(
      eb.and([
        eb('conversation.lastMessageAt', '>=', between.from),
        eb.exists(
          eb
            .selectFrom('message')
            .select('message.id')
            .whereRef('message.conversationId', '=', 'conversation.id')
            .where('message.sentAt', '>=', between.from)
            .where('message.sentAt', '<', between.to),
        ),
      ]),
    )
  }
  return eb.or(conditions)
}

/** A number of a day or a month, of which « 1 » is not the beginning of 1,500. */
const isWhole = (word: string): boolean => /^\d{1,2}$/.test(word)

/** Whether a column has the word, or what it begins, as PostgreSQL's index has it. */
const hasWord = (column: string, word: string): RawBuilder<SqlBool> =>
  sql`"searched"(${sql.ref(column)}) @@ ${isWhole(word) ? word : `${word}:*`}::tsquery`

/** A word, or the beginning of one, as FTS5 is asked for it. */
const wordQuery = (word: string): string => (isWhole(word) ? `"${word}"` : `"${word}"*`)

/**
 * By the indexes of words (migrations/foundation/search.ts): what begins with the word, which has letters and digits alone, or
 * what is the number.
 */
function conversationsWith(word: string, onPostgres: boolean): RawBuilder<unknown> {
  if (onPostgres) {
    const has = (column: string) => hasWord(column, word)
    return sql`
      select "conversationId" from "message" where ${has('text')}
      union all select "conversationId" from "message" where "id" in (
        select "messageId" from "messageEdit" where ${has('text')})
      union all select "conversationId" from "message" where "contactId" in (
        select "id" from "contact" where ${has('name')})
      union all select "id" from "conversation" where "contactId" in (
        select "id" from "contact" where ${has('name')})
      union all select "id" from "conversation" where ${has('subject')}`
  }
  const ids = (kind: number) =>
    sql`select "rowid" / 3 from "search" where "search" match ${wordQuery(word)} and "rowid" % 3 = ${sql.lit(kind)}`
  return sql`
    select "conversationId" from "message" where "id" in (${ids(0)})
    union all select "conversationId" from "message" where "contactId" in (${ids(1)})
    union all select "id" from "conversation" where "contactId" in (${ids(1)})
    union all ${ids(2)}`
}

/**
 * A commune's contacts in whose name each of these words begins one, `limit` at most: those whom it has known
 * last first, on SQLite after those in whose name the words stand whole. FTS5 goes through whole words from their
 * end and no further than needed, and reads all that begins with a word before the first row of it: where
 * many have the very name that is typed, that is never asked.
 * @param words as `soughtInName` gives them; without one nobody is found
 * @param areWhole whether they need only be looked for as whole words. PostgreSQL keeps « marie.dupont »
 *   as one word, a host's name, and is asked for beginnings anyway.
 */
export async function contactsNamed(
  db: Db,
  communeId: number,
  words: readonly string[],
  limit: number,
  { areWhole = false } = {},
): Promise<NamedContact[]> {
  if (words.length === 0) return []
  if (isPostgres(db)) {
    const query = words.map(word => `${word}:*`).join(' & ')
    const { rows } = await sql<NamedContact>`
      select "id", "name" from "contact"
      where "communeId" = ${communeId} and "searched"("name") @@ ${query}::tsquery
      order by "id" desc limit ${limit}`.execute(db)
    return rows
  }
  const find = async (signOf: (word: string) => string) => {
    const query = words.map(word => `"${word}"${signOf(word)}`).join(' AND ')
    // From the index, its last rows first.
    const { rows } = await sql<NamedContact>`
      select "contact"."id", "contact"."name"
      from "search" cross join "contact" on "contact"."id" = "search"."rowid" / 3
      where "search" match ${query} and "search"."rowid" % 3 = 1 and "contact"."communeId" = ${communeId}
      order by "search"."rowid" desc limit ${limit}`.execute(db)
    return rows
  }
  const whole = await find(word => (word.length < longestWord ? '' : '*'))
  if (areWhole || whole.length >= Math.min(limit, enough)) return whole
  const taken = new Set(whole.map(({ id }) => id))
  const begun = (await find(() => '*')).filter(({ id }) => !taken.has(id))
  return [...whole, ...begun].slice(0, limit)
}

/** Five times what any list of people shows: who wants another one types more of the name. */
const enough = 100

type NamedContact = { id: number; name: string }

/** A stretch of time [from, to), ms UTC. */
export type Between = { from: number; to: number }

/**
 * In which of a commune's conversations something was said then, in no order. `size` or a few more are
 * looked into, those with the newest message first, at `newest` or before. Messages have
 * no index by their instants alone, so that each conversation that has a message since is looked into.
 * @returns also the `newest` of those that come next; null: no other can have anything
 */
export async function spokenAmong(
  db: Db,
  communeId: number,
  { from, to }: Between,
  { newest, size }: { newest: number; size: number },
): Promise<{ ids: number[]; next: number | null }> {
  const conversations = db
    .selectFrom('conversation')
    .where('communeId', '=', communeId)
    .where('lastMessageAt', '<=', newest)
  const last = await conversations
    .select('lastMessageAt')
    .where('lastMessageAt', '>=', from)
    .orderBy('lastMessageAt', 'desc')
    .offset(size - 1)
    .limit(1)
    .executeTakeFirst()
  const spoken = await conversations
    .select('conversation.id')
    .where('lastMessageAt', '>=', last?.lastMessageAt ?? from)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.id')
          .whereRef('message.conversationId', '=', 'conversation.id')
          .where('message.sentAt', '>=', from)
          .where('message.sentAt', '<', to),
      ),
    )
    .execute()
  return { ids: spoken.map(({ id }) => id), next: last ? last.lastMessageAt - 1 : null }
}

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

/**
 * Which of these texts have what is asked of an index of words, told by an index that is made of them
 * alone and forgotten: of a few texts, whatever else has the words.
 * @param query as FTS5 takes it
 */
function textsWith(texts: ReadonlyMap<number, string>, query: string): Set<number> {
  const sqlite = new SqliteDatabase(':memory:')
  try {
    // The table of migrations/foundation/search.ts, without what it is made of.
    sqlite.exec(
      `create virtual table "search" using fts5(
        "words", content='', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 2');
       begin`,
    )
    const add = sqlite.prepare('insert into "search" ("rowid", "words") values (?, ?)')
    for (const [id, text] of texts) add.run(id, text)
    const found = sqlite.prepare<[string], number>(
      'select "rowid" from "search" where "search" match ?',
    )
    return new Set(found.pluck().iterate(query))
  } finally {
    sqlite.close()
  }
}
