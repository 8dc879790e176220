import { expect, it } from 'vitest'
import { createChanges } from '../../server/platform/changes.ts'
import { createReportCache } from '../../server/reply-times/report-cache.ts'
import { testClock } from '../support/clock.ts'

function keeping() {
  const clock = testClock(1_000)
  const changes = createChanges(() => undefined)
  const cache = createReportCache({ changes, clock })
  let made = 0
  const ask = (communeId = 1, key = 'a', isLarge = true) =>
    cache(
      communeId,
      key,
      async () => ++made,
      () => isLarge,
    )
  return { clock, changes, cache, ask }
}

it('reckons once for who asks the same, for five seconds', async () => {
  const { clock, ask } = keeping()
  expect([await ask(), await ask(), await ask(2), await ask(1, 'b')]).toEqual([1, 1, 2, 3])
  clock.advance(4_999)
  expect(await ask()).toBe(1)
  clock.advance(1)
  expect(await ask()).toBe(4)
})

it('reckons anew once something of the commune has changed, or nobody knows of which', async () => {
  const { changes, ask } = keeping()
  await ask()
  changes.tell(2, 'messages')
  changes.tell(1, 'deliveries', 'commune', 'presence')
  expect(await ask()).toBe(1)
  changes.tell(1, 'deliveries', 'messages')
  expect(await ask()).toBe(2)
  changes.tell(null, 'rebuild')
  expect(await ask()).toBe(3)
})

it('does not cache what changed while it was reckoned, what is small, and what failed', async () => {
  const { changes, cache, ask } = keeping()
  const begun = ask()
  changes.tell(1, 'messages')
  expect([await begun, await ask()]).toEqual([1, 2])
  expect([await ask(1, 'small', false), await ask(1, 'small', false)]).toEqual([3, 4])
  const failing = () =>
    cache(
      1,
      'wrong',
      () => Promise.reject(new Error('no')),
      () => true,
    )
  await expect(failing()).rejects.toThrow('no')
  expect(await ask(1, 'wrong')).toBe(5)
})

it('shares what is under way with who asks meanwhile', async () => {
  const { ask } = keeping()
  expect(await Promise.all([ask(1, 'a', false), ask(1, 'a', false)])).toEqual([1, 1])
})
