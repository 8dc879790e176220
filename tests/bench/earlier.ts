import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/database/database.ts'
import { findEarlierAnswers } from '../../server/inbox/answering/earlier-answers.ts'
import { testClock } from '../support/clock.ts'
import { writeAskedAgain, writeAskedBefore } from '../support/reply-times/asked-again.ts'
import { ms, quantile, say } from './figures.ts'
import { end } from './five-years.ts'
import { copyOf, filledDatabase, filledFile, keptPostgres } from './route-data.ts'

const communeId = 1
const channels = [1, 2, 3]
/** What is to be held, ms: a conversation that opens has it before somebody has read the question. */
const bar = 30

/**
 * How often an earlier answer is among the three that are proposed, of two hundred questions that are asked
 * again in other words over five years of a commune, and how long that takes, on both databases.
 */
export async function benchEarlier(messages = 1_000_000): Promise<void> {
  const file = await filledFile(messages)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-earlier-'))
  try {
    await measured('SQLite', messages, `file:${copyOf(file, folder)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const postgres = await keptPostgres()
  try {
    const name = await filledDatabase(postgres, messages)
    await postgres.drop('running')
    await measured('PostgreSQL', messages, await postgres.newDatabase('running', name))
    await postgres.drop('running')
  } finally {
    await postgres.stop()
  }
}

async function measured(database: string, messages: number, url: string): Promise<void> {
  const { db, close } = await openDatabase(url)
  const deps = { db, clock: testClock(end) }
  try {
    const before = await writeAskedBefore(db, communeId, channels, end)
    const again = await writeAskedAgain(db, communeId, 2, end)
    const took: number[] = []
    let right = 0
    let inVain = 0
    for (const {
      message,
      again: { isRight },
    } of again) {
      const began = performance.now()
      const found = await findEarlierAnswers(deps, communeId, message)
      took.push(performance.now() - began)
      if (isRight === null) inVain += found.length > 0 ? 1 : 0
      else {
        const answers = before.filter(isRight).map(({ answer }) => answer)
        right += found.some(({ text }) => answers.includes(text)) ? 1 : 0
      }
    }
    const asked = again.filter(one => one.again.isRight !== null).length
    const share = `${right}/${asked} ${((100 * right) / asked).toFixed(1)} %`
    say(`${database}, ${messages.toLocaleString('en')} messages: the right one of three`, share)
    say('  something where nobody asked that before', `${inVain}/${again.length - asked}`)
    say('  a question, p50', ms(quantile(took, 0.5)))
    say('  a question, p99', ms(quantile(took, 0.99)))
    if (quantile(took, 0.5) > bar) process.exitCode = 1
  } finally {
    await close()
  }
}
