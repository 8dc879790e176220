import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { ClaimedNext } from '../../server/publishing/claim-delivery.ts'
import { createLanePool, type LaneWork } from '../../server/publishing/lane-pool.ts'
import type { DueLane } from '../../server/publishing/store/due-deliveries.ts'

describe('lanes that share places', () => {
  it('give up their place after each row while others wait for one', async () => {
    const { pool, sent } = world({ a: 3, b: 1, c: 2 }, 1)
    await Promise.all([pool.run(lane('a')), pool.run(lane('b')), pool.run(lane('c'))])
    expect(sent).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
  })

  it('keep it while nobody waits, and take the next row with the outcome of the one before', async () => {
    const { pool, sent, asked } = world({ a: 3, b: 2 }, 2)
    await Promise.all([pool.run(lane('a')), pool.run(lane('b'))])
    expect(sent.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2'])
    expect(asked.filter(one => one.startsWith('take a'))).toEqual(['take a', 'take a'])
    expect(asked.filter(one => one === 'takeNext a')).toHaveLength(3)
  })

  it('never run more at once than there are places, and say how many wait', async () => {
    const { pool, most } = world({ a: 2, b: 2, c: 2, d: 2 }, 2)
    const ends = ['a', 'b', 'c', 'd'].map(name => pool.run(lane(name)))
    expect(pool.waiting()).toBe(2)
    await Promise.all(ends)
    expect(pool.waiting()).toBe(0)
    expect(most()).toBe(2)
  })

  it('send what was claimed already when they are stopped, and claim nothing more', async () => {
    const { pool, sent } = world({ a: 5 }, 1, { stopAfter: 'a2' })
    const { touched, error } = await pool.run(lane('a'))
    // The third one was claimed with the outcome of the second, in the moment before the stop.
    expect(sent).toEqual(['a1', 'a2', 'a3'])
    expect([touched.length, error]).toEqual([3, null])
  })

  it('ask again when the next row could not be claimed with an outcome', async () => {
    const { pool, sent } = world({ a: 3 }, 1, { takeNextFails: true })
    expect((await pool.run(lane('a'))).error).toBeNull()
    expect(sent).toEqual(['a1', 'a2', 'a3'])
  })

  it('end with the error of a step, and leave their place to the others', async () => {
    const { pool, sent } = world({ a: 2, b: 2 }, 1, { failsAt: 'a1' })
    const [a, b] = await Promise.all([pool.run(lane('a')), pool.run(lane('b'))])
    expect(a.error).toEqual(new Error('a1 failed'))
    expect(b.error).toBeNull()
    expect(sent).toEqual(['b1', 'b2'])
  })
})

const lane = (name: string): DueLane => ({
  channelId: name.charCodeAt(0),
  kind: 'send',
  connector: 'fake',
  first: 0,
})

type Faults = { stopAfter?: string; takeNextFails?: boolean; failsAt?: string }

/** Lanes named by a letter, with as many rows each; what is sent is named `a1`, `a2` … */
function world(rows: Record<string, number>, places: number, faults: Faults = {}) {
  const left = new Map(Object.entries(rows).map(([name, count]) => [name, { count, next: 1 }]))
  const [sent, asked]: [string[], string[]] = [[], []]
  let [running, most, isStopped] = [0, 0, false]
  const nameOf = ({ channelId }: { channelId: number }) => String.fromCharCode(channelId)
  const next = (name: string): ClaimedNext | null => {
    const lane = left.get(name)
    if (lane === undefined || lane.next > lane.count) return null
    lane.next += 1
    return { row: { id: lane.next - 1, communeId: 1, reason: name } as never, claimed: 'lost' }
  }
  const work: LaneWork = {
    log: pino({ level: 'silent' }),
    async take(one) {
      asked.push(`take ${nameOf(one)}`)
      return next(nameOf(one))
    },
    async takeNext(one) {
      asked.push(`takeNext ${nameOf(one)}`)
      if (faults.takeNextFails) throw new Error('the disk is full')
      return next(nameOf(one))
    },
    async step({ row }, onPublished) {
      running += 1
      most = Math.max(most, running)
      await new Promise(resolve => setImmediate(resolve))
      running -= 1
      const name = `${row.reason}${row.id}`
      if (name === faults.failsAt) throw new Error(`${name} failed`)
      sent.push(name)
      onPublished()
      if (name === faults.stopAfter) isStopped = true
      return true
    },
    isStopped: () => isStopped,
  }
  const pool = createLanePool(work, places)
  return { pool, sent, asked, most: () => most }
}
