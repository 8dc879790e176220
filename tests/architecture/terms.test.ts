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
