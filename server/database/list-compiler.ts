import { type PrimitiveValueListNode, SqliteQueryCompiler } from 'kysely'

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
