import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apart, pieces } from '../../packaging/pieces.ts'
import { cyclesOf, graphOf, type Import, type Source } from './graph.ts'
import { brokenRules, crowdedFolders, mostFiles, thinRooms } from './house-rules.ts'

const names = z.record(z.string(), z.string()).transform(section => Object.keys(section))
const packages = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

const finding = /^export (?:async )?function (shared\w+|\w+(?:Path|Folder|Python))\(/gm

function house(): Source[] {
  return globSync(['server/**/*.ts', 'web/**/*.{ts,tsx}', 'migrations/**/*.ts'], {
    exclude: file => file.includes('node_modules'),
  }).map(path => ({ path, text: readFileSync(path, 'utf8') }))
}

describe('the house', () => {
  const graph = graphOf(house())

  it('is read whole', () => {
    expect(graph.files.length).toBeGreaterThan(100)
    expect(graph.imports.length).toBeGreaterThan(graph.files.length)
    for (const file of ['server/main.ts', 'web/main.tsx', 'migrations/index.ts']) {
      expect(graph.files).toContain(file)
    }
  })

  it('keeps who may import whom', () => {
    expect(brokenRules(graph, packages)).toEqual([])
  })

  it('has no folder of tests either that holds more files than one takes in', () => {
    // A bench fetches its peers into a folder of its own.
    const files = globSync('tests/**/*.{ts,tsx}', { exclude: ['**/node_modules/**'] })
    expect(files.length).toBeGreaterThan(800)
    expect(crowdedFolders(files)).toEqual([])
  })

  it('has no folder for a room of four files that its capability has place for', () => {
    expect(thinRooms(graph.files)).toEqual([])
    const [one = ''] = thinRooms(['server/hours/index.ts', 'server/hours/rules/a.ts'])
    expect(one).toBe('server/hours/rules holds 1 files')
  })

  it('has the files of which the screens’ pieces are built', () => {
    const named = [...Object.values(pieces).flat(), ...apart]
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(path => globSync(`${path}*`).length === 0)).toEqual([])
  })

  it('has no circle of files, types included', () => {
    expect(cyclesOf(graph)).toEqual([])
  })

  it('measures time in benches alone: a busy machine fails no test', () => {
    const timed = globSync('tests/**/*.test.ts').filter(path =>
      /performance\.(now\(\) - |event)|process\.hrtime/.test(readFileSync(path, 'utf8')),
    )
    expect(timed).toEqual([])
  })

  it('asks for servers of others in `npm run test:servers` alone', () => {
    const askers = globSync('tests/**/*.test.ts', { exclude: ['tests/**/*.servers.test.ts'] })
    // What finds a server's programs, and what shares a server of the run.
    const asking = globSync('tests/support/*/*.ts', {
      exclude: ['tests/support/{browser,children}/**'],
    }).flatMap(path => [...readFileSync(path, 'utf8').matchAll(finding)].map(([, name]) => name))
    expect(asking.length).toBeGreaterThan(8)
    const asked = new RegExp(`\\b(${asking.join('|')})\\(`)
    expect(askers.filter(path => asked.test(readFileSync(path, 'utf8')))).toEqual([])
  })

  it('leaves nothing in the system’s temporary folder: what a run writes goes with it', () => {
    expect(basename(tmpdir())).toMatch(/^tambour-run-\d+$/)
  })

  it('makes every address of the public agenda in one file', () => {
    const makers = house().flatMap(({ path, text }) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '')
      // By hand, and the name of a picture at one of its widths, which a page once guessed wrong.
      const isMade = /['"`}]\/agenda\b|-(640|1200)\.jpg/.test(code)
      return isMade && !path.startsWith('server/sandbox/') ? [path] : []
    })
    // A route says what is asked for, and makes no address.
    expect(makers.toSorted()).toEqual([
      'server/agenda/routes-agenda.ts',
      'server/language/agenda-address.ts',
    ])
  })

  it('signs links in one place, which asks for the random keys of their rows', () => {
    const filesWith = (word: RegExp) =>
      house().flatMap(({ path, text }) => (word.test(text) ? [path] : []))
    const inServer = (word: RegExp) =>
      filesWith(word).filter(path => !path.startsWith('server/sandbox/'))
    // Stamps, proofs, networks and what knows a device or a subscriber again open nothing.
    expect(inServer(/\b(is)?[sS]ignatureOf\b/).toSorted()).toEqual([
      'server/alerts/device-address.ts',
      'server/approval/proof.ts',
      'server/committees/propose.ts',
      'server/platform/form-stamp.ts',
      'server/platform/signature.ts',
      'server/subscribers/address.ts',
    ])
    expect(inServer(/\bcreateHmac\b/).toSorted()).toEqual([
      'server/connectors/mailbox/lasuite/webhook.ts',
      'server/connectors/meta/client.ts',
      'server/connectors/meta/webhook.ts',
      'server/http/sign-in-cookies.ts',
      'server/platform/secrets.ts',
      'server/platform/signature.ts',
    ])
  })

  it('starts without the sign-in library, which is loaded late', () => {
    const importersOf = (imports: Import[], named: (to: string) => boolean) => [
      ...new Set(imports.filter(one => !one.typeOnly && named(one.to)).map(({ from }) => from)),
    ]
    const inServer = graph.packages.filter(({ from }) => from.startsWith('server/'))
    const library = ['server/people/auth.ts']
    expect(importersOf(inServer, to => /^better-auth/.test(to)).toSorted()).toEqual(library)
    expect(importersOf(graph.imports, to => library.includes(to)).toSorted()).toEqual([
      'server/people/late-auth.ts',
    ])
  })

  it('reads the HTML of strangers in one place', () => {
    const readers = graph.packages.filter(({ to }) => to === 'htmlparser2')
    // The sandbox reads our own pages alone.
    expect(readers.map(({ from }) => from).toSorted()).toEqual([
      'server/platform/html/read-markup.ts',
      'server/sandbox/web-form.ts',
    ])
  })
})

/** An invented house: the files that a rule is about, and empty ones for what they import. */
function broken(files: Record<string, string>): string[] {
  const graph = graphOf(Object.entries(files).map(([path, text]) => ({ path, text })))
  const missing = graph.imports.map(({ to }) => to).filter(to => !graph.files.includes(to))
  return brokenRules(
    { ...graph, files: [...graph.files, ...missing] },
    { dependencies: ['zod', 'kysely', 'hono'], devDependencies: ['smtp-server', 'preact', 'vite'] },
  )
}

describe('the rules', () => {
  it.each([
    ['server/hours/rules/a.ts', "import { b } from './b.ts'\nimport '../../language/c.ts'"],
    ['server/digest/rules/a.ts', "import { b } from '../../hours/rules/b.ts'"],
    ['server/hours/a.ts', "import { b } from './store/b.ts'\nimport './rules/c.ts'"],
    ['server/hours/a.ts', "import { b } from './store.ts'\nimport '../language/c.ts'"],
    ['web/a.ts', "import { b } from '../server/hours/rules.ts'"],
    ['server/hours/a.ts', "import type { Clock } from '../clock.ts'"],
    [
      'server/hours/a.ts',
      "import { query } from '../database/query.ts'\nimport '../platform/c.ts'",
    ],
    ['server/inbox/a.ts', "import { b } from '../hours/b.ts'\nimport '../hours/shapes.ts'"],
    ['server/inbox/a.ts', "import { b } from '../messages/store/b.ts'"],
    ['server/inbox/store/a.ts', "import { b } from '../../people/store/b.ts'"],
    ['server/hours/store/a.ts', "import { b } from '../../database/b.ts'\nimport 'kysely'"],
    ['server/hours/index.ts', "import { b } from './routes/b.ts'\nimport './job.ts'"],
    ['server/hours/index.ts', "import { b } from './poll-job.ts'\nimport './commands.ts'"],
    ['server/hours/index.ts', "import type { Capability } from '../capability.ts'"],
    ['server/capabilities.ts', "import { hours } from './hours/index.ts'"],
    ['server/hours/a.ts', "import type { Connector } from '../connectors/connector.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from './b.ts'\nimport '../connector.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../meta/b.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../../platform/http-client.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../network/b.ts'"],
    ['server/connectors/network/a.ts', "import { z } from 'zod'\nimport '../connector.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../rules/b.ts'"],
    ['server/connectors/rules/a.ts', "import { b } from '../../language/b.ts'"],
    ['server/hours/rules/a.ts', "import { b } from '../../connectors/rules/b.ts'"],
    ['server/hours/rules/a.ts', "import type { B } from '../../connectors/contents.ts'"],
    ['server/connectors/registry.ts', "import { facebook } from './facebook/index.ts'"],
    ['server/hours/routes.ts', "import { b } from './b.ts'\nimport 'zod'\nimport '../http/c.ts'"],
    ['server/http/a.ts', "import { b } from '../hours/rules/b.ts'\nimport '../platform/c.ts'"],
    ['server/http/frame/a.ts', "import { b } from '../../hours/b.ts'\nimport '../c.ts'"],
    ['server/hours/commands.ts', "import { b } from './b.ts'\nimport '../cli/command.ts'"],
    ['server/hours/job.ts', "import type { Context } from '../context.ts'\nimport './b.ts'"],
    ['web/hours/a.tsx', "import type { B } from '../../server/hours/shapes/b.ts'"],
    ['web/hours/a.tsx', "import { b } from '../../server/hours/rules/b.ts'\nimport './a.css'"],
    ['server/sandbox/a.ts', "import { SMTPServer } from 'smtp-server'\nimport 'hono'"],
    ['web/a.tsx', "import { render } from 'preact'"],
    ['server/clock.ts', 'export const now = () => Date.now()'],
    ['server/settings.ts', 'export const path = process.env.PATH'],
    ['server/hours/rules/a.ts', 'export const a = new Date(0)'],
  ])('let %s do: %s', (path, text) => {
    expect(broken({ [path]: text })).toEqual([])
  })

  it.each([
    ['server/hours/rules/a.ts', "import { b } from '../b.ts'"],
    ['server/hours/rules/a.ts', "import type { B } from '../store/b.ts'"],
    ['server/hours/rules/a.ts', "import { b } from '../../digest/rules/b.ts'"],
    ['server/hours/rules/a.ts', "import { b } from '../../platform/b.ts'"],
    ['server/hours/rules/a.ts', "import { z } from 'zod'"],
    ['server/hours/rules/a.ts', "import { readFile } from 'node:fs/promises'"],
    ['server/hours/rules/a.ts', "const b = await import('../../clock.ts')"],
    ['server/hours/rules/a.ts', "export type B = import('../store/b.ts').B"],
    ['server/language/a.ts', "import { b } from '../platform/b.ts'"],
    ['server/language/a.ts', "import { z } from 'zod'"],
    ['server/database/a.ts', "import { b } from '../hours/store/tables.ts'"],
    ['server/database/schema.ts', "import type { A } from '../hours/store/tables.ts'"],
    ['server/platform/a.ts', "import { b } from '../people/b.ts'"],
    ['server/hours/shapes.ts', "import { b } from './b.ts'"],
    ['server/hours/shapes.ts', "import { Kysely } from 'kysely'"],
    ['server/hours/store/a.ts', "import { b } from '../b.ts'"],
    ['server/hours/store/a.ts', "import type { B } from '../shapes.ts'"],
    ['server/inbox/store/a.ts', "import { b } from '../../hours/store/b.ts'"],
    ['server/inbox/a.ts', "import { b } from '../hours/store/b.ts'"],
    ['server/inbox/a.ts', "import { b } from '../hours/store.ts'"],
    ['server/hours/rules.ts', "import { b } from './store.ts'"],
    ['server/inbox/a.ts', "import type { B } from '../hours/store/b.ts'"],
    ['server/messages/store/a.ts', "import { b } from '../../inbox/b.ts'"],
    ['server/hours/a.ts', "import { b } from '../inbox/b.ts'"],
    ['server/hours/a.ts', "import type { B } from '../inbox/shapes.ts'"],
    ['server/hours/a.ts', "import { b } from './routes.ts'"],
    ['server/hours/a.ts', "import { b } from './job.ts'"],
    ['server/hours/a.ts', "import { b } from './index.ts'"],
    ['server/inbox/a.ts', "import { b } from '../hours/index.ts'"],
    ['server/inbox/routes.ts', "import { b } from '../hours/routes.ts'"],
    ['server/inbox/commands.ts', "import { b } from '../hours/commands/b.ts'"],
    ['server/hours/index.ts', "import { b } from './store/b.ts'"],
    ['server/capabilities.ts', "import { b } from './hours/routes.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../mastodon/index.ts'"],
    ['server/connectors/meta/a.ts', "import { b } from '../facebook/b.ts'"],
    ['server/connectors/network/a.ts', "import { b } from '../meta/b.ts'"],
    ['server/connectors/network/a.ts', "import { b } from '../../inbox/b.ts'"],
    ['server/connectors/connector.ts', "import { b } from './network/b.ts'"],
    ['server/connectors/contents.ts', "import type { B } from '../hours/rules/b.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../../hours/rules/b.ts'"],
    ['server/connectors/network/a.ts', "import { b } from '../../hours/rules/b.ts'"],
    ['server/connectors/rules/a.ts', "import { b } from '../../hours/rules/b.ts'"],
    ['server/hours/rules/a.ts', "import { b } from '../../connectors/contents.ts'"],
    ['server/hours/a.ts', "import { b } from '../connectors/network/b.ts'"],
    ['server/connectors/mastodon/a.ts', "import { b } from '../meta/b.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../../database/b.ts'"],
    ['server/connectors/facebook/a.ts', "import type { B } from '../../inbox/b.ts'"],
    ['server/connectors/facebook/a.ts', "export { b } from '../registry.ts'"],
    ['server/connectors/registry.ts', "import { parse } from './facebook/parse.ts'"],
    ['server/hours/a.ts', "import { facebook } from '../connectors/facebook/index.ts'"],
    ['server/hours/a.ts', "import { systemClock } from '../clock.ts'"],
    ['server/hours/a.ts', "import type { Context } from '../context.ts'"],
    ['server/hours/a.ts', "import { readSettings } from '../settings.ts'"],
    ['server/hours/a.ts', "import { b } from '../http/b.ts'"],
    ['server/hours/job.ts', "import { b } from './store/b.ts'"],
    ['server/hours/job.ts', "import { b } from '../http/b.ts'"],
    ['server/hours/routes.ts', "import { b } from './store/b.ts'"],
    ['server/hours/routes/a.ts', "export * from '../../connectors/registry.ts'"],
    ['server/hours/commands.ts', "import { DatabaseUnusable } from '../database/database.ts'"],
    ['server/hours/commands.ts', "import { b } from '../http/b.ts'"],
    ['server/http/a.ts', "import { b } from '../hours/b.ts'"],
    ['server/http/a.ts', "import { b } from './frame/b.ts'"],
    ['server/http/frame/a.ts', "import { b } from '../../hours/routes.ts'"],
    ['server/hours/routes.ts', "import { b } from '../http/frame/b.ts'"],
    ['server/cli/a.ts', "import { b } from '../hours/commands.ts'"],
    ['server/main.ts', "import { b } from './hours/job.ts'"],
    ['server/context.ts', "import { createApp } from './http/app.ts'"],
    ['server/sandbox/a.ts', "import { b } from '../hours/b.ts'"],
    ['server/start.ts', "import { b } from './sandbox/b.ts'"],
    ['migrations/0002-a.ts', "import type { Schema } from '../../server/database/schema.ts'"],
    ['web/a.ts', "import { meShape } from '../server/people/shapes.ts'"],
    ['web/a.ts', "import { type Me, meShape } from '../server/people/shapes.ts'"],
    ['web/a.ts', "import { b } from '../server/http/b.ts'"],
    ['web/a.ts', "import type { B } from '../server/people/b.ts'"],
    ['web/a.ts', "import 'node:fs'"],
    ['server/hours/a.ts', "import { x } from 'left-pad'"],
    ['server/sandbox/a.ts', "import { x } from 'left-pad'"],
    ['server/platform/a.ts', "import { SMTPServer } from 'smtp-server'"],
    ['server/platform/a.ts', "import type { SMTPServer } from 'smtp-server'"],
    ['server/main.ts', "const { build } = await import('vite')"],
    ['server/elsewhere/a.ts', ''],
    ['server/hours/a.ts', 'export const now = Date.now()'],
    ['server/hours/a.ts', 'export const now = new Date()'],
    ['server/hours/a.ts', 'export const now = new Date'],
    ['server/hours/a.ts', 'export const now = Temporal.Now.instant()'],
    ['server/hours/a.ts', 'const { now } = { now: Date.now }'],
    ['migrations/0002-a.ts', 'export const now = Date.now()'],
    ['server/hours/a.ts', 'export const path = process.env.PATH'],
    ['server/hours/a.ts', "export const path = process['env'].PATH"],
    ['server/hours/a.ts', "import { env } from 'node:process'"],
    ['web/a.ts', 'export const path = process.env.PATH'],
  ])('do not let %s do: %s', (path, text) => {
    expect(broken({ [path]: text })).not.toEqual([])
  })

  it('do not let a folder hold more files than one takes in', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`server/hours/a${i}.ts`, '']))
    expect(broken(many(mostFiles))).toEqual([])
    expect(broken(many(mostFiles + 1))).toHaveLength(1)
  })

  it('do not let a file import what is not there', () => {
    const graph = graphOf([{ path: 'server/hours/a.ts', text: "import './b.ts'" }])
    expect(brokenRules(graph, { dependencies: [], devDependencies: [] })).toHaveLength(1)
  })
})

describe('circles', () => {
  const circles = (files: Record<string, string[]>) =>
    cyclesOf(
      graphOf(
        Object.entries(files).map(([path, imports]) => ({
          path: `${path}.ts`,
          text: imports.map(to => `import type { X } from './${to}.ts'`).join('\n'),
        })),
      ),
    )

  it('are none in a tree, nor where two ways lead to one file', () => {
    expect(circles({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([])
  })

  it.each([
    ['two files', { a: ['b'], b: ['a'] }, [['a.ts', 'b.ts']]],
    ['three', { a: ['b'], b: ['c'], c: ['a'] }, [['a.ts', 'b.ts', 'c.ts']]],
    ['one by itself', { a: ['a'] }, [['a.ts']]],
    [
      'two circles',
      { a: ['b', 'c'], b: ['a'], c: ['d'], d: ['c'] },
      [
        ['c.ts', 'd.ts'],
        ['a.ts', 'b.ts'],
      ],
    ],
    ['a circle behind a tail', { a: ['b'], b: ['c'], c: ['b'] }, [['b.ts', 'c.ts']]],
  ])('are found: %s', (_what, files, expected) => {
    expect(circles(files).toSorted()).toEqual(expected.toSorted())
  })
})
