import { posix } from 'node:path'
import { parseSync } from 'vite'

/** One file: its path from the repository's root, and what it holds. */
export type Source = { path: string; text: string }

/** `typeOnly`: nothing of it remains when the program runs. */
export type Import = { from: string; to: string; typeOnly: boolean }

export type Graph = {
  files: string[]
  /** Between the files; `to` is a path. */
  imports: Import[]
  /** Of packages and of Node's own modules; `to` is their name. */
  packages: Import[]
  /** What reads the wall clock, and what reads the environment. */
  clockReaders: string[]
  environmentReaders: string[]
}

export function graphOf(sources: Source[]): Graph {
  const graph: Graph = {
    files: sources.map(({ path }) => path),
    imports: [],
    packages: [],
    clockReaders: [],
    environmentReaders: [],
  }
  for (const { path, text } of sources) {
    const { program, module, errors } = parseSync(path, text)
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
    const add = (request: string, typeOnly: boolean) => {
      const isFile = request.startsWith('.')
      const to = isFile ? posix.join(posix.dirname(path), request) : request
      const list = isFile ? graph.imports : graph.packages
      list.push({ from: path, to, typeOnly })
    }
    for (const { moduleRequest, entries } of module.staticImports) {
      add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType))
    }
    for (const { entries } of module.staticExports) {
      for (const { moduleRequest, isType } of entries) {
        if (moduleRequest) add(moduleRequest.value, isType)
      }
    }
    walk(program, node => {
      const request = textIn(node.source)
      if (node.type === 'ImportExpression' && request !== null) add(request, false)
      if (node.type === 'TSImportType' && request !== null) add(request, true)
      if (readsClock(node)) graph.clockReaders.push(path)
      if (readsEnvironment(node)) graph.environmentReaders.push(path)
    })
  }
  return graph
}

/**
 * Groups of files that import each other in a circle, types included: each group once, sorted.
 * Tarjan, "Depth-first search and linear graph algorithms" (1972).
 */
export function cyclesOf({ files, imports }: Pick<Graph, 'files' | 'imports'>): string[][] {
  const next = Map.groupBy(imports, ({ from }) => from)
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const cycles: string[][] = []
  const visit = (file: string): number => {
    const mine = order.size
    let lowest = mine
    order.set(file, mine)
    stack.push(file)
    for (const { to } of next.get(file) ?? []) {
      if (!order.has(to)) lowest = Math.min(lowest, visit(to))
      else if (stack.includes(to)) lowest = Math.min(lowest, order.get(to) ?? mine)
    }
    low.set(file, lowest)
    if (lowest === mine) {
      const group = stack.splice(stack.indexOf(file))
      const self = imports.some(({ from, to }) => from === file && to === file)
      if (group.length > 1 || self) cycles.push(group.toSorted())
    }
    return lowest
  }
  for (const file of files) if (!order.has(file)) visit(file)
  return cycles
}

type Node = Record<string, unknown>

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  else if (typeof value === 'object' && value !== null) {
    const node: Node = { ...value }
    if (typeof node.type === 'string') visit(node)
    for (const child of Object.values(node)) walk(child, visit)
  }
}

function nodeIn(value: unknown): Node {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textIn(value: unknown): string | null {
  const text = nodeIn(value).value
  return typeof text === 'string' ? text : null
}

/** `name`, or `['name']` of a member. */
const isName = (value: unknown, name: string) =>
  nodeIn(value).name === name || nodeIn(value).value === name

/** `Date.now`, `new Date()`, `Date()` or `Temporal.Now`. */
function readsClock(node: Node): boolean {
  if (node.type === 'MemberExpression') {
    return (
      (isName(node.object, 'Date') && isName(node.property, 'now')) ||
      (isName(node.object, 'Temporal') && isName(node.property, 'Now'))
    )
  }
  const called = node.type === 'NewExpression' || node.type === 'CallExpression'
  const given = Array.isArray(node.arguments) ? node.arguments.length : 0
  return called && isName(node.callee, 'Date') && given === 0
}

/** `process.env`, or `env` out of `node:process`. */
function readsEnvironment(node: Node): boolean {
  if (node.type === 'MemberExpression') {
    return isName(node.object, 'process') && isName(node.property, 'env')
  }
  return node.type === 'ImportDeclaration' && textIn(node.source) === 'node:process'
}
