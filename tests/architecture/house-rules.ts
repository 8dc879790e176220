import type { Graph, Import } from './graph.ts'

/**
 * The capabilities, each of which may import those before it. A new one is a folder of `server`,
 * a line here and a line in `server/capabilities.ts`.
 */
const order = [
  'language',
  'database',
  'platform',
  'mail',
  'people',
  'backup',
  'hours',
  'messages',
  'channels',
  'alerts',
  'reply-times',
  'pictures',
  'inbox',
  'contact-form',
  'publishing',
  'events',
  'agenda',
  'open-data',
  'official-requests',
  'approval',
  'subscribers',
  'partners',
  'shares',
  'evidence',
  'event-import',
  'calendar',
  'warnings',
  'committees',
  'history-import',
  'digest',
  'webhooks',
  'privacy',
  'export',
  'set-up',
  'today',
  'help',
]

/** They own rows that every capability reads: their `store/` is open to those after them. */
const openStores = ['messages', 'people']

/** What a file is in the house: by its place, and by nothing else. */
type Room = {
  /** `rules`, `store`, `rows`, `shapes`, `routes`, `job`, `commands`, `index` and `use case` of a capability; else the part. */
  kind: string
  /** The capability, or the kind of channel; empty elsewhere. */
  owner: string
}

/** The parts outside the capabilities. The first whose files match is the file's. */
const parts: [kind: string, files: RegExp][] = [
  ['clock', /^server\/clock\.ts$/],
  ['settings', /^server\/settings(-[a-z]+)?\.ts$/],
  ['version', /^server\/version\.ts$/],
  ['deps', /^server\/deps\.ts$/],
  ['context', /^server\/context\.ts$/],
  ['capability', /^server\/capability\.ts$/],
  ['capabilities', /^server\/capabilities\.ts$/],
  ['operation', /^server\/operation\.ts$/],
  ['operations', /^server\/operations\.ts$/],
  ['main', /^server\/(start|main|build)\.ts$/],
  ['build', /^server\/(build-server|bundle)\.ts$/],
  ['frame', /^server\/http\/(app\.ts$|frame\/)/],
  ['http', /^server\/http\//],
  ['cli', /^server\/cli(\.ts$|\/)/],
  ['sandbox', /^server\/sandbox\//],
  ['registry', /^server\/connectors\/registry\.ts$/],
  ['port', /^server\/connectors\/[a-z-]+\.ts$/],
  ['port rules', /^server\/connectors\/rules\//],
  ['network', /^server\/connectors\/network\//],
  ['migrations', /^migrations\//],
  ['web', /^web\//],
]

/** Inside a capability, a folder or files whose names begin with it; what matches none is a use case. */
const rooms: [kind: string, files: RegExp][] = [
  // What is said is as pure as the rules that say it.
  ['rules', /^(rules(\.ts$|-[a-z-]+\.ts$|\/)|(sentences|mail-texts)\.ts$)/],
  ['store', /^store(\.ts$|-[a-z0-9-]+\.ts$|\/)/],
  // What a capability offers by HTTP is data over its shapes: who may read these may read it.
  ['shapes', /^(shapes(\.ts$|-[a-z-]+\.ts$|\/)|operations\.ts$)/],
  ['routes', /^routes(\.ts$|-[a-z-]+\.ts$|\/)/],
  ['job', /(^|\/)([a-z-]+-)?job\.ts$/],
  ['commands', /^commands(\.ts$|\/)/],
  ['index', /^index\.ts$/],
  // The part of its store that a capability opens to those after it, by name.
  ['rows', /^rows\.ts$/],
]

function roomOf(file: string): Room | undefined {
  const part = parts.find(([, files]) => files.test(file))
  if (part !== undefined) return { kind: part[0], owner: '' }
  const connector = /^server\/connectors\/([^/]+)\/.+/.exec(file)?.[1]
  if (connector !== undefined) return { kind: 'connector', owner: connector }
  const [, owner = '', rest = ''] = /^server\/([^/]+)\/(.+)$/.exec(file) ?? []
  if (!order.includes(owner)) return undefined
  // Words and dates have no rows and no network: the whole folder is rules.
  if (owner === 'language') return { kind: 'rules', owner }
  if (owner === 'database') return { kind: 'store', owner }
  return { kind: rooms.find(([, files]) => files.test(rest))?.[0] ?? 'use case', owner }
}

/**
 * Of one's own capability and of those before it. A leaf is imported by nobody: it is reached
 * through its capability's `index.ts`, which `server/capabilities.ts` alone reads.
 */
const within: Record<string, string[]> = {
  rules: ['rules'],
  store: ['rules', 'store', 'rows'],
  rows: ['store'],
  shapes: ['rules', 'shapes'],
  'use case': ['rules', 'store', 'rows', 'shapes', 'use case'],
  routes: ['rules', 'shapes', 'use case', 'routes'],
  job: ['rules', 'shapes', 'use case'],
  commands: ['rules', 'shapes', 'use case', 'commands'],
  index: ['use case', 'shapes', 'routes', 'job', 'commands'],
}

/** Outside the capabilities. */
const beyond: Record<string, { imports: string[]; types?: string[] }> = {
  rules: { imports: ['port rules'], types: ['port'] },
  store: { imports: ['migrations', 'port rules', 'version'], types: ['port'] },
  shapes: { imports: ['operation'] },
  'use case': { imports: ['port', 'port rules', 'version'], types: ['clock', 'deps'] },
  routes: { imports: ['http', 'version'], types: ['context'] },
  job: { imports: [], types: ['context'] },
  commands: { imports: ['cli', 'context', 'settings', 'version'] },
  index: { imports: [], types: ['capability', 'context'] },
  connector: { imports: ['network', 'port', 'port rules', 'rules'] },
  // What networks have in common: it serves connectors, and knows none.
  network: { imports: ['port', 'rules'] },
  port: { imports: ['rules', 'port rules'] },
  // What connectors, capabilities and screens must agree on; as pure as rules.
  'port rules': { imports: ['rules'] },
  registry: { imports: ['port', 'connector'] },
  // What use cases are given: types, and nothing that runs.
  deps: { imports: [], types: ['clock', 'port', 'store', 'use case'] },
  context: {
    imports: ['clock', 'registry', 'use case', 'store'],
    types: ['deps', 'port', 'settings'],
  },
  capability: { imports: [], types: ['context', 'http', 'cli', 'operation', 'use case'] },
  capabilities: { imports: ['index'], types: ['capability'] },
  operation: { imports: [], types: ['rules'] },
  operations: { imports: ['shapes', 'frame'] },
  // What routes use: of capabilities it runs rules alone, so that all of them may use it.
  http: { imports: ['rules', 'shapes'], types: ['context', 'operation', 'use case'] },
  // What the application is framed by.
  frame: {
    imports: ['capabilities', 'http', 'operations', 'rules', 'shapes', 'use case', 'version'],
    types: ['context', 'operation'],
  },
  cli: {
    imports: [
      'capabilities',
      'context',
      'operations',
      'rules',
      'shapes',
      'use case',
      'settings',
      'version',
    ],
    types: ['http', 'operation'],
  },
  main: { imports: ['capabilities', 'context', 'frame', 'settings', 'use case'] },
  // Makes of the server what is started; it runs where Vite is.
  build: { imports: [] },
  // It plays the networks: the program knows nothing of it, nor it of the program, but where a
  // person wants it to be.
  sandbox: { imports: ['clock', 'settings'] },
  web: {
    imports: ['port rules', 'rules'],
    types: ['operation', 'operations', 'http', 'port', 'shapes'],
  },
  clock: { imports: [] },
  settings: { imports: [] },
  version: { imports: [] },
  migrations: { imports: [] },
}

/** Absent: any. */
const packages: Record<string, RegExp> = {
  rules: /^$/,
  clock: /^$/,
  port: /^$/,
  'port rules': /^$/,
  network: /^zod$/,
  registry: /^$/,
  settings: /^(node:|zod$)/,
  version: /^(node:fs$|zod$)/,
  shapes: /^zod$/,
  operation: /^$/,
  operations: /^$/,
  store: /^(node:|kysely(\/|$)|better-sqlite3$|pg$|zod$)/,
  migrations: /^kysely(\/|$)/,
  connector: /^(node:(crypto|util|buffer)|zod$)/,
  routes: /^(node:|hono(\/|$)|@hono\/node-server(\/|$)|hono-openapi$|zod$)/,
  http: /^(node:|hono(\/|$)|@hono\/node-server(\/|$)|hono-openapi$|zod$)/,
  frame: /^(node:|hono(\/|$)|@hono\/node-server(\/|$)|hono-openapi$|zod$)/,
  job: /^node:/,
  commands: /^(node:|zod$)/,
  cli: /^(node:|hono$|pino$|zod$)/,
  web: /^(preact(\/|$)|preact-iso$|@preact\/signals$|lucide(\/|$)|chart\.js(\/|$)|uqr$|@zip\.js\/zip\.js(\/|$)|vite\/client$)/,
}
/** A network that speaks something else than HTTP: its connector brings what speaks it, and what opens it. */
const protocols: Record<string, RegExp> = {
  mailbox:
    /^(ical\.js$|imapflow$|nodemailer\/lib\/|oauth4webapi$|node:(net|dns\/promises|stream)$)/,
  sms: /^smpp$/,
}
const packageTypes: Record<string, RegExp> = { operation: /^zod$/, web: /^zod$/ }

/** One API serves several kinds of channel: none of them knows another, all may know it. */
const metaNetworks = ['facebook', 'instagram']
const sharedByMeta = 'meta'

/**
 * What `npm ci --omit=dev` leaves runnable finds its packages in `dependencies`. The screens are
 * built before, and the sandbox plays for developers: all three may use `devDependencies` too.
 */
const notInstalled = ['build', 'sandbox', 'web']

/** The names in package.json, by section. */
export type NamedPackages = {
  dependencies: readonly string[]
  devDependencies: readonly string[]
}

/** What of the graph breaks a rule of the house, one sentence each. */
export function brokenRules(
  graph: Graph,
  { dependencies, devDependencies }: NamedPackages,
): string[] {
  const broken: string[] = []
  const files = new Set(graph.files)
  for (const file of graph.files) {
    if (roomOf(file) === undefined) broken.push(`${file} belongs to no part of the house`)
  }
  for (const edge of graph.imports) {
    const from = roomOf(edge.from)
    const to = roomOf(edge.to)
    if (from === undefined || isStyle(edge.to)) continue
    if (to === undefined || !files.has(edge.to))
      broken.push(`${edge.from} imports ${edge.to}, which is no file of the house`)
    else if (!may(from, to, edge))
      broken.push(
        `${edge.from} (${nameOf(from)}) may not import ${edge.to} (${nameOf(to)})${edge.typeOnly ? ', not even its types' : ''}`,
      )
  }
  for (const { from, to, typeOnly } of graph.packages) {
    const { kind = '', owner = '' } = roomOf(from) ?? {}
    const isProtocol = kind === 'connector' && protocols[owner]?.test(to) === true
    const isType = typeOnly && packageTypes[kind]?.test(to) === true
    if (packages[kind]?.test(to) === false && !isType && !isProtocol)
      broken.push(`${from} (${kind}) may not import the package ${to}`)
    const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]
    if (to.startsWith('node:') || name === undefined || dependencies.includes(name)) continue
    if (!devDependencies.includes(name))
      broken.push(`${from} imports ${to}, which package.json does not name`)
    else if (!notInstalled.includes(kind))
      broken.push(`${from} imports ${to}, which an installation does not carry`)
  }
  for (const file of graph.clockReaders) {
    const isOurs = file.startsWith('server/') || file.startsWith('migrations/')
    if (isOurs && file !== 'server/clock.ts') broken.push(`${file} reads the wall clock`)
  }
  for (const file of graph.environmentReaders) {
    if (file !== 'server/settings.ts') broken.push(`${file} reads the environment`)
  }
  return [...new Set(broken)]
}

function may(from: Room, to: Room, edge: Import): boolean {
  const kinds = within[from.kind]
  if (from.owner !== '' && to.owner !== '' && kinds !== undefined && to.kind !== 'connector') {
    if (from.owner === to.owner) return kinds.includes(to.kind)
    if (order.indexOf(to.owner) > order.indexOf(from.owner)) return false
    if (to.kind === 'store') {
      const isOpen = to.owner === 'database' || openStores.includes(to.owner)
      return isOpen && kinds.includes('store')
    }
    // A leaf of another capability is no business of anybody's.
    return kinds.includes(to.kind) && ['rules', 'rows', 'shapes', 'use case'].includes(to.kind)
  }
  if (from.kind === to.kind && to.owner === '') return true
  if (from.kind === 'connector' && to.kind === 'connector')
    return (
      from.owner === to.owner || (to.owner === sharedByMeta && metaNetworks.includes(from.owner))
    )
  // A connector knows no capability, not even its rules.
  const isOfConnectors = ['connector', 'network', 'port', 'port rules'].includes(from.kind)
  if (isOfConnectors && to.kind === 'rules') return ['language', 'platform'].includes(to.owner)
  const part = beyond[from.kind]
  if (edge.typeOnly && part?.types?.includes(to.kind) === true) return true
  // Each kind is known by its index and nothing else of it.
  if (from.kind === 'registry' && to.kind === 'connector')
    return edge.to === `server/connectors/${to.owner}/index.ts`
  // What every web process needs is no capability, and its small tools serve connectors too.
  if (to.owner === 'platform' && to.kind === 'use case')
    return (
      ['connector', 'http', 'network', 'port'].includes(from.kind) ||
      part?.imports.includes('use case') === true
    )
  return part?.imports.includes(to.kind) === true
}

function nameOf({ kind, owner }: Room): string {
  return owner === '' ? kind : `${kind} of ${owner}`
}

function isStyle(file: string): boolean {
  return /\.(css|svg|png|woff2)$/.test(file)
}
