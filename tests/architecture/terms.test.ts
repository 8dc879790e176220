import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/** House words that one had to learn, and the field's terms that stand for them now. */
const instead: Record<string, string> = {
  told: 'webhook event, informed',
  heard: 'webhook event',
  words: 'messages, content, label',
  ways: 'reply options',
  trouble: 'delivery issue',
  troubles: 'delivery issues',
  troubled: 'with an issue',
  stumble: 'record failure',
  overtaken: 'lease lost',
  abreast: 'concurrency',
  breath: 'debounce',
  twins: 'matches',
  adopt: 'link',
  letter: 'mail',
  letters: 'mails',
  matter: 'subject',
  judge: 'override',
  judged: 'overridden',
  judgement: 'override',
  judgements: 'overrides',
  bare: 'unfiltered',
  talk: 'thread',
  talks: 'threads',
  season: 'event import',
  hands: 'drag handlers',
  thing: 'item',
  things: 'items',
  bell: 'wake signal',
}

/** Those that private code does not say either. */
const nowhere: ReadonlySet<string> = new Set([
  ...['stumble', 'overtaken', 'abreast', 'breath', 'twins', 'adopt', 'talk', 'talks', 'hands'],
  ...['judgement', 'judgements', 'trouble', 'troubled'],
])

function identifiersOf(path: string, text: string): string[] {
  const names = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && node.type === 'Identifier' && 'name' in node) names.add(String(node.name))
    for (const part of Object.values(node)) walk(part)
  }
  walk(parseSync(path, text).program)
  return [...names]
}

/** A comment that begins « Of … » has to be read twice. */
const ofSomething = /^\s*(?:\/\/|\/\*\*|\*) ?Of [a-z]/m

function exportsOf(path: string, text: string): string[] {
  const { module } = parseSync(path, text)
  return module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName }) => exportName.name ?? []),
  )
}

/** `readSeasonIcs`, `MAX_TALKS` and `x-talk` alike. */
function wordsIn(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_-]/)
    .map(word => word.toLowerCase())
}

/** What of a file's exported names, and of its own, is to be said otherwise. */
function houseWords(path: string, text: string): string[] {
  const file = path.split('/').at(-1)?.split('.')[0] ?? ''
  return [file, ...exportsOf(path, text)].flatMap(name =>
    wordsIn(name).flatMap(word =>
      Object.hasOwn(instead, word) ? `${path}: ${name}, say ${instead[word]}` : [],
    ),
  )
}

describe('the terms', () => {
  it('are the field’s in what files export, and in their names', () => {
    const files = globSync(['server/**/*.ts', 'web/**/*.{ts,tsx}'], {
      // It plays a village and its seasons.
      exclude: file => file.includes('node_modules') || file.startsWith('server/sandbox'),
    })
    expect(files.length).toBeGreaterThan(500)
    expect(files.flatMap(file => houseWords(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  it('are the field’s in private code too, and comments begin with what they are about', () => {
    const files = globSync(['server/**/*.ts', 'web/**/*.{ts,tsx}'], {
      exclude: file => file.includes('node_modules') || file.startsWith('server/sandbox'),
    })
    const found = files.flatMap(file => {
      const text = readFileSync(file, 'utf8')
      const said = identifiersOf(file, text).filter(name => wordsIn(name).some(w => nowhere.has(w)))
      return [...said, ...(ofSomething.exec(text) ?? [])].map(what => `${file}: ${what}`)
    })
    expect(found).toEqual([])
  })

  it('are found inside a function, and a comment at any depth', () => {
    expect(identifiersOf('a.ts', 'function a() { const twinsHere = 1 }')).toContain('twinsHere')
    expect('  /** Of a list, the last. */').toMatch(ofSomething)
    expect('/** The last of a list. */').not.toMatch(ofSomething)
  })

  it.each([
    ['server/hours/a.ts', 'export function checkSeason() {}'],
    ['server/hours/a.ts', 'export const troubleOf = 1'],
    ['server/hours/a.ts', 'export type TwinsAmong = { twins: 1 }'],
    ['server/hours/a.ts', 'const twins = 1\nexport { twins }'],
    ['web/season.tsx', ''],
  ])('do not let %s say: %s', (path, text) => {
    expect(houseWords(path, text)).not.toEqual([])
  })

  it('mind whole words of exported names alone', () => {
    const text =
      'const judge = 1\nexport const matters = judge\nexport const unbearable = "a letter"'
    expect(houseWords('server/hours/a.ts', text)).toEqual([])
  })
})
