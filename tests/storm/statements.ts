import { PostgresDriver, SqliteDriver } from 'kysely'

export type Statement = { readonly sql: string }

/**
 * Calls these before and after each statement of this process on either database, whatever sends it,
 * and `failed` with what a database refused. What `before` or `after` throws, the sender gets.
 */
export function watchStatements(
  before: (statement: Statement) => void,
  after: (statement: Statement) => void,
  failed: (error: unknown) => void = () => undefined,
): void {
  const watched = new WeakSet<object>()
  for (const driver of [SqliteDriver, PostgresDriver]) {
    const acquire = driver.prototype.acquireConnection
    driver.prototype.acquireConnection = async function () {
      const connection = await acquire.call(this)
      if (watched.has(connection)) return connection
      watched.add(connection)
      const execute = connection.executeQuery
      connection.executeQuery = async (query, ...rest) => {
        before(query)
        try {
          const result = await execute.call(connection, query, ...rest)
          after(query)
          return result as never
        } catch (error) {
          failed(error)
          throw error
        }
      }
      return connection
    }
  }
}
