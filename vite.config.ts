import { writeFileSync } from 'node:fs'
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

/** Tests that need servers that others wrote, start whole ones again and again, or kill processes so. */
const ofServers = 'tests/**/*.servers.test.ts'

const temporary = 'tests/support/run/temporary.ts'

const serverSetup = [
  temporary,
  'tests/support/run/built-screens.ts',
  'tests/support/database/sqlite.ts',
  'tests/support/database/postgres.ts',
  'tests/support/children/children-setup.ts',
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
    reporters: [
      'default',
      `${house}/tests/support/run/slowest.ts`,
      `${house}/tests/support/run/real-servers.ts`,
    ],
    projects: [
      {
        test: {
          name: 'unit',
          root: house,
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'tests/web/**', 'tests/e2e/**', ofServers],
          globalSetup: serverSetup,
          setupFiles: ['tests/support/run/seed.ts'],
          ...onServer,
        },
      },
      {
        // `npm run test:servers`: beside servers that others wrote, which it may install, and storms.
        test: {
          name: 'servers',
          root: house,
          environment: 'node',
          include: [ofServers],
          globalSetup: [
            ...serverSetup,
            'tests/support/browser/chromium-setup.ts',
            'tests/support/servers/servers-setup.ts',
          ],
          setupFiles: ['tests/support/browser/keep-failures.ts'],
          ...onServer,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'browser',
          root: house,
          environment: 'node',
          include: ['tests/web/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
          exclude: [ofServers],
          globalSetup: [
            temporary,
            'tests/support/run/built-screens.ts',
            'tests/support/database/sqlite.ts',
            'tests/support/browser/chromium-setup.ts',
            'tests/support/database/postgres.ts',
          ],
          setupFiles: ['tests/support/browser/keep-failures.ts'],
          isolate: false,
          ...patience,
        },
      },
    ],
  },
})
