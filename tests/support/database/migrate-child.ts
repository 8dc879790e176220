import SqliteDatabase from 'better-sqlite3'
import { openDatabase } from '../../../server/database/database.ts'

/**
 * A process of its own that opens a database and migrates it: `migrate-child.ts DATABASE-URL
 * STATEMENT`. It kills itself, with no chance to clean up, before its n-th statement on SQLite
 * (0: never), those by which the file is copied included, and prints how many there were.
 */
const [url = '', statement = '0'] = process.argv.slice(2)
let count = 0
const prototype: { prepare(text: string): SqliteDatabase.Statement } = SqliteDatabase.prototype
const prepare = prototype.prepare
prototype.prepare = function (text) {
  count += 1
  if (count === Number(statement)) process.kill(process.pid, 'SIGKILL')
  return prepare.call(this, text)
}

await (await openDatabase(url)).close()
process.stdout.write(`${count}\n`)
