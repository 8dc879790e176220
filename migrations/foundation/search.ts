import { sql } from 'kysely'
import type { Model } from '../model.ts'

/**
 * An index of words: what messages say, who wrote them, what conversations are under. The database
 * keeps it, no matter who writes: what is changed is found by its new words, what is erased by none.
 */
export async function search(model: Model): Promise<void> {
  if (model.dialect === 'postgres') await onPostgres(model)
  else await onSqlite(model)
}

/**
 * One table of FTS5 for three kinds of rows: 3 × the id of a message, 3 × that of a contact + 1, and
 * 3 × that of a conversation + 2. Words that go are taken out of the file at once (secure-delete).
 * https://sqlite.org/fts5.html
 */
async function onSqlite(model: Model): Promise<void> {
  const { db } = model
  await sql`create virtual table "search" using fts5(
    "words", detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 2')`.execute(db)
  await sql`insert into "search" ("search", "rank") values ('secure-delete', 1)`.execute(db)

  const edits = `(select group_concat("text", ' ') from "messageEdit" where "messageId" = "message"."id")`
  const all = [
    { table: 'message', at: 0, words: `coalesce("text", '') || ' ' || coalesce(${edits}, '')` },
    { table: 'contact', at: 1, words: `coalesce("name", '')` },
    { table: 'conversation', at: 2, words: `coalesce("subject", '')` },
  ]
  for (const { table, at, words } of all) {
    const column = { message: 'text', contact: 'name' }[table] ?? 'subject'
    const put = `insert into "search" ("rowid", "words")
      select "id" * 3 + ${at}, ${joined(words)} from "${table}" where trim(${words}) <> ''`
    const away = (id: string) => `delete from "search" where "rowid" = ${id} * 3 + ${at};`
    await trigger(model, `${table}Added`, `insert on "${table}"`, `${put} and "id" = new."id";`)
    await trigger(
      model,
      `${table}Changed`,
      `update of "${column}" on "${table}" when new."${column}" is not old."${column}"`,
      `${away('new."id"')} ${put} and "id" = new."id";`,
    )
    await trigger(model, `${table}Removed`, `delete on "${table}"`, away('old."id"'))
    if (table !== 'message') continue
    for (const [name, when, row] of [
      ['Added', 'insert', 'new'],
      ['Changed', 'update', 'new'],
      ['Removed', 'delete', 'old'],
    ] as const) {
      const id = `${row}."messageId"`
      const again = `${away(id)} ${put} and "id" = ${id};`
      await trigger(model, `messageEdit${name}`, `${when} on "messageEdit"`, again)
    }
  }
}

async function trigger({ db }: Model, name: string, when: string, what: string): Promise<void> {
  await sql.raw(`create trigger "search_${name}" after ${when} begin ${what} end`).execute(db)
}

/** As French writes it, so that « coeur » finds « cœur ». */
const joined = (words: string) =>
  `replace(replace(replace(${words}, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae')`

/** Letters with a mark, then what stands between words: PostgreSQL would read « 12/11 » as a path. */
const marked = 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿŸŠšŽžĆćČčĞğŞşŢţŚśŹźŻżŃńĘęĄą'
const unmarked = 'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyysszzccccggssttsszzzznneeaa'
const between = `-_/\\.,:;@'’"#&<>=+*%~()[]{}|!?`
/** Those that stand after their letter, as macOS writes them: they go. */
const marks = '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0327\u0328'

/**
 * Core PostgreSQL alone: who keeps a commune’s database need not give any extension. Each index is
 * of what the function makes of a column, so that no word is kept a second time; a text’s first
 * 100,000 characters are more than any network takes, and less than a tsvector may hold.
 */
async function onPostgres({ db }: Model): Promise<void> {
  const from = `${marked}${between}${marks}`.replaceAll("'", "''")
  const to = `${unmarked}${' '.repeat(between.length)}`
  const plain = joined(`lower(translate(left($1, 100000), '${from}', '${to}'))`)
  await sql
    .raw(
      `create function "searched"(text) returns tsvector language sql immutable parallel safe
       as $$ select to_tsvector('pg_catalog.simple', ${plain}) $$`,
    )
    .execute(db)
  for (const [table, column] of [
    ['message', 'text'],
    ['messageEdit', 'text'],
    ['contact', 'name'],
    ['conversation', 'subject'],
  ]) {
    await sql
      .raw(
        `create index "search_${table}" on "${table}" using gin ("searched"("${column}"))
         with (fastupdate = off)`,
      )
      .execute(db)
  }
}
