import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../server/capabilities.ts'

describe('the pages', () => {
  it('that comments name are in the repository', () => {
    const files = globSync(['{server,web,migrations,tests}/**/*.{ts,tsx,mjs}'], {
      exclude: file => file.includes('node_modules'),
    })
    const named = files.flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/[\w./-]+\.md\b/g)].map(([page]) => ({ file, page })),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(({ page }) => !existsSync(page))).toEqual([])
  })

  it('lead only to pages and files that are there', () => {
    const pages = globSync(['*.md', 'docs/**/*.md'])
    const links = pages.flatMap(page =>
      [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
        ([, to = '']) => ({
          page,
          to,
        }),
      ),
    )
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter(({ page, to }) => !existsSync(join(dirname(page), to)))).toEqual([])
  })

  it('of settings and of the command name each, in both languages', () => {
    const settings = readFileSync('server/settings-shape.ts', 'utf8').matchAll(
      /^ {2}([A-Z][A-Z\d_]+):/gm,
    )
    const named = {
      settings: [...settings].map(([, name]) => `\`${name}\``),
      commands: capabilities.flatMap(({ commands }) =>
        Object.keys(commands ?? {}).map(name => `\`${name}`),
      ),
    }
    for (const [page, names] of Object.entries(named)) {
      expect(names.length).toBeGreaterThan(25)
      for (const path of [`docs/${page}.md`, `docs/fr/${page}.md`]) {
        const text = readFileSync(path, 'utf8')
        expect(
          names.filter(name => !text.includes(name)),
          path,
        ).toEqual([])
      }
    }
  })

  it('of the decisions are all in their index', () => {
    const index = readFileSync('docs/decisions/README.md', 'utf8')
    const pages = globSync('*.md', { cwd: 'docs/decisions' }).filter(page => page !== 'README.md')
    expect(pages.filter(page => !index.includes(`(${page})`))).toEqual([])
  })

  it('show the ways of a comment and of an event by functions that are there', () => {
    const contributing = readFileSync('CONTRIBUTING.md', 'utf8')
    const steps = [...contributing.matchAll(/^ {4}([\w-]+\/[\w/-]+\.tsx?) {2,}(\w+)(?: |$)/gm)]
    expect(steps.length).toBeGreaterThan(20)
    const wrong = steps.filter(([, file = '', name = '']) => {
      const path = file.startsWith('web/') ? file : `server/${file}`
      return !existsSync(path) || !new RegExp(`\\b${name}\\b`).test(readFileSync(path, 'utf8'))
    })
    expect(wrong.map(([line]) => line)).toEqual([])
  })

  it('name only paths that exist to contributors', () => {
    const contributing = readFileSync('CONTRIBUTING.md', 'utf8')
    const paths = [...contributing.matchAll(/`([\w./-]+)`/g)].map(([, path = '']) => path)
    const exact = paths.filter(path => path.includes('/') && !/KIND|CAPABILITY/.test(path))
    expect(exact.length).toBeGreaterThan(40)
    const there = (path: string) => existsSync(path) || existsSync(`server/${path}`)
    expect(exact.filter(path => !there(path))).toEqual([])
  })
})
