import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('a program that starts a PostgreSQL ends with the status that it sets', () => {
  const script = `
    import { embeddedPostgres } from './tests/support/database/embedded.ts'
    await embeddedPostgres()
    process.exitCode = 3
  `
  const args = ['--input-type=module-typescript', '--eval', script]
  expect(spawnSync(process.execPath, args, { stdio: 'ignore' }).status).toBe(3)
})
