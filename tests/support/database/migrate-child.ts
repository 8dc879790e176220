import SqliteDatabase from 'better-sqlite3'
import pg from 'pg'
import { openDatabase } from '../../../server/database/database.ts'
import { nextMigrations } from './next-migration.ts'

/**
 * A process of its own that opens a database and brings it to the made-up next version:
 * `migrate-child.ts DATABASE-URL STATEMENT`. It kills itself, with no chance to clean up, before its
 * n-th statement (0: never), those by which an SQLite file is copied included, and prints how many
 * there were.
 */
const [url = '', statement = '0'] = process.argv.slice(2)
let count = 0

function countStatement(): void {
  count += 1
  if (count === Number(statement)) process.kill(process.pid, 'SIGKILL')
}

const sqlite: { prepare(text: string): SqliteDatabase.Statement } = SqliteDatabase.prototype
const prepare = sqlite.prepare
sqlite.prepare = function (text) {
  countStatement()
  return prepare.call(this, text)
}
const client: { query(...given: unknown[]): unknown } = pg.Client.prototype
const query = client.query
client.query = function (...given) {
  countStatement()
  return query.apply(this, given)
}

await (await openDatabase(url, nextMigrations)).close()
process.stdout.write(`${count}\n`)
