import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../storm/chance.ts'
import { type Arrival, type Kind, quantileOf, simulate } from './simulation.ts'

const look: Kind = {
  name: 'look',
  stages: [
    { take: 'places' },
    { at: 'worker', ms: 5 },
    { passes: 600 },
    { at: 'database', ms: 2 },
    { give: 'places' },
  ],
}
const send: Kind = {
  name: 'send',
  stages: [{ at: 'database', ms: 3 }, { passes: 300 }, { at: 'worker', ms: 4 }],
}

const someArrivals = fc.array(
  fc.record({
    kind: fc.constantFrom(look, send),
    due: fc.integer({ min: 0, max: 60_000 }),
    everyMs: fc.constantFrom(null, 20_000, 60_000),
  }),
  { maxLength: 300 },
)
const someStations = fc
  .tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 4 }))
  .map(([places, servers]) => [
    { name: 'places', servers: places },
    { name: 'worker', servers },
    { name: 'database', servers: 1 },
  ])
const untilMs = 90_000

describe('the simulation of queues', () => {
  it('loses nothing: what comes is done, under way, or waits', () => {
    fc.assert(
      fc.property(someStations, someArrivals, (stations, arrivals) => {
        const { kinds, taken } = simulate(stations, arrivals, untilMs)
        for (const { came, done, underWay, waiting, late } of kinds.values()) {
          expect(done + underWay + waiting).toBe(came)
          expect(late).toHaveLength(came)
          expect(late.every(ms => ms >= 0)).toBe(true)
        }
        for (const share of taken.values()) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1 + 1e-9)
        }
        const once = arrivals.filter(({ everyMs }) => everyMs === null)
        const all = [...kinds.values()].reduce((sum, { came }) => sum + came, 0)
        expect(all).toBeGreaterThanOrEqual(once.length)
      }),
      { numRuns: 60 },
    )
  })

  it('is never later with every other one left out', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 20, max: 400 }), (seed, count) => {
        const arrivals = poisson(chanceOf(seed), count / 60_000, 60_000, look)
        const lateness = (some: Arrival[]) => {
          const { kinds } = simulate(stationsOf(4, 1), some, 600_000)
          return kinds.get('look')?.late.reduce((sum, ms) => sum + ms, 0) ?? 0
        }
        const half = arrivals.filter((_, n) => n % 2 === 0)
        expect(lateness(half)).toBeLessThanOrEqual(lateness(arrivals) + 1e-6)
      }),
      { numRuns: 40 },
    )
  })

  it.each([0.3, 0.6, 0.8])('waits as M/D/1 does at %d of its load', load => {
    // Pollaczek–Khinchine: ρ s / (2 (1 − ρ)), service of s ms and no variance.
    const ms = 10
    const kind: Kind = { name: 'one', stages: [{ at: 'server', ms }] }
    const until = 2_000_000
    const arrivals = poisson(chanceOf(7), load / ms, until, kind)
    const { kinds, taken } = simulate([{ name: 'server', servers: 1 }], arrivals, until)
    const late = kinds.get('one')?.late ?? new Float64Array()
    const mean = late.reduce((sum, one) => sum + one, 0) / late.length
    expect(mean / ((load * ms) / (2 * (1 - load)))).toBeCloseTo(1, 1)
    expect(taken.get('server')).toBeCloseTo(load, 1)
  })

  it('asks again so long after it began, and holds its place meanwhile', () => {
    const arrivals = [{ kind: look, due: 0, everyMs: 1000 }]
    const { kinds, taken } = simulate(stationsOf(1, 1), arrivals, 9_999)
    expect(kinds.get('look')).toMatchObject({ came: 10, done: 10, waiting: 0 })
    expect(taken.get('places')).toBeCloseTo(0.607, 2)
    expect(quantileOf(kinds.get('look')?.late ?? [], 0.99)).toBe(0)
  })

  it('says the same of the same', () => {
    const arrivals = poisson(chanceOf(3), 0.02, 60_000, look)
    const once = simulate(stationsOf(8, 2), arrivals, untilMs)
    expect(simulate(stationsOf(8, 2), arrivals, untilMs)).toEqual(once)
  })
})

const stationsOf = (places: number, servers: number) => [
  { name: 'places', servers: places },
  { name: 'worker', servers },
  { name: 'database', servers: 1 },
]

/** As many a ms on the average, each whenever it likes. */
function poisson(
  chance: ReturnType<typeof chanceOf>,
  rate: number,
  untilMs: number,
  kind: Kind,
): Arrival[] {
  const arrivals: Arrival[] = []
  for (let due = 0; ; ) {
    due += -Math.log(1 - chance.next()) / rate
    if (due >= untilMs) return arrivals
    arrivals.push({ kind, due, everyMs: null })
  }
}
