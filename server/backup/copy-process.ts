import { text } from 'node:stream/consumers'
import { copyDatabase } from '../database/copy.ts'
import { copyFromPostgres } from './store-postgres-rows.ts'

/**
 * The process that copies a database into a file, reads the copy back and waits for the disk:
 * `copy-process.ts PATH TARGET`. PATH is an SQLite file; where standard input names a PostgreSQL, it is an
 * empty one that gets all of its rows first. What it needs of memory, and of the processor, goes with it.
 * A failure is a line of JSON on standard error, and exit status 1.
 */
const [path = '', target = ''] = process.argv.slice(2)
try {
  const url = await text(process.stdin)
  if (url !== '') {
    const { openPostgres } = await import('../database/postgres.ts')
    const database = openPostgres(url)
    try {
      await copyFromPostgres(database.db, path)
    } finally {
      await database.close()
    }
  }
  copyDatabase(path, target)
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException
  // Node's warnings may stand before it and after it.
  process.stderr.write(`\n${JSON.stringify({ message, code })}\n`)
  process.exitCode = 1
}
