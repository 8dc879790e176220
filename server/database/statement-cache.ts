import type { Database, Statement } from 'better-sqlite3'
import { type PrimitiveValueListNode, type SqliteDatabase, SqliteQueryCompiler } from 'kysely'

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

/** Shorter lists are mostly words of the code's own, always as many. */
export const longestSpelled = 5

/**
 * Writes a list that something is looked for in as one bound value, however long it is: the statement is
 * then the same for 6 ids and for 500. With a mark for each, every length was another statement that
 * SQLite compiled anew and kept, up to 100 kB each (`withStatementCache`).
 */
export class ListCompiler extends SqliteQueryCompiler {
  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    const { values } = node
    const isLookedIn = this.parentNode?.kind === 'BinaryOperationNode'
    if (!isLookedIn || values.length <= longestSpelled || !values.every(isSameInJson)) {
      super.visitPrimitiveValueList(node)
      return
    }
    this.append('(select "value" from json_each(')
    this.appendValue(JSON.stringify(values))
    this.append('))')
  }
}

/** SQLite's JSON ends a text at its first NUL, and keeps half a surrogate pair that binding replaces. */
function isSameInJson(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  return Number.isSafeInteger(value)
}
