import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { installable } from './packaging/installable.ts'
import { LongestFirst } from './tests/support/run/longest-first.ts'

const house = import.meta.dirname

/**
 * What is built into one piece, by the beginnings of its files' paths, the longest of which decides; the
 * rest is shared out by what loads it. `tests/architecture` holds that each of them is there.
 */
export const pieces: Record<string, readonly string[]> = {
  // Of the first view, and of a few other screens: in four small pieces each would be asked for.
  'first-view': [
    'node_modules/lucide/dist/esm/icons/arrow-right.',
    'node_modules/lucide/dist/esm/icons/ellipsis.',
    'node_modules/lucide/dist/esm/icons/grid-3x3.',
    'node_modules/lucide/dist/esm/icons/moon.',
    'node_modules/lucide/dist/esm/icons/radio.',
    'node_modules/lucide/dist/esm/icons/reply.',
    'node_modules/lucide/dist/esm/icons/settings.',
    'node_modules/lucide/dist/esm/icons/sun.',
    'node_modules/lucide/dist/esm/icons/unplug.',
    'server/publishing/rules/delivery-state.',
    'web/inbox/post-above.',
    'web/publishing/delivery-actions.',
    'web/shell/places.',
    'web/today/countdown.',
    'web/today/time-left.',
  ],
  // The screens that plan share much with each other, and the first view needs none of it.
  planning: [
    'web/events/',
    'web/event-import/messages.',
    'server/events/rules/compose.',
    'server/events/rules/plan.',
    'server/language/slug.',
    'server/pictures/rules/rendition-plan.',
  ],
  // Opened from two screens, and needed by neither before.
  feeds: ['web/feeds/', 'server/calendar/rules/relay-text.'],
  // The calendar knows whole days too, and need not load all that plans an event.
  'all-day': ['server/events/rules/all-day.'],
  // Whoever is inside needs nothing of the door, and the first view nothing of the settings.
  door: [
    'web/sign-in/front-page.',
    'web/sign-in/messages.',
    'web/sign-in/password.',
    'web/sign-in/sign-in.',
    'web/set-up/set-up.',
  ],
  'settings-messages': [
    'web/alerts/settings-messages.',
    'web/backup/messages.',
    'web/components/copy-button.',
    'web/people/messages.',
    'web/set-up/messages.',
    'web/shell/settings-messages.',
  ],
  'partners-messages': [
    'web/committees/messages.',
    'web/partners/commune-search.',
    'web/partners/messages.',
  ],
  // A telephone keeps what plans up to a size, and both of these stand beside it.
  'sms-text': ['server/connectors/rules/sms-text.'],
  'warning-text': ['server/warnings/rules/warning.'],
  // The first view says that one runs.
  'warnings-messages': ['web/warnings/messages.'],
  'channels-messages': ['web/channels/connection-messages.', 'web/channels/messages.'],
  'inbox-messages': [
    'web/inbox/messages.',
    'web/reply-times/outcome-messages.',
    'web/inbox/hold/messages.',
    'server/language/town.',
  ],
  'answering-messages': [
    'web/inbox/answering/messages.',
    'web/inbox/conversation-messages.',
    'web/official-requests/messages.',
  ],
  // The reply times and what stands behind them.
  'reply-times-messages': [
    'web/reply-times/address.',
    'web/reply-times/lists.',
    'web/reply-times/messages.',
  ],
  // The first view asks for no date.
  dates: [
    'web/components/date-field.',
    'web/components/narrow.',
    'web/components/period-',
    'web/reply-times/periods.',
    'web/events/form/same-day-messages.',
  ],
  // Many screens have fields and these signs, and the first one has none.
  forms: [
    'node_modules/lucide/dist/esm/icons/arrow-down.',
    'node_modules/lucide/dist/esm/icons/arrow-up.',
    'node_modules/lucide/dist/esm/icons/calendar-check.',
    'node_modules/lucide/dist/esm/icons/circle-x.',
    'node_modules/lucide/dist/esm/icons/copy.',
    'node_modules/lucide/dist/esm/icons/download.',
    'node_modules/lucide/dist/esm/icons/file-text.',
    'node_modules/lucide/dist/esm/icons/globe.',
    'node_modules/lucide/dist/esm/icons/image',
    'node_modules/lucide/dist/esm/icons/mails.',
    'node_modules/lucide/dist/esm/icons/map-pin.',
    'node_modules/lucide/dist/esm/icons/megaphone.',
    'node_modules/lucide/dist/esm/icons/newspaper.',
    'node_modules/lucide/dist/esm/icons/pen',
    'node_modules/lucide/dist/esm/icons/plug.',
    'node_modules/lucide/dist/esm/icons/plus.',
    'node_modules/lucide/dist/esm/icons/presentation.',
    'node_modules/lucide/dist/esm/icons/printer.',
    'node_modules/lucide/dist/esm/icons/send.',
    'node_modules/lucide/dist/esm/icons/smartphone.',
    'node_modules/lucide/dist/esm/icons/trash.',
    'node_modules/lucide/dist/esm/icons/undo-2.',
    'node_modules/lucide/dist/esm/icons/user-search.',
    'server/channels/rules.',
    'server/connectors/rules/access-end.',
    'server/connectors/rules/caller.',
    'server/connectors/rules/report-rule.',
    'server/language/contact-address.',
    'server/language/foreign-text.',
    'server/language/instant.',
    'server/language/telephone.',
    'server/language/text-length.',
    'server/language/text-signs.',
    'server/publishing/rules/delivery.',
    'web/channels/network-mark.',
    'web/channels/own-channels.',
    'web/components/action-button.',
    'web/components/choices.',
    'web/components/file-button.',
    'web/components/form.',
    'web/components/tabs.',
    'web/components/use-file-drop.',
    'web/components/where.',
    'web/help/chapters.',
  ],
  // The browser’s own notifications are asked for once Tambour is open.
  notification: ['web/alerts/notification.'],
  // Names after « de » stand on many screens, and not on the first one.
  names: ['server/language/town.'],
}

/** In no piece of their own, though others beside them are. */
export const apart = ['web/events/messages.', 'web/events/plan-form.', 'web/events/plans.']

const beginnings = [
  ...Object.entries(pieces).flatMap(([piece, paths]) => paths.map(path => ({ path, piece }))),
  ...apart.map(path => ({ path, piece: null })),
].sort((a, b) => b.path.length - a.path.length)

const pieceOf = (file: string) => beginnings.find(({ path }) => file.startsWith(path))?.piece

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
  plugins: [forUse, tailwindcss(), installable, compressed],
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
