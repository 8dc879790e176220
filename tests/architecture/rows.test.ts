import { spawn } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ended } from '../support/command.ts'

/** The tables that many tests write to. */
const tables = [
  'commune',
  'channel',
  'contact',
  'conversation',
  'message',
  'event',
  'post',
  'delivery',
]

/** Where a text writes a whole row by hand, by Kysely or by the store's own function. */
const byHand = new RegExp(
  tables
    .map(
      table =>
        `insertInto\\('${table}'\\)|\\binsert${table.replace(/^./, a => a.toUpperCase())}\\(`,
    )
    .join('|'),
  'g',
)

it('builders alone spell the rows of the main tables', () => {
  const tests = globSync('tests/**/*.test.ts').filter(path => !path.endsWith('rows.test.ts'))
  expect(tests.length).toBeGreaterThan(300)
  const found = tests.flatMap(path =>
    [...readFileSync(path, 'utf8').matchAll(byHand)].map(([what]) => `${path}: ${what}`),
  )
  expect(found).toEqual([])
})

it('knows a row that is written by hand', () => {
  const invented = "await db.insertInto('event').values(row)\nawait insertChannel(db, channel, 0)"
  expect(invented.match(byHand)).toEqual(["insertInto('event')", 'insertChannel('])
})

/** What people ask for and are shown, in `shapes`, that many tests have to do with. */
const shapes = [
  ...['eventNew', 'eventChangeNew', 'postNew', 'planStep', 'planNew', 'eventShape'],
  ...['channelNew', 'deliveryShape', 'messageShape', 'conversationLine', 'communeEdit'],
  ...['partnerNew', 'partnerShape', 'shareNew', 'shareShape', 'committeeNew', 'memberNew'],
  ...['proposalShape', 'mediaShape', 'personShape', 'personNew', 'setupRequest'],
  ...['replyNew', 'needsReplyOverrideNew', 'approvalRulesEdit'],
]

/** What each table and each of these shapes has besides, in the copy. */
const column = "madeUp: import('kysely').Generated<string>;"
const field = "madeUp: z.string().default(''),"

/** Invented tests that spell a shape, a row of a form and one of the database by hand. */
const wrong: Record<string, string> = {
  'event.test.ts': `import type { EventNew } from '../server/events/shapes-event.ts'
    export const wrong: EventNew = {} as Omit<EventNew, 'madeUp'>`,
  'channel.test.ts': `import type { ChannelNew } from '../server/channels/shapes-channel.ts'
    export const wrong: ChannelNew = {} as Omit<ChannelNew, 'madeUp'>`,
  'row.test.ts': `import type { Row } from '../server/database/schema.ts'
    export const wrong: Row<'event'> = {} as Omit<Row<'event'>, 'madeUp'>`,
}

/** Writes the house once more, with one field more in each table and in these shapes; says which. */
function grow(folder: string): { columns: number; shapes: ReadonlySet<string> } {
  const grown = { columns: 0, shapes: new Set<string>() }
  const paths = globSync(['server/**/*.ts', 'web/**/*.{ts,tsx}', 'migrations/*.ts'])
  for (const path of paths) {
    const isShapes = /^server\/[^/]+\/shapes[-./]/.test(path)
    const text = readFileSync(path, 'utf8')
      .replace(/^(?:export )?type \w+Table = \{/gm, all => {
        // An episode is reckoned whole: its store asks for every column.
        if (all.includes('EpisodeTable') || path === 'server/operation.ts') return all
        grown.columns++
        return `${all} ${column}`
      })
      .replace(/^(?:export )?const (\w+) = z\s*\.\w+\(\{/gm, (all, name) => {
        if (!isShapes || !shapes.includes(name)) return all
        grown.shapes.add(name)
        return `${all} ${field}`
      })
    cpSync(path, join(folder, path), { recursive: true })
    // What the product itself would have to say is not asked here, and is half of the work.
    writeFileSync(join(folder, path), path.endsWith('.d.ts') ? text : `// @ts-nocheck\n${text}`)
  }
  cpSync('tests', join(folder, 'tests'), { recursive: true })
  for (const [name, text] of Object.entries(wrong)) writeFileSync(join(folder, 'tests', name), text)
  const { compilerOptions: all } = JSON.parse(readFileSync('tsconfig.json', 'utf8'))
  const { compilerOptions: ofWeb } = JSON.parse(readFileSync('web/tsconfig.json', 'utf8'))
  const config = {
    compilerOptions: { ...all, ...ofWeb },
    include: ['tests', 'server/**/tables.ts', 'server/*/store.ts', 'web/*.d.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...config, exclude: [] }))
  return grown
}

/** Ten seconds of one processor, of which a busy machine gives little. */
const compiling = 1_200_000

it(
  'a column or a field more, with a default, touches no test',
  async () => {
    mkdirSync('node_modules/.cache', { recursive: true })
    const folder = mkdtempSync('node_modules/.cache/grown-')
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const grown = grow(folder)
    expect(grown.columns).toBeGreaterThan(60)
    expect([...grown.shapes].toSorted()).toEqual(shapes.toSorted())
    const tsc = ['node_modules/typescript/bin/tsc', '-p', folder, '--checkers', '1', '--noEmit']
    const { stdout } = await ended(spawn(process.execPath, [...tsc, '--noErrorTruncation']))
    // Servers' tests see the browser's types here; what misses the field says its name.
    const errors = stdout.split(/^(?=\S+\(\d+,\d+\): error)/m).filter(one => one.includes('madeUp'))
    const files = new Set(errors.map(one => one.slice(one.indexOf('tests/'), one.indexOf('('))))
    expect([...files].toSorted()).toEqual(
      Object.keys(wrong)
        .map(name => `tests/${name}`)
        .toSorted(),
    )
  },
  compiling,
)
