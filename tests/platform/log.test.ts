import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createLog, logEvents } from '../../server/platform/log.ts'
import { openTestDatabase } from '../support/database/databases.ts'

/** A log that is written to the end, and its lines. */
function aLog() {
  const lines: string[] = []
  return { log: createLog('info', { write: (line: string) => void lines.push(line) }), lines }
}

/** What somebody wrote to their mairie. */
const words = 'Ma voisine boit, ne le dites pas'

async function failureOf(act: () => unknown): Promise<unknown> {
  try {
    await act()
  } catch (error) {
    return error
  }
  throw new Error('it went well')
}

it('writes one line of JSON for each event, with its name, its level and its time', () => {
  const { log, lines } = aLog()
  log.info({ channel: 3 }, 'listening')
  log.warn(new Error('no', { cause: new TypeError('why') }), 'poll-failed')
  log.error({ err: new Error('no'), delivery: 7 }, 'delivery-failed')
  const said = lines.map(line => JSON.parse(line))
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  const stack = expect.stringMatching(/^ +at /)
  const cause = { type: 'TypeError', message: 'why', stack }
  expect(said).toEqual([
    { level: 'info', time, event: 'listening', channel: 3 },
    {
      level: 'warn',
      time,
      event: 'poll-failed',
      err: { type: 'Error', message: 'no', stack, cause },
    },
    { level: 'error', time, event: 'delivery-failed', delivery: 7, err: expect.anything() },
  ])
  for (const line of lines) expect(line.match(/"event":/g)).toHaveLength(1)
})

it('takes no name that is not of the list', () => {
  const { log } = aLog()
  // @ts-expect-error: it would be in no table
  log.info({}, 'something-else')
  expect(logEvents).not.toContain('something-else')
})

it('has each name in the table that people read, and somewhere in the server', () => {
  const told = [...readFileSync('docs/operating.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)]
  expect(told.map(([, name = '']) => name).sort()).toEqual([...logEvents].sort())
  const files = globSync('server/**/*.ts').filter(file => file !== 'server/platform/log.ts')
  const source = files.map(file => readFileSync(file, 'utf8')).join()
  for (const name of logEvents) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(source).toContain(`'${name}'`)
  }
})

it('writes nothing that people wrote, whoever quotes it, and no secret', async () => {
  const { log, lines } = aLog()
  const { db } = await openTestDatabase('postgres')
  const refused = [
    // The database tells the row that it refuses, and what is no number.
    sql`insert into commune (name) values (${words})`,
    sql`select cast(${words} as text)::integer`,
  ]
  // One after the other: what fails before anybody waits for it ends the run.
  for (const query of refused) {
    log.error(await failureOf(() => query.execute(db)), 'request-failed')
  }
  const unread = await failureOf(() => JSON.parse(`{"text": ${words}}`))
  log.error({ err: new Error('no answer', { cause: unread }) }, 'poll-failed')
  log.warn(words, 'reading-not-noted')
  const secrets = { token: 'EAAB', password: 'sésame', secrets: { key: 'abc' } }
  log.info({ ...secrets, authorization: 'Bearer tmb', channel: secrets }, 'request')
  const said = lines.join()
  expect(lines).toHaveLength(5)
  expect(said).toContain('violates not-null constraint')
  for (const secret of ['voisine', 'EAAB', 'sésame', 'abc', 'tmb']) {
    expect(said).not.toContain(secret)
  }
})
