import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTurns, mapInTurn, nextTurn } from '../../server/platform/event-loop.ts'

/** Whom the loop gave a turn, in order: each who works, and 'other' who came by it in each of its turns. */
async function turnsWith(work: (said: (name: string) => void) => Promise<unknown>) {
  // Nobody who waited for a turn before is left.
  await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
  const turns: string[] = []
  let isOver = false
  const look = () => {
    turns.push('other')
    if (!isOver) setImmediate(look)
  }
  setImmediate(look)
  await work(name => turns.push(name))
  isOver = true
  return turns
}

it('lets others have their turn between any two portions, however many work at one moment', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const turns = await turnsWith(said =>
    Promise.all(
      names.map(async name => {
        for (let portion = 0; portion < 3; portion++) {
          await nextTurn()
          said(name)
        }
      }),
    ),
  )
  const worked = turns.filter(one => one !== 'other')
  expect(worked).toEqual([...names, ...names, ...names])
  for (const [place, one] of turns.entries()) {
    if (place > 0 && one !== 'other') expect(turns[place - 1]).toBe('other')
  }
})

it('lets who begins have its turn before all who wait had theirs', async () => {
  const begin = createTurns()
  const turns = await turnsWith(said =>
    Promise.all([
      ...Array.from({ length: 8 }, () => nextTurn().then(() => said('breath'))),
      begin().then(() => said('begun')),
    ]),
  )
  const worked = turns.filter(one => one !== 'other')
  expect(worked.indexOf('begun')).toBeLessThan(2)
})

it('makes the same in turns as at once, and no more than a portion in one turn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer()),
      fc.integer({ min: 1, max: 9 }),
      async (numbers, size) => {
        const double = (number: number) => number * 2
        const turns = await turnsWith(async said => {
          const made = await mapInTurn(
            numbers,
            number => {
              said('made')
              return double(number)
            },
            size,
          )
          expect(made).toEqual(numbers.map(double))
        })
        const runs = turns
          .join(' ')
          .split('other')
          .map(run => run.match(/made/g)?.length ?? 0)
        expect(Math.max(...runs)).toBeLessThanOrEqual(size)
      },
    ),
  )
})
