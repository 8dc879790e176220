import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { ended } from '../support/command.ts'
import { seedVariable } from '../support/run/seed.ts'

/** Tries the properties that `npm test` tries with one seed with this one. @returns what failed */
export async function triedProperties(seed: number): Promise<string[]> {
  const files = globSync('tests/**/*.test.ts').filter(
    file =>
      !/^tests\/(web|e2e)\/|\.servers\./.test(file) &&
      /fast-check/.test(readFileSync(file, 'utf8')),
  )
  const child = spawn('npx', ['vitest', 'run', '--project', 'unit', ...files], {
    env: { ...process.env, [seedVariable]: String(seed) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { status, stdout, stderr } = await ended(child)
  return status === 0 ? [] : [`properties with seed ${seed}: ${stdout}${stderr}`]
}
