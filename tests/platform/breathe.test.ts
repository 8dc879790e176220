import fc from 'fast-check'
import { expect, it } from 'vitest'
import { breathe, createTurns, mapInTurn } from '../../server/platform/breathe.ts'

/** Whom the loop heard, in order: each who works, and 'other' who came by it in each of its turns. */
async function heardWith(work: (said: (name: string) => void) => Promise<unknown>) {
  // Of who breathed before nobody is left.
  await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
  const heard: string[] = []
  let isOver = false
  const look = () => {
    heard.push('other')
    if (!isOver) setImmediate(look)
  }
  setImmediate(look)
  await work(name => heard.push(name))
  isOver = true
  return heard
}

it('lets others have their turn between any two portions, however many work at one moment', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const heard = await heardWith(said =>
    Promise.all(
      names.map(async name => {
        for (let portion = 0; portion < 3; portion++) {
          await breathe()
          said(name)
        }
      }),
    ),
  )
  const worked = heard.filter(one => one !== 'other')
  expect(worked).toEqual([...names, ...names, ...names])
  for (const [place, one] of heard.entries()) {
    if (place > 0 && one !== 'other') expect(heard[place - 1]).toBe('other')
  }
})

it('lets who begins have its turn before all who breathe had theirs', async () => {
  const begin = createTurns()
  const heard = await heardWith(said =>
    Promise.all([
      ...Array.from({ length: 8 }, () => breathe().then(() => said('breath'))),
      begin().then(() => said('begun')),
    ]),
  )
  const worked = heard.filter(one => one !== 'other')
  expect(worked.indexOf('begun')).toBeLessThan(2)
})

it('makes the same in turns as at once, and no more than a portion in one turn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer()),
      fc.integer({ min: 1, max: 9 }),
      async (numbers, size) => {
        const double = (number: number) => number * 2
        const heard = await heardWith(async said => {
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
        const runs = heard
          .join(' ')
          .split('other')
          .map(run => run.match(/made/g)?.length ?? 0)
        expect(Math.max(...runs)).toBeLessThanOrEqual(size)
      },
    ),
  )
})
