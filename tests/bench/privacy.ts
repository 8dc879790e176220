import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/database/database.ts'
import { createChanges } from '../../server/platform/changes.ts'
import { findPerson } from '../../server/privacy/find-person.ts'
import { eraseWhatIsDue, getPrivacy } from '../../server/privacy/retention.ts'
import { ms, say } from './figures.ts'
import { end, fillFiveYears } from './five-years.ts'

const wanted = 1_000_000
const everyMs = 5

/** A million messages: a person looked for, and the first night that erases, while others wait. */
export async function benchPrivacy(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const path = join(folder, 'bench.db')
  await (await openDatabase(`file:${path}`)).close()
  const { communeId } = fillFiveYears(path, wanted)
  const database = await openDatabase(`file:${path}`)
  const { db } = database
  const clock = { now: () => end }
  const changes = createChanges(() => undefined)
  const deps = { database, db, clock, changes, mailer: null }
  try {
    await db
      .insertInto('privacy')
      .values({ communeId, months: 12, erasesFrom: 0, updatedAt: 0 })
      .execute()
    await watched('what is due, counted', () => getPrivacy(deps, communeId))
    await watched('a person looked for in every message', () =>
      findPerson(deps, communeId, 'nobody-of-that-name'),
    )
    const { due } = await getPrivacy(deps, communeId)
    say('messages that are due', due.toLocaleString('en'))
    await watched('erased', () => eraseWhatIsDue(deps, () => false))
    say('still due', String((await getPrivacy(deps, communeId)).due))
    await watched('the next night, with nothing due', () =>
      eraseWhatIsDue({ ...deps, clock: { now: () => end + 86_400_000 } }, () => false),
    )
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long it took, and how long the event loop kept others waiting meanwhile. */
async function watched(what: string, work: () => Promise<unknown>): Promise<void> {
  const stops: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    stops.push(now - last - everyMs)
    last = now
  }, everyMs)
  const began = performance.now()
  await work()
  say(what, ms(performance.now() - began))
  clearInterval(timer)
  stops.push(performance.now() - last - everyMs)
  say('… the longest that others waited', ms(Math.max(...stops)))
}
