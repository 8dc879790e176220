import { setTimeout as sleep } from 'node:timers/promises'
import { secretsSubject } from '../../server/channels/call.ts'
import { openDatabase } from '../../server/database/database.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { createChanges } from '../../server/platform/changes.ts'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { resumeChannel } from '../../server/publishing/publishable-channels.ts'
import { moveDelivery } from '../../server/publishing/store/move-deliveries.ts'
import { insertPages, insertPlanned, type Planned } from '../support/planned.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Task, Trouble } from './child.ts'
import { startStormNetwork } from './network.ts'
import { meddleWith } from './outside.ts'
import { fakeServer, type Start } from './servers.ts'
import { countsOf, whatIsWrong } from './truth.ts'
import { createWorker } from './workers.ts'

export type StormOptions = {
  /** A file's or a server's, empty. */
  databaseUrl: string
  workers: number
  /** How many faults there must be at least. */
  faults: number
  seed: number
  /** What stands behind the line; ours unless told. */
  start?: Start
  /** 16 unless told. */
  channels?: number
  /** How many posts are planned in a round, at most: fewer where each costs a slow server much. */
  atOnce?: number
}

export type StormResult = {
  deliveries: number
  posts: number
  /** How often each kind of fault came. */
  faults: Map<string, number>
  /** How many rows ended in each state. */
  states: Map<string, number>
  /** What is not as it must be; empty: nothing was lost, and nothing sent twice. */
  wrong: string[]
}

const SECOND = 1000
const firstInstant = Date.parse('2026-06-02T08:00:00Z')
/** What goes wrong in a worker itself, each round. */
const troubles: Record<Trouble, number> = {
  none: 12,
  'killed before a statement': 1,
  'killed before a commit': 1,
  'killed after a commit': 1,
  'statement refused': 2,
  'commit refused': 2,
  'answer to a commit lost': 2,
  'disk full': 1,
}
/** What somebody else does meanwhile. */
const meddling = { none: 8, 'database locked': 1, 'connections cut': 1, 'killed at any time': 1 }
/** How far the clock moves on between two rounds, s: leases and waits run out, or not yet. */
const steps = { '1': 3, '20': 3, '31': 4, '46': 4, '300': 1, '4000': 0.2 }

/**
 * Workers, each a process of its own, deliver over HTTP while they are killed, the network goes
 * wrong and the database refuses; then the weather clears, and what is left is brought to its end.
 * The clock stands still while they work and moves on when nothing is under way.
 */
export async function runStorm(options: StormOptions): Promise<StormResult> {
  const { channels = 16, atOnce = Math.min(40, options.faults) } = options
  const chance = chanceOf(options.seed)
  const faults = new Map<string, number>()
  const count = (fault: string) => void faults.set(fault, (faults.get(fault) ?? 0) + 1)
  let now = firstInstant
  let planned = 0
  const server = await (options.start ?? fakeServer)(() => now, channels)
  const network = await startStormNetwork({
    server,
    chance,
    count,
    kill: async pid => await workers.find(worker => worker.pid() === pid)?.kill(),
  })
  const database = await openDatabase(options.databaseUrl)
  const { db } = database
  const publicUrl = server.picture?.publicUrl ?? 'http://127.0.0.1:3000'
  const outside = await meddleWith(options.databaseUrl, chance)
  const workers = Array.from({ length: options.workers }, () =>
    createWorker<Task>('storm', outside.workerUrl, network.address, publicUrl),
  )
  const pages = Array.from({ length: channels }, (_, n) => `page${n}`)
  const box = createSecretBox(Buffer.alloc(32, 7))
  const { communeId, channelIds } = await insertPages(db, box, server.connector, pages)
  for (const [n, id] of channelIds.entries()) {
    const config = JSON.stringify(server.configOf(n, network.address))
    const secrets = box.seal(server.secretsOf(n), secretsSubject(id))
    await db.updateTable('channel').set({ config, secrets }).where('id', '=', id).execute()
  }

  const picture =
    server.picture === undefined
      ? null
      : await addMedia(
          { db, clock: { now: () => now } },
          { communeId },
          { bytes: server.picture.bytes, alt: 'Une affiche' },
        )

  async function planSome(): Promise<void> {
    const posts = Array.from({ length: 1 + chance.below(atOnce) }, (): Planned => {
      planned += 1
      return {
        communeId,
        channelId: channelIds[chance.below(channels)] ?? 0,
        text: `Texte ${planned}`,
        key: `key-${planned}`,
        dueAt: now + chance.below(20) * SECOND,
        lateRule: chance.of({ publish: 6, ask: 1, miss: 1 }),
        ...(server.takesEvents && { announced: true }),
        ...(picture && { mediaId: picture.id }),
      }
    })
    await db.transaction().execute(inside => insertPlanned(inside, posts))
  }

  /** All of them, side by side, until each is through or gone, and nobody asks any more. */
  async function work(troubleOf: () => Trouble): Promise<void> {
    await Promise.all(
      workers.map(async worker => {
        const task = taskOf(now, troubleOf(), chance)
        const end = await worker.work(task)
        if (end.happened) count(task.trouble)
      }),
    )
    await network.settle()
  }

  async function meddle(): Promise<void> {
    const what = chance.of(meddling)
    if (what === 'none' || (what === 'connections cut' && outside.cut === null)) return
    count(what)
    if (what === 'database locked') return await outside.lock()
    if (what === 'connections cut') return await outside.cut?.()
    await sleep(chance.below(150))
    await workers[chance.below(workers.length)]?.kill()
  }

  /** A person cancels what is to come. */
  async function cancelOne(): Promise<void> {
    const row = await db
      .selectFrom('delivery')
      .select(['id', 'nextAt'])
      .where('state', '=', 'scheduled')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return
    const guard = { state: 'scheduled', nextAt: row.nextAt } as const
    await moveDelivery(db, row.id, guard, { state: 'cancelled', nextAt: null })
  }

  /** A person connects anew what was paused. */
  async function resumeAll(): Promise<void> {
    await db.updateTable('channel').set({ state: 'active', stateReason: null }).execute()
    await resumeChannel({ db, changes: createChanges(() => undefined) })
  }

  async function clearUp(): Promise<void> {
    network.faultRate = 0
    await resumeAll()
    for (let next: number | null = now; next !== null; next = await nextDueAt(db)) {
      now = Math.max(now + 1, next)
      await work(() => 'none')
    }
  }

  try {
    network.faultRate = 0.5
    while ([...faults.values()].reduce((sum, n) => sum + n, 0) < options.faults) {
      await planSome()
      await Promise.all([work(() => chance.of(troubles)), meddle()])
      if (chance.is(0.1)) await cancelOne()
      if (chance.is(0.3)) await resumeAll()
      now += Number(chance.of(steps)) * SECOND
    }
    await clearUp()
    const rows = await db.selectFrom('delivery').selectAll().execute()
    const posts = await server.posts()
    const lost = rows.length === planned ? [] : [`${planned - rows.length} rows were lost`]
    return {
      deliveries: rows.length,
      posts: posts.length,
      faults,
      states: countsOf(rows.map(({ state }) => state)),
      wrong: [...lost, ...whatIsWrong(rows, posts)],
    }
  } finally {
    await Promise.all(workers.map(worker => worker.kill()))
    await network.close()
    await server.close()
    await outside.close()
    await database.close()
  }
}

function taskOf(now: number, trouble: Trouble, chance: Chance): Task {
  return { now, trouble, at: 1 + chance.below(trouble.includes('commit') ? 12 : 60) }
}
