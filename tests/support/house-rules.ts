import type { Graph, Import } from './architecture.ts'

/** A part of the house: its files, what it may import of the house, and which packages. */
type Part = {
  name: string
  files: RegExp
  /** Of the other parts; its own files always. */
  imports: string[]
  /** Those of which only types may be imported. */
  types?: string[]
  /** Absent: any. */
  packages?: RegExp
  /** Those of which only types may be imported. */
  packageTypes?: RegExp
}

const none = /^$/
const anyNode = 'node:'

/** design/README.md, « Who may import whom ». The first part whose files match is the file's. */
export const parts: Part[] = [
  { name: 'domain', files: /^server\/domain\//, imports: [], packages: none },
  { name: 'shapes', files: /^server\/shapes\//, imports: ['domain'], packages: /^zod$/ },
  { name: 'clock', files: /^server\/clock\.ts$/, imports: [], packages: none },
  { name: 'settings', files: /^server\/settings\.ts$/, imports: [], packages: /^(node:|zod$)/ },
  {
    name: 'http-client',
    files: /^server\/http-(client|guarded)\.ts$/,
    imports: [],
    packages: /^(node:|undici$|ipaddr\.js$)/,
  },
  { name: 'migrations', files: /^migrations\//, imports: [], packages: /^kysely(\/|$)/ },
  {
    name: 'store',
    files: /^server\/store\//,
    imports: ['domain', 'migrations'],
    packages: /^(node:|kysely(\/|$)|better-sqlite3$|pg$|zod$)/,
  },
  {
    name: 'port',
    files: /^server\/connectors\/(connector|contents)\.ts$/,
    imports: ['domain', 'http-client'],
    packages: none,
  },
  {
    name: 'registry',
    files: /^server\/connectors\/registry\.ts$/,
    imports: ['port', 'connectors'],
    packages: none,
  },
  {
    name: 'connectors',
    files: /^server\/connectors\//,
    imports: ['domain', 'port', 'http-client'],
    packages: /^(node:(crypto|util|buffer)|zod$)/,
  },
  {
    name: 'services',
    files: /^server\/services\//,
    imports: ['domain', 'store', 'shapes', 'port', 'http-client'],
    types: ['clock'],
  },
  {
    name: 'context',
    files: /^server\/context\.ts$/,
    imports: ['clock', 'http-client', 'registry', 'services', 'store'],
    types: ['port', 'settings'],
  },
  {
    name: 'jobs',
    files: /^server\/jobs\//,
    imports: ['context', 'services', 'domain'],
    types: ['shapes'],
    packages: /^(node:|node-cron$)/,
  },
  {
    name: 'http',
    files: /^server\/http\//,
    imports: ['context', 'services', 'domain', 'shapes'],
    packages: /^(node:|hono(\/|$)|@hono\/node-server(\/|$)|hono-openapi$|zod$)/,
  },
  {
    name: 'cli',
    files: /^server\/cli(\.ts$|\/)/,
    imports: ['context', 'services', 'domain', 'shapes', 'settings'],
    packages: /^(node:|pino$|zod$)/,
  },
  {
    name: 'main',
    files: /^server\/(start|main|build-web)\.ts$/,
    imports: ['context', 'http', 'jobs', 'settings'],
  },
  // It plays the networks: the program knows nothing of it, nor it of the program.
  { name: 'sandbox', files: /^server\/sandbox\//, imports: ['clock'] },
  {
    name: 'web',
    files: /^web\//,
    imports: ['domain'],
    types: ['http', 'shapes'],
    packageTypes: /^zod$/,
    packages:
      /^(preact(\/|$)|preact-iso$|@preact\/signals$|lucide(\/|$)|chart\.js(\/|$)|vite\/client$)/,
  },
]

/** Starts the program as another process, and hands it the way to its tools. */
const handsOnEnvironment = 'server/sandbox/demo.ts'

/** What of the graph breaks a rule of the house, one sentence each. */
export function brokenRules(graph: Graph, dependencies: readonly string[]): string[] {
  const broken: string[] = []
  const files = new Set(graph.files)
  for (const file of graph.files) {
    if (partOf(file) === undefined) broken.push(`${file} belongs to no part of the house`)
  }
  for (const edge of graph.imports) {
    const from = partOf(edge.from)
    const to = partOf(edge.to)
    if (from === undefined || isStyle(edge.to)) continue
    if (to === undefined || !files.has(edge.to))
      broken.push(`${edge.from} imports ${edge.to}, which is no file of the house`)
    else if (!may(from, to, edge))
      broken.push(
        `${edge.from} (${from.name}) may not import ${edge.to} (${to.name})${edge.typeOnly ? ', not even its types' : ''}`,
      )
  }
  for (const { from, to, typeOnly } of graph.packages) {
    const part = partOf(from)
    const isType = typeOnly && part?.packageTypes?.test(to) === true
    if (part?.packages !== undefined && !part.packages.test(to) && !isType)
      broken.push(`${from} (${part.name}) may not import the package ${to}`)
    const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]
    if (!to.startsWith(anyNode) && name !== undefined && !dependencies.includes(name))
      broken.push(`${from} imports ${to}, which package.json does not name`)
  }
  for (const file of graph.clockReaders) {
    const isOurs = file.startsWith('server/') || file.startsWith('migrations/')
    if (isOurs && file !== 'server/clock.ts') broken.push(`${file} reads the wall clock`)
  }
  for (const file of graph.environmentReaders) {
    if (file !== 'server/settings.ts' && file !== handsOnEnvironment)
      broken.push(`${file} reads the environment`)
  }
  return [...new Set(broken)]
}

function partOf(file: string): Part | undefined {
  return parts.find(({ files }) => files.test(file))
}

function may(from: Part, to: Part, edge: Import): boolean {
  if (from === to) {
    const isOwn = folderOf(edge.from) === folderOf(edge.to)
    return from.name !== 'connectors' || isOwn || folderOf(edge.to) === sharedByMeta
  }
  if (edge.typeOnly && from.types?.includes(to.name)) return true
  // The registry knows each kind by its index and nothing else of it.
  if (from.name === 'registry' && to.name === 'connectors')
    return /^[^/]+\/[^/]+\/[^/]+\/index\.ts$/.test(edge.to)
  return from.imports.includes(to.name)
}

/** One API serves several kinds of channel: none of them knows another, all may know it. */
const sharedByMeta = 'server/connectors/graph'

/** The connector's own: `server/connectors/facebook`. */
function folderOf(file: string): string {
  return file.split('/').slice(0, 3).join('/')
}

function isStyle(file: string): boolean {
  return /\.(css|svg|png|woff2)$/.test(file)
}
