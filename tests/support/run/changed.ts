import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * `npm run test:changed [-- SINCE]`: types, Biome and the tests of what changed since the last
 * commit, or since SINCE (a commit or a branch). Ends with status 1 when one of them fails; where
 * git cannot say what changed, everything is tried.
 */
const [since = 'HEAD'] = process.argv.slice(2)

function gitLines(...args: string[]): string[] | null {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n').filter(line => line !== '') : null
}

/** Runs a program where everybody sees it; says whether it went well. */
function run(name: string, ...args: string[]): boolean {
  process.stdout.write(`> ${name} ${args.join(' ')}\n`)
  return (
    spawnSync(name, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
  )
}

function check(changed: string[]): boolean[] {
  const isAny = (pattern: RegExp) => changed.some(path => pattern.test(path))
  const outcomes: boolean[] = []
  const files = changed.filter(path => existsSync(path))
  if (files.length > 0) {
    outcomes.push(run('npx', 'biome', 'check', '--no-errors-on-unmatched', ...files))
  }
  // The screens read the server's types, and the tests read both.
  if (isAny(/\.tsx?$|tsconfig\.json$/)) outcomes.push(run('npx', 'tsc', '-p', 'tsconfig.json'))
  if (isAny(/^(web|server)\/.*(tsx?|json)$/)) {
    outcomes.push(run('npx', 'tsc', '-p', 'web/tsconfig.json'))
  }
  // Browser tests look at the built screens.
  const seesScreens = isAny(/^(web\/|tests\/(web|e2e)\/|vite\.config|package)/)
  if (seesScreens) outcomes.push(run('npm', 'run', '-s', 'build'))
  outcomes.push(run('npx', 'vitest', 'run', '--changed', since, '--passWithNoTests'))
  // No import leads from a test to a built screen: the folder of the same name is taken.
  const screens = screenTests(changed)
  if (screens.length > 0) {
    outcomes.push(
      run('npx', 'vitest', 'run', '--project', 'browser', '--project', 'journeys', ...screens),
    )
  }
  return outcomes
}

/** The folders with the tests of the screens that changed; all of them where several share it. */
function screenTests(changed: string[]): string[] {
  const found = new Set<string>()
  for (const path of changed) {
    if (!path.startsWith('web/')) continue
    const folder = `tests/web/${/^web\/([^/]+)\//.exec(path)?.[1]}/`
    found.add(existsSync(folder) ? folder : 'tests/web/')
  }
  return found.has('tests/web/') ? ['tests/web/'] : [...found]
}

const tracked = gitLines('diff', '--name-only', since)
const untracked = gitLines('ls-files', '--others', '--exclude-standard')
if (tracked === null || untracked === null) {
  process.stdout.write(`Git does not say what changed since ${since}: everything is tried.\n`)
  process.exit(run('npm', 'test') ? 0 : 1)
}
const changed = [...tracked, ...untracked]
if (changed.length === 0) process.stdout.write(`Nothing changed since ${since}.\n`)
else process.exit(check(changed).every(Boolean) ? 0 : 1)
