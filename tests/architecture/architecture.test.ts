import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apart, pieces } from '../../packaging/pieces.ts'
import { cyclesOf, graphOf, type Import, type Source } from './graph.ts'
import { brokenRules } from './house-rules.ts'

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

  it('asks for servers of others in `.servers.test.ts` files alone', () => {
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
