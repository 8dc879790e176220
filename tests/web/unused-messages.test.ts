import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

type Node = { type: string; [key: string]: unknown }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, look)
  } else if (isNode(value)) {
    look(value)
    for (const child of Object.values(value)) visit(child, look)
  }
}

const nameOf = (node: unknown) => (isNode(node) ? String(node.name ?? node.value) : '')

type Screen = { text: string; names: Set<string>; byKey: Set<string> }

/** What a screen asks of tables: names, by a point, by taking apart or as text; and tables read by a key. */
function screenOf(text: string): Screen {
  const names = new Set<string>()
  const byKey = new Set<string>()
  visit(parseSync('a.tsx', text).program, node => {
    if (node.type === 'Literal') names.add(String(node.value))
    if (node.type === 'Property') names.add(nameOf(node.key))
    if (node.type === 'CallExpression' && nameOf(node.callee) === 'labelledOptions') {
      // Choices, each with its words by its key (web/components/choices.tsx).
      const [, table] = Array.isArray(node.arguments) ? node.arguments : []
      byKey.add(nameOf(table?.property ?? table))
    }
    if (node.type !== 'MemberExpression') return
    if (node.computed !== true) names.add(nameOf(node.property))
    else if (isNode(node.object)) byKey.add(nameOf(node.object.property ?? node.object))
  })
  return { text, names, byKey }
}

/** The entries of the tables in a file that none of the screens which import a table asks for. */
function unusedIn(code: string, screens: readonly Screen[], importedAs?: string): string[] {
  const unused: string[] = []
  const { program } = parseSync('messages.ts', code)
  visit(program, node => {
    const [told] =
      node.type === 'ExportNamedDeclaration' && isNode(node.declaration)
        ? (Object(node.declaration).declarations ?? [])
        : []
    const table = told?.init?.type === 'CallExpression' ? told.init.arguments[0] : told?.init
    if (table?.type !== 'ObjectExpression') return
    const name = nameOf(told.id)
    const readers = screens.filter(({ text }) =>
      new RegExp(`\\b${importedAs ?? name}\\b`).test(text),
    )
    const isAsked = (entry: string) => readers.some(({ names }) => names.has(entry))
    const isReadByKey = (entry: string) => readers.some(({ byKey }) => byKey.has(entry))
    const look = (entries: unknown, at: string): void => {
      for (const { key, value } of Object(entries).properties ?? []) {
        const entry = nameOf(key)
        if (entry === 'fr' || entry === 'en') continue
        if (!isAsked(entry) && !isReadByKey(entry)) unused.push(`${at}.${entry}`)
        else if (!isReadByKey(entry)) look(value, `${at}.${entry}`)
      }
    }
    look(table, name)
  })
  return unused
}

describe('the messages of the screens', () => {
  const tables = globSync('web/**/*messages{,.fr}.ts')
  const screens = globSync('web/**/*.{ts,tsx}', {
    exclude: file => /messages(\.\w+)?\.ts$/.test(file),
  })

  it('are all asked for by a screen', () => {
    expect(tables.length).toBeGreaterThan(25)
    const read = screens.map(file => screenOf(readFileSync(file, 'utf8')))
    const unused = tables.flatMap(file =>
      unusedIn(
        readFileSync(file, 'utf8'),
        read,
        // Those of the first view are read as one table.
        file.endsWith('.fr.ts') ? 'messages' : undefined,
      ).map(entry => `${file}: ${entry}`),
    )
    expect(unused).toEqual([])
  })

  it('would be missed by none where no screen asks for one', () => {
    const code = `export const t = translated({
      title: { fr: 'A', en: 'B' }, never: { fr: 'A', en: 'B' }, states: { sent: 'A' }, kinds: { all: 'A' }, part: { also: 'A' } })`
    const screen =
      'export const A = () => [t().title, t().states[state], labelledOptions(all, t().kinds), t().part]'
    expect(unusedIn(code, [screenOf(screen)])).toEqual(['t.never', 't.part.also'])
  })
})
