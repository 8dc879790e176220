import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cyclesOf, graphOf, type Source } from './support/architecture.ts'
import { brokenRules } from './support/house-rules.ts'

const dependencies = Object.keys(
  z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8'))).dependencies,
)

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
    expect(brokenRules(graph, dependencies)).toEqual([])
  })

  it('has no circle of files, types included', () => {
    expect(cyclesOf(graph)).toEqual([])
  })
})

/** An invented house: the files that a rule is about, and empty ones for what they import. */
function broken(files: Record<string, string>): string[] {
  const graph = graphOf(Object.entries(files).map(([path, text]) => ({ path, text })))
  const missing = graph.imports.map(({ to }) => to).filter(to => !graph.files.includes(to))
  return brokenRules({ ...graph, files: [...graph.files, ...missing] }, ['zod', 'kysely', 'hono'])
}

describe('the rules', () => {
  it.each([
    ['server/domain/a.ts', "import { b } from './b.ts'"],
    ['server/services/a.ts', "import { b } from '../store/b.ts'\nimport '../domain/c.ts'"],
    ['server/services/a.ts', "import type { Clock } from '../clock.ts'"],
    ['server/services/a.ts', "import type { Connector } from '../connectors/connector.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from './b.ts'\nimport '../connector.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../graph/b.ts'"],
    ['server/connectors/registry.ts', "import { facebook } from './facebook/index.ts'"],
    ['server/http/routes/a.ts', "import { b } from '../../services/b.ts'\nimport 'zod'"],
    ['web/pages/a.tsx', "import type { B } from '../../server/shapes/b.ts'"],
    ['web/pages/a.tsx', "import { b } from '../../server/domain/b.ts'\nimport './a.css'"],
    ['server/clock.ts', 'export const now = () => Date.now()'],
    ['server/settings.ts', 'export const path = process.env.PATH'],
    ['server/domain/a.ts', 'export const a = new Date(0)'],
  ])('let %s do: %s', (path, text) => {
    expect(broken({ [path]: text })).toEqual([])
  })

  it.each([
    ['server/domain/a.ts', "import { b } from '../services/b.ts'"],
    ['server/domain/a.ts', "import type { B } from '../store/b.ts'"],
    ['server/domain/a.ts', "import { z } from 'zod'"],
    ['server/domain/a.ts', "import { readFile } from 'node:fs/promises'"],
    ['server/domain/a.ts', "const b = await import('../clock.ts')"],
    ['server/domain/a.ts', "export type B = import('../store/b.ts').B"],
    ['server/shapes/a.ts', "import { b } from '../services/b.ts'"],
    ['server/shapes/a.ts', "import { Kysely } from 'kysely'"],
    ['server/store/a.ts', "import { b } from '../services/b.ts'"],
    ['server/store/a.ts', "import type { B } from '../shapes/b.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../mastodon/index.ts'"],
    ['server/connectors/graph/a.ts', "import { b } from '../facebook/b.ts'"],
    ['server/connectors/facebook/a.ts', "import { b } from '../../store/b.ts'"],
    ['server/connectors/facebook/a.ts', "import type { Deps } from '../../services/deps.ts'"],
    ['server/connectors/facebook/a.ts', "export { b } from '../registry.ts'"],
    ['server/connectors/registry.ts', "import { parse } from './facebook/parse.ts'"],
    ['server/services/a.ts', "import { facebook } from '../connectors/facebook/index.ts'"],
    ['server/services/a.ts', "import { systemClock } from '../clock.ts'"],
    ['server/services/a.ts', "import type { Context } from '../context.ts'"],
    ['server/services/a.ts', "import { readSettings } from '../settings.ts'"],
    ['server/services/a.ts', "import { b } from '../http/b.ts'"],
    ['server/jobs/a.ts', "import { b } from '../store/b.ts'"],
    ['server/jobs/a.ts', "import { b } from '../http/b.ts'"],
    ['server/http/routes/a.ts', "import { b } from '../../store/b.ts'"],
    ['server/http/routes/a.ts', "export * from '../../connectors/registry.ts'"],
    ['server/cli/a.ts', "import { DatabaseUnusable } from '../store/database.ts'"],
    ['server/cli/a.ts', "import { b } from '../http/b.ts'"],
    ['server/context.ts', "import { createApp } from './http/app.ts'"],
    ['server/sandbox/a.ts', "import { b } from '../services/b.ts'"],
    ['server/start.ts', "import { b } from './sandbox/b.ts'"],
    ['migrations/0002-a.ts', "import type { Schema } from '../server/store/schema.ts'"],
    ['web/a.ts', "import { meShape } from '../server/shapes/commune.ts'"],
    ['web/a.ts', "import { type Me, meShape } from '../server/shapes/commune.ts'"],
    ['web/a.ts', "import { b } from '../server/http/b.ts'"],
    ['web/a.ts', "import type { B } from '../server/services/b.ts'"],
    ['web/a.ts', "import 'node:fs'"],
    ['server/services/a.ts', "import { x } from 'left-pad'"],
    ['server/elsewhere/a.ts', ''],
    ['server/services/a.ts', 'export const now = Date.now()'],
    ['server/services/a.ts', 'export const now = new Date()'],
    ['server/services/a.ts', 'export const now = new Date'],
    ['server/services/a.ts', 'export const now = Temporal.Now.instant()'],
    ['server/services/a.ts', 'const { now } = { now: Date.now }'],
    ['migrations/0002-a.ts', 'export const now = Date.now()'],
    ['server/services/a.ts', 'export const path = process.env.PATH'],
    ['server/services/a.ts', "export const path = process['env'].PATH"],
    ['server/services/a.ts', "import { env } from 'node:process'"],
    ['web/a.ts', 'export const path = process.env.PATH'],
  ])('do not let %s do: %s', (path, text) => {
    expect(broken({ [path]: text })).not.toEqual([])
  })

  it('do not let a file import what is not there', () => {
    const graph = graphOf([{ path: 'server/domain/a.ts', text: "import './b.ts'" }])
    expect(brokenRules(graph, [])).toHaveLength(1)
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
