import SqliteDatabase from 'better-sqlite3'

/**
 * Which of these texts have what is asked of an index of words, told by an index that is made of them
 * alone and forgotten: of a few texts, whatever else has the words.
 * @param query as FTS5 takes it
 */
export function textsWith(texts: ReadonlyMap<number, string>, query: string): Set<number> {
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
