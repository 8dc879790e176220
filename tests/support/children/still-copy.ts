import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Loaded into each process of a server: the one that copies its database stands still before the copy has its name. */
if (process.argv[1]?.endsWith('copy-process.ts')) {
  const { renameSync } = fs
  fs.renameSync = (from, to) => {
    process.kill(process.pid, 'SIGSTOP')
    renameSync(from, to)
  }
  syncBuiltinESMExports()
}
