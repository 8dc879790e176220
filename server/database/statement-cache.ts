import type { Database, Statement } from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/** Statements kept; the application has some two hundred of them. */
const capacity = 400
/** Statements with many rows in them have a text that hardly ever comes again. */
const longestText = 4000

/**
 * The database as Kysely sees it, with its compiled statements kept: Kysely asks for a new one at
 * every query, and what SQLite holds for each stays until the garbage collector, which does not
 * see its weight, comes by. Least recently used ones go first.
 */
export function withStatementCache(
  sqlite: Database,
  close: () => unknown = () => sqlite.close(),
): SqliteDatabase {
  const kept = new Map<string, Statement<unknown[]>>()
  return {
    prepare(text) {
      const found = kept.get(text)
      // One that is being read row by row cannot start again before its end.
      if (found?.busy === true || text.length > longestText) return sqlite.prepare(text)
      const statement = found ?? sqlite.prepare<unknown[]>(text)
      kept.delete(text)
      kept.set(text, statement)
      if (kept.size > capacity) {
        const [oldest] = kept.keys()
        if (oldest !== undefined) kept.delete(oldest)
      }
      return statement
    },
    close: () => {
      kept.clear()
      close()
    },
  }
}
