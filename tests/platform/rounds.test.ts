import { expect, it } from 'vitest'
import { createRounds } from '../../server/platform/rounds.ts'

/** Rounds whose ends the test decides, in the order in which they begin. */
function underHand() {
  const ends: PromiseWithResolvers<void>[] = []
  const rounds = createRounds(() => {
    const end = Promise.withResolvers<void>()
    ends.push(end)
    return end.promise
  })
  return { ends, rounds }
}

/** Long enough for whatever waits for nothing. */
const turn = () => new Promise(resolve => setImmediate(resolve))

it('does one round after the other, and each that was asked for', async () => {
  const { ends, rounds } = underHand()
  const asked = [rounds.run(), rounds.run()]
  await turn()
  expect(ends).toHaveLength(1)
  ends[0]?.resolve()
  await asked[0]
  await turn()
  expect(ends).toHaveLength(2)
  ends[1]?.resolve()
  await asked[1]
})

it('tells of an error whoever asked, and begins the next one all the same', async () => {
  const { ends, rounds } = underHand()
  const [first, second] = [rounds.run(), rounds.run()]
  await turn()
  ends[0]?.reject(new Error('no answer'))
  await expect(first).rejects.toThrow('no answer')
  await turn()
  ends[1]?.resolve()
  await expect(second).resolves.toBeUndefined()
})

it('has ended when the last one has, however that went', async () => {
  const { ends, rounds } = underHand()
  await rounds.ended()
  const asked = rounds.run()
  let isEnded = false
  const ended = rounds.ended().then(() => {
    isEnded = true
  })
  await turn()
  expect(isEnded).toBe(false)
  ends[0]?.reject(new Error('no answer'))
  await expect(asked).rejects.toThrow()
  await ended
  expect(isEnded).toBe(true)
})
