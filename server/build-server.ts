import { existsSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundlePrograms } from './bundle.ts'

/** Puts the server in a few files beside the screens: `dist-server`, whole or not at all. */
const built = fileURLToPath(new URL('../dist-server', import.meta.url))
const [draft, old] = [`${built}.${process.pid}`, `${built}.old-${process.pid}`]
try {
  await bundlePrograms({ main: fileURLToPath(new URL('main.ts', import.meta.url)) }, draft)
  if (existsSync(built)) renameSync(built, old)
  renameSync(draft, built)
} finally {
  rmSync(draft, { recursive: true, force: true })
  rmSync(old, { recursive: true, force: true })
}
