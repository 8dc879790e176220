import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { pino } from 'pino'
import { kit } from '../../server/connectors/own/kit.ts'
import { newsletter } from '../../server/connectors/own/newsletter.ts'
import { push } from '../../server/connectors/own/push.ts'
import { createContext } from '../../server/context.ts'
import type { Db } from '../../server/database/database.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { aFeed, aFeedItem } from '../support/builders/calendar.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { addCommune, HOUR, morning } from '../support/publishing.ts'
import { quietSettings } from '../support/settings.ts'
import { type Act, actOn } from './acts.ts'
import type { MortalTask } from './mortal-child.ts'
import { createWorker } from './workers.ts'

export type ActKillResult = { deaths: number; undone: number; wrong: string[] }

const open = (path: string) =>
  createContext(quietSettings({ databaseUrl: `file:${path}`, dataDir: '.' }), {
    clock: testClock(morning),
    connectors: { push, newsletter, ...kit },
    log: pino({ level: 'silent' }),
  })

/**
 * A Tambour is killed before each statement of what one button does. All of it is to have happened, or
 * nothing; who presses again has it once, or is told that it was done.
 * @param folder where a database may be made for each death
 */
export async function runActKills(act: Act['act'], folder: string): Promise<ActKillResult> {
  const before = `${folder}/${act}.db`
  const about = await prepare(before, act)
  const worker = createWorker<MortalTask>('mortal')
  const result: ActKillResult = { deaths: 0, undone: 0, wrong: [] }

  /** Presses in a database of its own, dies there, and presses again. */
  async function pressAt(at: number) {
    const path = `${folder}/${randomUUID()}.db`
    copyFileSync(before, path)
    const trouble = at === 0 ? 'none' : 'killed before a statement'
    const task = { does: 'act', ...about, databaseUrl: `file:${path}`, now: morning } as const
    const said = await worker.work({ ...task, trouble, at })
    const context = await open(path)
    const left = await keptOf(context.db)
    const again = await actOn(context, about).then(
      () => 'done' as const,
      error => {
        if (error instanceof Refusal) return 'refused' as const
        throw error
      },
    )
    const kept = await keptOf(context.db)
    await context.close()
    return { said, left, again, kept }
  }

  try {
    const first = await open(before)
    const nothing = await keptOf(first.db)
    await first.close()
    const calm = await pressAt(0)
    if (calm.said.seen === undefined) throw new Error('it dies by itself')
    if (calm.left === nothing) result.wrong.push('it does nothing')
    if (calm.again !== 'refused') result.wrong.push('it is done twice')
    for (let at = 1; at <= calm.said.seen; at++) {
      const { said, left, again, kept } = await pressAt(at)
      if (said.happened) result.deaths++
      if (left === nothing) result.undone++
      if (left !== nothing && left !== calm.left) result.wrong.push(`${at}: half of it is done`)
      if ((again === 'done') !== (left === nothing)) result.wrong.push(`${at}: again ${again}`)
      if (kept !== calm.kept) result.wrong.push(`${at}: pressed again, it is not as it should be`)
    }
    return result
  } finally {
    await worker.kill()
  }
}

/** Something is due by hand, an article and a vigilance are offered; for `lift` a warning was sent. */
async function prepare(path: string, act: Act['act']): Promise<Act> {
  const context = await open(path)
  const { db } = context
  const communeId = await addCommune(context)
  const board = await aChannel(context, communeId, {
    ...{ connector: 'panneaupocket', name: 'PanneauPocket', receives: 0, config: {} },
  })
  const letters = await aTheme(context, communeId, 'Alertes', 'newsletter')
  await aSubscriber(context, communeId, { themes: [letters.id] })
  const channels = [board.id, letters.id]
  const post = await aPost(db, communeId, { text: 'Le loto est samedi.' })
  const due = await aDelivery(db, post, board.id, { state: 'due', dueAt: morning, nextAt: null })
  const school = await aFeed(db, communeId, { name: 'École', use: 'items' })
  const article = await aFeedItem(db, school.id, { at: morning })
  const url = 'https://mf.example/#51'
  const weather = await aFeed(db, communeId, { name: 'Météo-France', use: 'vigilance', url })
  const wind = { title: 'Vigilance orange, vent violent', topic: 'storm', at: morning } as const
  const vigilance = await aFeedItem(db, weather.id, { ...wind, until: morning + 9 * HOUR })
  let subject = { done: due.id, relay: article.id, warn: vigilance.id, lift: 0 }[act]
  if (act === 'lift') {
    await actOn(context, { act: 'warn', communeId, subject: vigilance.id, channels })
    const sent = await db.selectFrom('warning').select('postId').executeTakeFirstOrThrow()
    subject = sent.postId
  }
  await context.close()
  return { act, communeId, subject, channels: act === 'relay' ? [board.id] : channels }
}

/** All that a press can change, without what is drawn by lot. */
async function keptOf(db: Db): Promise<string> {
  const tables = {
    deliveries: await db
      .selectFrom('delivery')
      .select(['id', 'channelId', 'state', 'wanted', 'nextAt', 'readers', 'url', 'validUntil'])
      .orderBy('id')
      .execute(),
    posts: await db.selectFrom('post').select(['id', 'kind', 'text']).orderBy('id').execute(),
    attempts: await db.selectFrom('deliveryAttempt').select(['deliveryId', 'outcome']).execute(),
    warnings: await db.selectFrom('warning').selectAll().execute(),
    items: await db
      .selectFrom('feedItem')
      .select(['id', 'state', 'postId'])
      .orderBy('id')
      .execute(),
    journal: await db.selectFrom('journal').select(['action', 'subject']).orderBy('id').execute(),
    mails: await db.selectFrom('mail').select(['kind', 'subject', 'recipient']).execute(),
  }
  return JSON.stringify(tables)
}
