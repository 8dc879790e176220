import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { installable } from './packaging/installable.ts'
import { pieceOf, pieces } from './packaging/pieces.ts'
import { LongestFirst } from './tests/support/run/longest-first.ts'

const house = import.meta.dirname

/** Beside each text that is built the same by Brotli and by gzip, which a server then need not do. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (!/\.(js|css|html|svg|json)$/.test(name)) continue
      const text = file.type === 'chunk' ? file.code : file.source
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(text))
      writeFileSync(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }))
    }
  },
}

/** Every piece loads `shared`: one that it loads in turn would find its classes missing, and no page would open. */
const sharedAlone: Plugin = {
  name: 'shared alone',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || file.name !== 'shared' || file.imports.length === 0) continue
      this.error(`shared needs ${file.imports}: see packaging/pieces.ts`)
    }
  },
}

/** Tests beside servers that others wrote, and storms: they start or kill whole processes repeatedly. */
const ofServers = 'tests/**/*.servers.test.ts'

const ofBrowser = ['tests/web/**/*.test.ts', 'tests/e2e/**/*.test.ts']

/** Unit tests that take 10 s or more, because they start many processes or type-check a copy. */
const slow = [
  'tests/architecture/rows.test.ts',
  'tests/backup/{backup,nightly}.test.ts',
  'tests/connectors/refused.test.ts',
  'tests/pictures/{workshop,renditions}.test.ts',
  'tests/start.test.ts',
]

/** Tests of documents and of the release, which a change of code rarely breaks. */
const ofDocuments = [
  'tests/{issue-templates,licences,package-lock,publiccode,readiness}.test.ts',
  'tests/architecture/terms.test.ts',
]

/** Browser tests of the main jobs: reply, announce, approve, warn, sign in, read the reply times. */
const journeys = [
  'tests/e2e/{approval,day,failure,passkey,reply-times,webhook}.test.ts',
  'tests/web/committees/propose-page.test.ts',
  'tests/web/inbox/one-thumb.test.ts',
  'tests/web/partners/link-pages.test.ts',
  'tests/web/people/password.test.ts',
  'tests/web/subscribers/sign-up.test.ts',
  'tests/web/today/{first-screen,first-steps}.test.ts',
  'tests/web/warnings/warning.test.ts',
]

/** Test files that open a PostgreSQL database, directly or by a helper. */
const onPostgres = globSync('tests/**/*.test.ts').filter(file =>
  /postgres|onBothDatabases|itOnBoth/i.test(readFileSync(join(house, file), 'utf8')),
)

const temporary = 'tests/support/run/temporary.ts'

const postgres = 'tests/support/database/postgres.ts'

const serverSetup = [
  temporary,
  'tests/support/run/built-screens.ts',
  'tests/support/database/sqlite.ts',
  'tests/support/children/children-setup.ts',
]

const browserSetup = [
  temporary,
  'tests/support/run/built-screens.ts',
  'tests/support/database/sqlite.ts',
  'tests/support/browser/chromium-setup.ts',
]

/** What is awaited comes, on a busy machine too; only what hangs ends here, and nothing is measured by it. */
const patience = {
  testTimeout: 240_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 120_000 } },
}

const onServer = {
  // The server keeps no state in its modules: what each file would load anew, they share.
  isolate: false,
  // Tests make much and keep little of it: Node's 16 MB for what is young are full before it is garbage,
  // and to copy it is a tenth of all that they do.
  execArgv: ['--max-semi-space-size=64'],
  // Processes that tests start find there what those before them compiled.
  env: { NODE_COMPILE_CACHE: `${house}/node_modules/.cache/tambour` },
  ...patience,
}

/** What is built is what is used, whatever the machine is for: else the screens would have no worker. */
const forUse: Plugin = {
  name: 'for use',
  apply: 'build',
  config() {
    process.env.NODE_ENV = 'production'
  },
}

export default defineConfig({
  root: 'web',
  plugins: [forUse, tailwindcss(), installable, compressed, sharedAlone],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // A file under this size would become a data: address, which the content policy keeps for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A group takes its own modules alone: what they import too would all be `planning`.
          includeDependenciesRecursively: false,
          groups: [
            ...Object.keys(pieces).map(name => ({
              name,
              test: (file: string) => pieceOf(relative(house, file)) === name,
              priority: 1,
            })),
            // What several screens share comes in one piece: forty small ones would each wait in turn.
            { name: 'shared', minShareCount: 3 },
          ],
        },
      },
    },
  },
  test: {
    // Tests wait a lot, for browsers and for other processes: more of them than processors. Of the
    // browser's files three a processor take longer again.
    maxWorkers: availableParallelism() * 2,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', `${house}/tests/support/run/closing-lines.ts`],
    // `npm test` runs the first two; `npm run test:rest` the others.
    projects: [
      {
        test: {
          name: 'unit',
          root: house,
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...ofBrowser, ofServers, ...slow, ...ofDocuments],
          globalSetup: serverSetup,
          setupFiles: ['tests/support/run/seed.ts'],
          ...onServer,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'journeys',
          root: house,
          environment: 'node',
          include: journeys,
          globalSetup: browserSetup,
          setupFiles: ['tests/support/browser/keep-failures.ts'],
          isolate: false,
          ...patience,
        },
      },
      {
        // With PostgreSQL. A file's tests on SQLite run again, because Vitest selects whole files.
        test: {
          name: 'thorough',
          root: house,
          environment: 'node',
          include: [...onPostgres, ...slow, ...ofDocuments],
          exclude: [...ofBrowser, ofServers],
          globalSetup: [...serverSetup, postgres],
          setupFiles: ['tests/support/run/seed.ts'],
          ...onServer,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'browser',
          root: house,
          environment: 'node',
          include: ofBrowser,
          exclude: [ofServers, ...journeys],
          globalSetup: [...browserSetup, postgres],
          setupFiles: ['tests/support/browser/keep-failures.ts'],
          isolate: false,
          ...patience,
        },
      },
      {
        // Installs what is missing of the servers that others wrote.
        test: {
          name: 'servers',
          root: house,
          environment: 'node',
          include: [ofServers],
          globalSetup: [...serverSetup, postgres, 'tests/support/servers/servers-setup.ts'],
          setupFiles: ['tests/support/browser/keep-failures.ts'],
          ...onServer,
        },
      },
    ],
  },
})
