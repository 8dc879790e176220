import { spawnSync } from 'node:child_process'
import { fetchChromium, findChromium, howToInstall } from '../browser/chromium.ts'

/**
 * `npm test` and `npm run test:rest`; further arguments are passed to Vitest. Ends with status 1 if a step fails. Without a browser the other
 * tests still run, and the last lines say what did not.
 */
const tiers = {
  quick: {
    steps: ['check', 'build'],
    projects: ['unit'],
    inBrowser: ['journeys'],
    notRun: 'PostgreSQL, slow tests, the other browser tests, other servers: npm run test:all',
  },
  rest: {
    steps: ['build'],
    projects: ['thorough', 'servers'],
    inBrowser: ['browser'],
    notRun: null,
  },
}

function run(program: string, ...args: string[]): boolean {
  const { status } = spawnSync(program, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status === 0
}

const words = process.argv.slice(2)
const isRest = words[0] === 'rest'
const tier = isRest ? tiers.rest : tiers.quick
const filters = isRest ? words.slice(1) : words
const browser = findChromium() ?? fetchChromium()
if (browser !== null) process.env.CHROMIUM = browser

// One file of `servers` needs a browser; it is in tests/web.
const excluded = browser === null ? ['--exclude', 'tests/web/**'] : []
const projects = [...tier.projects, ...(browser === null ? [] : tier.inBrowser)]
const passed =
  tier.steps.every(step => run('npm', 'run', '-s', step)) &&
  run(
    'vitest',
    'run',
    ...projects.flatMap(project => ['--project', project]),
    ...excluded,
    ...filters,
  )

if (browser === null) {
  process.stdout.write(
    `Not run: ${tier.inBrowser.join(', ')}, because no browser was found. To run them, ${howToInstall}.\n`,
  )
}
if (tier.notRun !== null) process.stdout.write(`Not part of npm test: ${tier.notRun}\n`)
process.exitCode = passed ? 0 : 1
