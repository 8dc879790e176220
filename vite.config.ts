import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
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

/** Tests that need a server that others wrote, or that kill processes again and again. */
const ofServers = 'tests/**/*.servers.test.ts'

const serverSetup = [
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
  // Processes that tests start find there what those before them compiled.
  env: { NODE_COMPILE_CACHE: `${house}/node_modules/.cache/tambour` },
  ...patience,
}

export default defineConfig({
  root: 'web',
  plugins: [tailwindcss(), compressed],
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
            // The screens that plan share much with each other, and the first view needs none of it.
            {
              name: 'planning',
              test: /web\/(events\/(?!plan-form|plans\.|messages\.|form\/same-day-messages)|event-import\/messages\.)|server\/(events\/rules\/(compose|outside|plan)|language\/slug|pictures\/rules\/(rendition-plan|limits))\./,
              priority: 1,
            },
            // The calendar knows whole days too, and need not load all that plans an event.
            { name: 'all-day', test: /server\/events\/rules\/all-day\./, priority: 1 },
            // Whoever is inside needs nothing of the door, and the first view nothing of the settings.
            {
              name: 'door',
              test: /web\/(sign-in\/(sign-in|password|front-page|messages)|set-up\/set-up)/,
              priority: 1,
            },
            {
              name: 'settings-messages',
              test: /web\/((settings|people|backup|set-up)\/messages|alerts\/settings-messages|components\/copy-button)/,
              priority: 1,
            },
            {
              name: 'partners-messages',
              test: /web\/((partners|committees)\/messages|partners\/commune-search)/,
              priority: 1,
            },
            {
              name: 'channels-messages',
              test: /web\/channels\/(connection-)?messages\./,
              priority: 1,
            },
            {
              name: 'inbox-messages',
              test: /web\/(inbox\/messages|reply-times\/outcome-messages)\./,
              priority: 1,
            },
            {
              name: 'answering-messages',
              test: /web\/(inbox\/(answering\/|conversation-)|official-requests\/)messages\./,
              priority: 1,
            },
            // The first view asks for no date.
            {
              name: 'dates',
              test: /web\/(components\/date-field|events\/form\/same-day-messages)\./,
              priority: 1,
            },
            // Many screens have fields, and the first one has none.
            {
              name: 'forms',
              test: /web\/(components\/(choices|field|file-button|form|use-file-drop|use-say)|help\/chapters)\.|server\/language\/text-(length|signs)\./,
              priority: 1,
            },
            // The browser’s own notifications are asked for once Tambour is open.
            { name: 'notification', test: /web\/alerts\/notification\./, priority: 1 },
            // Names after « de » stand on many screens, and not on the first one.
            { name: 'names', test: /server\/language\/town\./, priority: 1 },
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
      `${house}/tests/support/reporters/slowest.ts`,
      `${house}/tests/support/reporters/real-servers.ts`,
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
