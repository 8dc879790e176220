import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/** A function of more lines holds several. */
const mostOfFunction = 100
/** And a file of more two subjects. */
const mostOfFile = 300

const longFiles = (files: readonly { path: string; text: string }[]) =>
  files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    return lines > mostOfFile ? [`${path}: ${lines} lines`] : []
  })

type Node = { type: string; start: number; end: number }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

const isFunction = ({ type }: Node) => /Function/.test(type) && !type.startsWith('TS')

/** The functions in it, whatever is shorter than one may be left out unread. */
function functionsIn(text: string, value: unknown, least: number): Node[] {
  if (typeof value !== 'object' || value === null) return []
  const isHere = isNode(value)
  if (isHere && linesOf(text, value) < least) return []
  const inside = Object.values(value).flatMap(part => functionsIn(text, part, least))
  return isHere && isFunction(value) ? [value, ...inside] : inside
}

/** The lines of what is data in a function: the literals in which no function stands. */
function dataLinesIn(text: string, value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const isLiteral = isNode(value) && /^(Array|Object)Expression$/.test(value.type)
  if (isLiteral && functionsIn(text, value, 0).length === 0) return linesOf(text, value)
  return Object.values(value).reduce((sum: number, part) => sum + dataLinesIn(text, part), 0)
}

/** From the first line to the last, without the first. */
const linesOf = (text: string, { start, end }: Node) =>
  text.slice(start, end).split('\n').length - 1

/** Each function of more than a hundred lines, tables of data apart: where it begins, and how long it is. */
function longFunctions(path: string, text: string): string[] {
  // A file as short as that has none, and to parse is most of the work.
  if (text.split('\n').length <= mostOfFunction) return []
  const { program } = parseSync(path, text)
  return functionsIn(text, program, mostOfFunction).flatMap(node => {
    const lines = linesOf(text, node) + 1 - dataLinesIn(text, node)
    const at = text.slice(0, node.start).split('\n').length
    return lines > mostOfFunction ? [`${path}:${at}: ${lines} lines`] : []
  })
}

describe('the house', () => {
  const house = globSync(['server/**/*.ts', 'web/**/*.{ts,tsx,css}', 'migrations/**/*.ts'], {
    exclude: file => file.includes('node_modules'),
  }).map(path => ({ path, text: readFileSync(path, 'utf8') }))

  it('has no file of more than three hundred lines', () => {
    expect(longFiles(house)).toEqual([])
    const [found] = longFiles([{ path: 'web/a.ts', text: 'b()\n'.repeat(301) }])
    expect(found).toBe('web/a.ts: 301 lines')
  })

  it('has no function of more than a hundred lines, tables of data apart', () => {
    expect(house.length).toBeGreaterThan(1_000)
    // Routes of a played network are a table too, of functions.
    const apart = /^server\/sandbox\//
    const own = house.filter(({ path }) => !apart.test(path) && !path.endsWith('.css'))
    expect(own.flatMap(({ path, text }) => longFunctions(path, text))).toEqual([])
  })
})

describe('an invented function', () => {
  const lines = (count: number, line: string) => `${line}\n`.repeat(count)

  it.each([
    ['too long', `function a() {\n${lines(99, 'b()')}}`],
    ['too long as an arrow', `const a = () => {\n${lines(99, 'b()')}}`],
    ['too long as a component', `function A() { return <p>\n${lines(99, '<b />')}</p>}`],
    ['that gives too many functions', `const a = () => ({\n${lines(99, 'b: () => 1,')}})`],
    ['too long by those in it', `function a() {\n${lines(50, 'function b() {\n}')}}`],
  ])('%s is found', (_, text) => {
    expect(longFunctions('web/a.tsx', text)).toHaveLength(1)
  })

  it.each([
    ['of a hundred lines', `function a() {\n${lines(98, 'b()')}}`],
    ['that gives a table', `const a = () => ({\n${lines(200, "b: 'c',")}})`],
    ['that writes one', `function a() {\n${lines(90, 'b()')}d([\n${lines(50, '[1, 2],')}])\n}`],
  ])('%s is not', (_, text) => {
    expect(longFunctions('web/a.tsx', text)).toEqual([])
  })
})
