#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it and say in one line what is missing:
// an older Node would stop at the first `.ts` with a stack trace.
const programs = {
  'build-web': './build-web.ts',
  main: './main.ts',
  cli: './cli.ts',
  demo: './sandbox/demo.ts',
  sandbox: './sandbox/main.ts',
  bench: '../tests/bench/main.ts',
  faults: '../tests/storm/main.ts',
}

if (typeof Temporal === 'undefined' || !process.features.typescript) {
  process.stderr.write(
    `Tambour a besoin de Node 26 ou plus récent et celui-ci est ${process.version} : ` +
      'faites « npm ci », qui l’apporte, puis « npm start » ou « npm run -s tambour -- COMMANDE ».\n',
  )
  process.exit(1)
}

const { enableCompileCache } = await import('node:module')
const { fileURLToPath } = await import('node:url')
// Keeps what Node compiled, types already stripped, for the next start: half the time and 30 MB less.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tambour', import.meta.url)))

const [name = 'cli'] = process.argv.slice(2)
const isProgram = Object.hasOwn(programs, name)
// `tambour poll` comes straight from the bin link; `npm start` names the program first.
process.argv.splice(2, isProgram ? 1 : 0)
await import(isProgram ? programs[name] : programs.cli)
