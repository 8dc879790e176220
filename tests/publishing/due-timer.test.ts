import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Context } from '../../server/context.ts'
import { createDueTimer } from '../../server/publishing/job.ts'
import {
  addChannel,
  deliveryOf,
  MINUTE,
  morning,
  plan,
  publishingWorld,
} from '../support/publishing.ts'
import { runTimers } from '../support/timers.ts'

const HOUR = 60 * MINUTE

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: morning,
  })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A world whose clock runs with the timers, unless a test moves one of them alone. */
async function aWorld() {
  const world = await publishingWorld()
  const channel = await addChannel(world, 'village')
  return {
    ...world,
    channel,
    async pass(ms: number) {
      // In steps, as a clock and a timer run side by side.
      for (let left = ms; left > 0; ) {
        const step = Math.min(left, 1000)
        world.clock.advance(step)
        await runTimers(step)
        left -= step
      }
    },
  }
}

function startTimer(context: Context) {
  const timer = createDueTimer(context)
  timer.start()
  onTestFinished(() => timer.stop())
  return timer
}

/** Lets everything happen that needs no time. */
const nextTurn = () => runTimers(0)

describe('the due-timer', () => {
  it('leaves at the millisecond, not before', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning + 7 * MINUTE + 123)
    startTimer(world.context)
    await world.pass(7 * MINUTE + 122)
    expect(world.network.calls.publish).toHaveLength(0)
    await world.pass(1)
    expect(world.network.posts.map(post => post.at)).toEqual([morning + 7 * MINUTE + 123])
  })

  it('sends at once what is due when it starts', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning)
    startTimer(world.context)
    await nextTurn()
    expect(world.network.posts).toHaveLength(1)
  })

  it('is woken by what is planned here while it sleeps', async () => {
    const world = await aWorld()
    startTimer(world.context)
    await world.pass(10_000)
    await plan(world, [world.channel], morning + 15_000)
    await world.pass(4_999)
    expect(world.network.posts).toHaveLength(0)
    await world.pass(1)
    expect(world.network.posts).toHaveLength(1)
  })

  it('is woken by what another process planned', async () => {
    const world = await aWorld()
    startTimer(world.context)
    await world.pass(5_000)
    await plan(
      { ...world, context: { ...world.context, changes: deaf } },
      [world.channel],
      morning + 6_000,
    )
    await world.pass(2_000)
    expect(world.network.posts).toHaveLength(0)
    world.context.changes.tell(null, 'deliveries')
    await nextTurn()
    expect(world.network.posts).toHaveLength(1)
  })

  it('finds within a minute what nobody told it', async () => {
    const world = await aWorld()
    startTimer(world.context)
    await world.pass(5_000)
    await plan(
      { ...world, context: { ...world.context, changes: deaf } },
      [world.channel],
      morning + 6_000,
    )
    await world.pass(55_000)
    expect(world.network.posts).toHaveLength(1)
  })

  it('survives a clock that jumps ahead, and a laptop that slept', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning + 5 * HOUR, { lateRule: 'publish' })
    startTimer(world.context)
    await world.pass(1_000)
    world.clock.advance(6 * HOUR)
    await runTimers(59_000)
    expect(world.network.posts).toHaveLength(1)
  })

  it('finds, after a laptop slept, what to say late and what no longer', async () => {
    const world = await aWorld()
    const rules = ['publish', 'ask', 'miss'] as const
    const ids: number[] = []
    for (const lateRule of rules) {
      const at = morning + HOUR
      ids.push(...(await plan(world, [world.channel], at, { lateRule, text: lateRule })))
    }
    const [later = 0] = await plan(world, [world.channel], morning + 5 * HOUR, { text: 'après' })
    startTimer(world.context)
    await world.pass(1_000)
    // Asleep, neither runs; awake, the timers go on where they were, and the clock is right.
    world.clock.advance(4 * HOUR)
    await world.pass(60_000)
    const rows = await Promise.all([...ids, later].map(id => deliveryOf(world, id)))
    expect(rows.map(({ state }) => state)).toEqual(['verified', 'missed', 'missed', 'scheduled'])
    await world.pass(HOUR)
    expect(world.network.posts.map(post => post.text)).toEqual(['publish', 'après'])
  })

  it('sends nothing twice and nothing early when the clock is put back', async () => {
    const world = await aWorld()
    const [id = 0] = await plan(world, [world.channel], morning + 10_000, { text: 'un' })
    await plan(world, [world.channel], morning + 20_000, { text: 'deux' })
    world.network.onVerify.push('not-yet')
    startTimer(world.context)
    await world.pass(10_000)
    world.clock.advance(-HOUR)
    await world.pass(HOUR + 9_000)
    expect(world.network.posts.map(post => post.text)).toEqual(['un'])
    await world.pass(1_000)
    expect(world.network.posts.map(post => post.text)).toEqual(['un', 'deux'])
    await world.pass(10_000)
    expect((await deliveryOf(world, id)).state).toBe('verified')
  })

  it('does not rest for an hour when the clock is put back after an error', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning + 1_000)
    const disk = failing()
    startTimer({ ...world.context, db: world.context.db.withPlugin(disk.plugin) })
    await nextTurn()
    disk.readable = true
    disk.full = true
    await world.pass(1_000)
    expect(disk.refused).toBeGreaterThan(0)
    disk.full = false
    world.clock.advance(-HOUR)
    await plan(world, [world.channel], morning - HOUR + 5_000, { text: 'avant' })
    await world.pass(60_000)
    expect(world.network.posts.map(post => post.text)).toEqual(['avant'])
  })

  it('sleeps again when it wakes before the time, however often', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning + 2_000)
    startTimer(world.context)
    await nextTurn()
    // The timers run, the clock is set back.
    world.clock.set(morning - 10_000)
    await runTimers(11_999)
    expect(world.network.posts).toHaveLength(0)
    world.clock.set(morning + 2_000)
    await runTimers(60_000)
    expect(world.network.posts).toHaveLength(1)
  })

  it('waits for a date far beyond what a timer can count', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning + 400 * 24 * HOUR)
    startTimer(world.context)
    await world.pass(10 * MINUTE)
    expect(world.network.calls.publish).toHaveLength(0)
  })

  it('comes back by itself for a retry and for a reading back', async () => {
    const world = await aWorld()
    const [id = 0] = await plan(world, [world.channel], morning + 1_000)
    world.network.onPublish.push('throttle')
    world.network.throttleMs = 90_000
    world.network.onVerify.push('not-yet')
    startTimer(world.context)
    await world.pass(120_000)
    expect((await deliveryOf(world, id)).state).toBe('verified')
  })

  it('keeps no channel waiting for another that does not answer, and does not spin', async () => {
    const world = await aWorld()
    const other = await addChannel(world, 'autre')
    await plan(world, [world.channel], morning, { text: 'un' })
    await plan(world, [world.channel], morning + 1_000, { text: 'deux' })
    await plan(world, [other], morning + 2_000, { text: 'ailleurs' })
    let answer: () => void = () => undefined
    const held = new Promise<void>(resolve => {
      answer = resolve
    })
    world.network.before = page => (page === 'village' ? held : undefined)
    const queries = counting()
    startTimer({ ...world.context, db: world.context.db.withPlugin(queries.plugin) })
    await world.pass(2_000)
    expect(world.network.posts.map(post => post.text)).toEqual(['ailleurs'])
    // What is out there is read back a little later, since something is being sent still.
    await world.pass(4_000)
    expect(world.network.calls.verify).toEqual(['autre'])
    const before = queries.count()
    await world.pass(9_000)
    expect(queries.count() - before).toBeLessThan(10)
    answer()
    await nextTurn()
    expect(world.network.posts.map(post => post.text)).toEqual(['ailleurs', 'un', 'deux'])
  })

  it('rests after an error of the database, and goes on', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning + 1_000)
    const disk = failing()
    startTimer({ ...world.context, db: world.context.db.withPlugin(disk.plugin) })
    await nextTurn()
    disk.full = true
    await world.pass(30_000)
    expect(world.network.posts).toHaveLength(0)
    expect(disk.refused).toBeLessThan(40)
    disk.full = false
    await world.pass(10_000)
    expect(world.network.posts).toHaveLength(1)
  })

  it('stops when what is under way has ended, and begins nothing more', async () => {
    const world = await aWorld()
    await plan(world, [world.channel], morning, { text: 'un' })
    await plan(world, [world.channel], morning + 1, { text: 'deux' })
    let answer: () => void = () => undefined
    world.network.before = () =>
      new Promise(resolve => {
        answer = resolve
      })
    const timer = startTimer(world.context)
    await world.pass(10)
    let stopped = false
    const stopping = timer.stop().then(() => {
      stopped = true
    })
    await nextTurn()
    expect(stopped).toBe(false)
    answer()
    await stopping
    expect(world.network.posts.map(post => post.text)).toEqual(['un'])
    await world.pass(2 * MINUTE)
    expect(world.network.posts).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('one round by hand sends what is due and lets go on what a lost resumption left', async () => {
    const world = await aWorld()
    const [id = 0] = await plan(world, [world.channel], morning)
    await world.context.db.updateTable('delivery').set({ nextAt: null }).execute()
    const timer = createDueTimer(world.context)
    await timer.runOnce()
    expect((await deliveryOf(world, id)).state).toBe('published')
    await timer.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})

const deaf: Context['changes'] = {
  tell: () => undefined,
  hear: () => undefined,
  listen: () => () => undefined,
}

function counting() {
  let count = 0
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      count += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { plugin, count: () => count }
}

function failing() {
  const disk = { full: false, readable: false, refused: 0, plugin: pluginOf() }
  function pluginOf(): KyselyPlugin {
    return {
      transformQuery({ node }) {
        if (!disk.full || (disk.readable && node.kind === 'SelectQueryNode')) return node
        disk.refused += 1
        throw new Error('the disk is full')
      },
      transformResult: async ({ result }) => result,
    }
  }
  return disk
}
