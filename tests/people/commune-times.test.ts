import { expect, it } from 'vitest'
import { type CommuneRound, createCommuneTimes } from '../../server/people/commune-times.ts'

const minute = 60_000

/** Communes 1 to 3, due at these times, and which of them a round looked at. */
function communes(due: Record<number, number>) {
  const times = createCommuneTimes()
  const looked: number[] = []
  let asked = 0
  const next: Record<number, number | null> = {}
  let broken: number | null = null
  const spec: CommuneRound = {
    async all() {
      asked += 1
      return Object.entries(due).map(([id, at]) => ({ communeId: Number(id), at }))
    },
    async look(communeId) {
      if (communeId === broken) throw new Error('the disk is full')
      looked.push(communeId)
      return next[communeId] ?? null
    },
  }
  return {
    times,
    next,
    asked: () => asked,
    fail(communeId: number | null) {
      broken = communeId
    },
    async round(now: number) {
      looked.length = 0
      const at = await times.round(now, spec)
      return { looked: [...looked], at }
    },
  }
}

it('looks at those whose time has come, and asks for all of them once in ten minutes', async () => {
  const c = communes({ 1: 100, 2: 500, 3: 900 })
  c.next[1] = 700
  expect(await c.round(100)).toEqual({ looked: [1], at: 500 })
  expect(await c.round(499)).toEqual({ looked: [], at: 500 })
  expect(await c.round(800)).toEqual({ looked: [1, 2], at: 700 })
  expect(c.asked()).toBe(1)
  await c.round(100 + 10 * minute)
  expect(c.asked()).toBe(2)
})

it('looks at the one of which somebody told, and after what was missed at all', async () => {
  const c = communes({ 1: 1000, 2: 1000, 3: 1000 })
  expect(await c.round(0)).toEqual({ looked: [], at: 1000 })
  c.times.hear(2)
  c.times.hear(7)
  expect(await c.round(1)).toEqual({ looked: [2, 7], at: 1000 })
  c.times.hear(null)
  await c.round(2)
  expect(c.asked()).toBe(2)
  // A clock that was put back.
  await c.round(1)
  expect(c.asked()).toBe(3)
})

it('goes on the next time with those that one of them kept from being looked at', async () => {
  const c = communes({ 1: 0, 2: 0, 3: 0 })
  c.fail(2)
  await expect(c.round(0)).rejects.toThrow('full')
  c.fail(null)
  expect((await c.round(1)).looked.toSorted()).toEqual([2, 3])
})
