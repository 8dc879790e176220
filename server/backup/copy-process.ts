import { copyDatabase } from '../database/copy.ts'

/**
 * The process that copies an SQLite file, reads the copy back and waits for the disk:
 * `copy-process.ts PATH TARGET`. What it needs of memory goes with it. A failure is one line of
 * JSON on standard error, and exit status 1.
 */
const [path = '', target = ''] = process.argv.slice(2)
try {
  copyDatabase(path, target)
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException
  process.stderr.write(JSON.stringify({ message, code }))
  process.exitCode = 1
}
