import { globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { connectors } from '../../server/connectors/registry.ts'
import { textsOf } from '../../server/help/rules/page.ts'
import { pages } from '../../server/help/rules/pages.fr.ts'
import { en } from '../../web/catalogue.en.ts'
import { fr } from '../../web/catalogue.fr.ts'
import { accessibility } from '../../web/help/accessibility.fr.ts'
import { choosing as choosingInEnglish } from '../../web/help/choosing.en.ts'
import { choosing } from '../../web/help/choosing.fr.ts'
import { language } from '../../web/language.ts'
import { sentences } from '../../web/people/journal-sentences.fr.ts'
import { replyTimeMessages } from '../../web/reply-times/messages.ts'
import { exclusion } from '../../web/reply-times/outcome-messages.ts'

type Said = { at: string; text: string }

/** What one entry takes: how much of a network a channel lets us read. */
const access = { comments: 'named', private: 'unseen', toString: () => 'access' }

/** Every string of a catalogue; functions are asked with several arguments. */
function everythingIn(node: unknown, at = ''): Said[] {
  if (typeof node === 'string') return [{ at, text: node }]
  if (typeof node === 'function') {
    const firsts = [0, 1, 2, 'Julie', null, true, false, 'reached', ['12\u00a0min'], access]
    const said = firsts.flatMap(first =>
      [2, 'hier', true, null].flatMap(second => ask(node, first, second)),
    )
    if (said.length === 0) throw new Error(`${at} says nothing whatever it is asked`)
    return said.map(text => ({ at, text }))
  }
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => everythingIn(value, `${at}.${key}`))
}

/** What a function says; nothing where it was asked with what it does not take. */
function ask(say: CallableFunction, first: unknown, second: unknown): string[] {
  try {
    return [String(Reflect.apply(say, undefined, [first, second, 3, 4]))]
  } catch (problem) {
    if (problem instanceof TypeError) return []
    throw problem
  }
}

function keysOf(node: unknown, at = ''): string[] {
  if (typeof node !== 'object' || node === null) return [`${at} ${typeof node}`]
  return Object.entries(node).flatMap(([key, value]) => keysOf(value, `${at}.${key}`))
}

/** Every table of words in a language: a new one is held as the others are. */
async function catalogues(chosen: 'fr' | 'en'): Promise<Record<string, object>> {
  language.value = chosen
  const files = [...globSync(`web/**/messages.${chosen}.ts`), ...globSync('web/**/*messages.ts')]
  const tables = files.map(async file => {
    const exported: Record<string, unknown> = await import(resolve(file))
    return Object.entries(exported).flatMap(([name, table]): [string, object][] => {
      if (typeof table !== 'function') return [[`${dirname(file)}.${name}`, Object(table)]]
      // The tables in both languages are functions of the one in force; others are helpers.
      return table.length === 0 ? [[`${dirname(file)}.${name}`, table()]] : []
    })
  })
  const told = (await Promise.all(tables)).flat()
  language.value = 'fr'
  return Object.fromEntries(told)
}

describe('the catalogue', async () => {
  const french = await catalogues('fr')
  const english = await catalogues('en')

  it('says the same things in both languages', () => {
    expect(Object.keys(french).length).toBeGreaterThan(15)
    expect(keysOf(english).sort()).toEqual(keysOf(french).sort())
    expect(keysOf(en).sort()).toEqual(keysOf(fr).sort())
  })

  it('leaves nothing empty', () => {
    const said = everythingIn({ french, english })
    expect(said.filter(({ text }) => text.trim() === '').map(({ at }) => at)).toEqual([])
    // Both languages of an entry, where one was meant.
    expect(said.filter(({ text }) => text.includes('[object'))).toEqual([])
  })

  it('prints French as French is printed', () => {
    const faults: [string, RegExp][] = [
      ['an ordinary space before ; ! ?', / [;!?]/],
      ['no thin space before ; ! ?', /[^\u202f\s(][;!?]( |$)/],
      ['an ordinary space before :', / :/],
      ['no space before :', /[^\u00a0\d/]:( |$)/],
      ['an ordinary space inside « »', /« | »/],
      ['a typewriter’s apostrophe', /'/],
      ['three points for an ellipsis', /\.\.\./],
      ['a capital without its accent', /\b(Evenement|A valider|Etat|Echec|Elu)\b/],
      ['an ordinary space before a unit', /\d (min|h|%|s|Mo)\b/],
      ['an ordinary space within a number', /\d \d{3}\b/],
      ['18 h 00', /h\u00a000/],
    ]
    const help = pages.map(({ sections }) =>
      sections.map(({ blocks }) => blocks.map(block => textsOf(block, 'fr'))),
    )
    const said = everythingIn({ french, help, accessibility, choosing, sentences })
    const found = said.flatMap(({ at, text }) =>
      faults.filter(([, fault]) => fault.test(text)).map(([name]) => `${at}: ${name}: ${text}`),
    )
    expect(found).toEqual([])
  })

  it('tells of each kind of channel what it costs', () => {
    const kinds = Object.values(connectors).map(({ manifest }) => manifest.label)
    const told = { fr: choosing, en: choosingInEnglish }
    for (const language of ['fr', 'en'] as const) {
      const names = told[language].channels.map(({ name }) => name)
      expect(names).toEqual(expect.arrayContaining(kinds.map(kind => kind[language])))
    }
  })

  it('prints English as English is printed', () => {
    const said = everythingIn(english)
    const fault = /\s[:;!?](\s|$)|[«»]/
    expect(said.filter(({ text }) => fault.test(text))).toEqual([])
    language.value = 'en'
    const delays = replyTimeMessages()
    language.value = 'fr'
    expect([
      delays.weeksHeld(1),
      delays.weeksVerdict.missed(11),
      delays.weeksVerdict.reached(1),
    ]).toEqual(['Of 1\u00a0week, goal:', 'missed 11 times', 'reached once'])
  })

  it('leaves the words of programmers and of installing out of what people read', () => {
    // Sentences, wherever they stand: also beside the one mail that says them.
    const say = /\bsentences\(|\bfr: ['`]/
    const files = [
      ...globSync('web/**/*.ts'),
      ...globSync('server/**/*.ts').filter(
        file => !/^server\/(help|sandbox)\//.test(file) && say.test(readFileSync(file, 'utf8')),
      ),
    ]
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(file => jargonIn(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  it('would notice such a word', () => {
    const code = `import { t } from './token.ts'
      export const a = { token: 'Le token', b: () => \`L’OAuth \${t}\`, c: 'SMTP_URL', d: 'Bon', e: 'Élu·e' }`
    expect(jargonIn('a.ts', code)).toEqual([
      'a.ts: Le token',
      'a.ts: L’OAuth ',
      'a.ts: SMTP_URL',
      'a.ts: Élu·e',
    ])
    expect(jargonIn('server/backup/a.ts', `export const a = 'BACKUP_TO'`)).toEqual([])
  })

  it('holds every word that a component shows', () => {
    const files = globSync('web/**/*.tsx')
    expect(files.length).toBeGreaterThan(30)
    expect(files.flatMap(literalsIn)).toEqual([])
  })

  it('would notice a word left in a component', () => {
    const code = `export const A = () => <p title="Bonjour">{'Salut'} Coucou {x ? \`Ici\` : 1}</p>`
    expect(literalsOf('a.tsx', code)).toEqual([
      'a.tsx: title="Bonjour"',
      'a.tsx: Salut',
      'a.tsx: Coucou',
      'a.tsx: Ici',
    ])
  })
})

function literalsIn(file: string): string[] {
  return literalsOf(file, readFileSync(file, 'utf8'))
}

const spoken = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'summary']
/** Words, and the sign after one, which each language sets in its own way. */
const letters = /\p{L}{2}|\s[:;!?]/u

type Node = { type: string; [key: string]: unknown }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/**
 * What a village secretary cannot be expected to know, and the names of settings, which stand in the
 * administrator's pages; of the backup's sentences most are for anyone who installs or restores.
 */
function jargonIn(file: string, code: string): string[] {
  const words = /PUBLIC_URL|oauth|callback|\btokens?\b/i
  // SQLite's own code of an error is compared with, and shown to nobody.
  const settings = /\b(?!SQLITE_)[A-Z]{2,}_[A-Z_]{2,}\b/
  // What nobody understood, or what had two names, one of them this.
  const replaced =
    /médiane non atteinte|on tâche de|clés? de connexion|il manque quelque chose|adresse de rappel|\p{L}·\p{L}/iu
  const isJargon = (text: unknown): text is string =>
    typeof text === 'string' &&
    // A key, and not words that are read: 'token', '/api/tokens'.
    !/^[\w./:-]*[a-z][\w./:-]*$/.test(text) &&
    (words.test(text) ||
      replaced.test(text) ||
      (settings.test(text) && !file.startsWith('server/backup/')))
  const { program } = parseSync(file, code)
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one)
      return
    }
    if (!isNode(value) || value.type === 'ImportDeclaration') return
    const text = value.type === 'TemplateElement' ? Object(value.value).cooked : value.value
    if (isJargon(text)) found.push(`${file}: ${text}`)
    for (const one of Object.values(value)) walk(one)
  }
  walk(program)
  return found
}

/** Text between tags, and attributes that are read out, written in the component itself. */
function literalsOf(file: string, code: string): string[] {
  const { program } = parseSync(file, code)
  const found: string[] = []
  const walk = (value: unknown, inText: boolean): void => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one, inText)
      return
    }
    if (!isNode(value)) return
    if (value.type === 'JSXText' && typeof value.value === 'string' && letters.test(value.value)) {
      found.push(`${file}: ${value.value.trim()}`)
    }
    if (inText && value.type === 'Literal' && isWord(value.value)) {
      found.push(`${file}: ${value.value}`)
    }
    if (inText && value.type === 'TemplateElement') {
      const { cooked } = Object(value.value)
      if (isWord(cooked)) found.push(`${file}: ${cooked}`)
    }
    if (value.type === 'JSXAttribute') {
      const name = String(Object(value.name).name)
      const given = value.value
      const isSpoken = spoken.includes(name)
      if (isSpoken && isNode(given) && given.type === 'Literal' && isWord(given.value)) {
        found.push(`${file}: ${name}="${given.value}"`)
      } else if (isNode(given)) walk(given.expression, isSpoken)
      return
    }
    // What a condition compares, or a call is given, is not shown.
    const silent = [
      'BinaryExpression',
      'CallExpression',
      'ArrowFunctionExpression',
      'MemberExpression',
    ]
    const shows = silent.includes(value.type)
      ? false
      : inText || value.type === 'JSXExpressionContainer'
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'type' && key !== 'start' && key !== 'end') {
        walk(child, key === 'test' ? false : shows)
      }
    }
  }
  walk(program, false)
  return found
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && letters.test(value)
}

it('says a reason that a person wrote as it is, whatever it is', () => {
  expect(exclusion('constructor')).toEqual({ fr: 'constructor', en: 'constructor' })
})
