import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

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

it('a column more touches no test: builders alone spell the rows of the main tables', () => {
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
