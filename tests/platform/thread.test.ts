import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { apart } from '../../server/platform/thread.ts'

const program = fileURLToPath(new URL('../support/children/answering-thread.ts', import.meta.url))
const threads = () =>
  apart<'number' | 'for ever' | 'memory', number>(program, { patienceMs: 30_000, megabytes: 32 })

it('gives one thread its pieces one after the other', async () => {
  const ask = threads()
  const [first, second] = await Promise.all([ask('number'), ask('number')])
  expect([second, await ask('number')]).toEqual([first, first])
})

it.each([
  ['takes too long', 'for ever', 300],
  ['takes too much memory', 'memory', 30_000],
] as const)(
  'ends one that %s, and gives the next piece to another',
  async (_why, work, patienceMs) => {
    const ask = threads()
    const first = await ask('number')
    expect(await ask(work, { patienceMs })).toBe(null)
    const next = await ask('number')
    expect(next).toBeGreaterThan(first ?? 0)
  },
)

it('outlives one that runs out of memory while it is ended', async () => {
  const ask = threads()
  for (let patienceMs = 20; patienceMs <= 400; patienceMs += 40) await ask('memory', { patienceMs })
  expect(await ask('number')).toBeGreaterThan(0)
})

it('ends one for which nobody waits any more', async () => {
  const ask = threads()
  const leaving = new AbortController()
  const asked = ask('for ever', { signal: leaving.signal })
  leaving.abort()
  await expect(asked).rejects.toThrow()
  expect(await ask('number')).toBeGreaterThan(0)
})
