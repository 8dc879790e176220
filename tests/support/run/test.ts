import { spawnSync } from 'node:child_process'
import { fetchChromium, findChromium, howToInstall } from '../browser/chromium.ts'

/**
 * `npm test` and `npm run test:rest`. Ends with status 1 if a step fails. Without a browser the other
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
    projects: ['thorough'],
    inBrowser: ['browser', 'servers'],
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

const [name = 'quick'] = process.argv.slice(2)
const tier = name === 'rest' ? tiers.rest : tiers.quick
const browser = findChromium() ?? fetchChromium()
if (browser !== null) process.env.CHROMIUM = browser

const projects = [...tier.projects, ...(browser === null ? [] : tier.inBrowser)]
const passed =
  tier.steps.every(step => run('npm', 'run', '-s', step)) &&
  run('vitest', 'run', ...projects.flatMap(project => ['--project', project]))

if (browser === null) {
  process.stdout.write(
    `Not run: ${tier.inBrowser.join(', ')}, for want of a browser. To run them, ${howToInstall}.\n`,
  )
}
if (tier.notRun !== null) process.stdout.write(`Not part of npm test: ${tier.notRun}\n`)
process.exitCode = passed ? 0 : 1
