import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

type ParseResult = ReturnType<typeof parseSync>

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

/** Those that private code does not say either; it may have the letters of an alphabet, or judge. */
const nowhere: ReadonlySet<string> = new Set([
  ...['stumble', 'overtaken', 'abreast', 'breath', 'breathe', 'twins', 'adopt', 'talk', 'talks'],
  ...['judged', 'judgement', 'judgements', 'trouble', 'troubled', 'told', 'heard', 'hands'],
  ...['thing', 'things', 'season', 'seasons', 'bare', 'ways'],
])

function identifiersIn({ program }: ParseResult): string[] {
  const names = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && node.type === 'Identifier' && 'name' in node) names.add(String(node.name))
    for (const part of Object.values(node)) walk(part)
  }
  walk(program)
  return [...names]
}

/** What has to be read twice: « Of … » at the beginning, which tests still have, and the word of two senses. */
const isDialect = (comment: string, file: string): boolean =>
  /\bwhoever\b/i.test(comment) ||
  (!file.startsWith('tests/') && /^\*?\s*\*? ?Of [a-z]/.test(comment))

/** Parsing is most of the work, and hardly any file has such a word at all. */
const mayBeDialect = /\b(?:[Ww]hoever\b|WHOEVER\b|Of [a-z])/

function dialectIn(path: string, text: string): string[] {
  if (!mayBeDialect.test(text)) return []
  const comments = parseSync(path, text).comments.map(({ value }) => value)
  return comments.filter(comment => isDialect(comment, path))
}

function exportsIn({ module }: ParseResult): string[] {
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

/** Whether private code says otherwise; `…Words` of what is a label, a text or a length. */
const isHouseName = (name: string) =>
  wordsIn(name).some(word => nowhere.has(word)) || /[a-z]Words$/.test(name)

/** What of a file's exported names, and of its own, is to be said otherwise. */
function houseWords(path: string, parsed: ParseResult): string[] {
  const file = path.split('/').at(-1)?.split('.')[0] ?? ''
  return [file, ...exportsIn(parsed)].flatMap(name =>
    wordsIn(name).flatMap(word =>
      Object.hasOwn(instead, word) ? `${path}: ${name}, say ${instead[word]}` : [],
    ),
  )
}

/** A village is played in the sandbox, with its seasons. */
const house = () =>
  globSync(['server/**/*.ts', 'web/**/*.{ts,tsx}'], {
    exclude: file => file.includes('node_modules') || file.startsWith('server/sandbox'),
  })

describe('the terms', () => {
  it('are the field’s in what files export, in their names, and in private code', () => {
    const files = house()
    expect(files.length).toBeGreaterThan(500)
    const found = [...files, ...globSync('tests/support/**/*.ts')].flatMap(file => {
      const parsed = parseSync(file, readFileSync(file, 'utf8'))
      const names = file.startsWith('tests/') ? [] : identifiersIn(parsed).filter(isHouseName)
      return [...houseWords(file, parsed), ...names.map(name => `${file}: ${name}`)]
    })
    expect(found).toEqual([])
  })

  it('are plain in comments, which begin with what they are about', () => {
    const found = [...house(), ...globSync(['migrations/**/*.ts', 'tests/**/*.ts'])]
      .filter(file => !file.includes('node_modules'))
      .flatMap(file =>
        dialectIn(file, readFileSync(file, 'utf8')).map(comment => `${file}: ${comment}`),
      )
    expect(found).toEqual([])
  })

  it('are found inside a function, and a comment at any depth', () => {
    const code = 'function a() { const twinsHere = stateWords }'
    const names = identifiersIn(parseSync('a.ts', code))
    expect(names.filter(isHouseName)).toEqual(['twinsHere', 'stateWords'])
    expect(dialectIn('a.ts', 'a(\n  /** Of a list, the last. */\n)')).toHaveLength(1)
    expect(dialectIn('a.ts', '// For whoever asks')).toHaveLength(1)
    expect(dialectIn('a.ts', '/** The last of a list. */')).toEqual([])
  })

  it.each([
    ['server/hours/a.ts', 'export function checkSeason() {}'],
    ['server/hours/a.ts', 'export const troubleOf = 1'],
    ['server/hours/a.ts', 'export type TwinsAmong = { twins: 1 }'],
    ['server/hours/a.ts', 'const twins = 1\nexport { twins }'],
    ['web/season.tsx', ''],
  ])('do not let %s say: %s', (path, text) => {
    expect(houseWords(path, parseSync(path, text))).not.toEqual([])
  })

  it('mind whole words of exported names alone', () => {
    const text =
      'const judge = 1\nexport const matters = judge\nexport const unbearable = "a letter"'
    expect(houseWords('a.ts', parseSync('a.ts', text))).toEqual([])
  })
})
