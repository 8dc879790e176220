import type { KyselyPlugin } from 'kysely'
import type { Db } from '../../../server/database/database.ts'

/** The same database, with what was asked of it: how many queries, and the columns they gave. */
export function watched(db: Db): { db: Db; queries(): number; columns(): Set<string> } {
  let queries = 0
  const columns = new Set<string>()
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      queries += 1
      return node
    },
    async transformResult({ result }) {
      for (const row of result.rows) for (const column of Object.keys(row)) columns.add(column)
      return result
    },
  }
  return { db: db.withPlugin(plugin), queries: () => queries, columns: () => columns }
}
