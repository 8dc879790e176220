import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  columnsOf,
  type EpisodeFigures,
  exclusionOf,
  exclusions,
  fillColumns,
  HISTORY,
  HOLDING,
  OUTSIDE,
  OVERDUE,
  OVERRIDDEN,
  outcomeOf,
  outcomes,
  PUBLIC,
  packedLength,
  packFigures,
  UNFILTERED,
} from '../../../server/reply-times/rules/episode-figures.ts'

const figures: fc.Arbitrary<EpisodeFigures> = fc.record({
  day: fc.integer({ min: 0, max: 2 ** 18 - 1 }),
  hour: fc.integer({ min: 0, max: 23 }),
  channelId: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
  outcome: fc.constantFrom(...outcomes),
  isPublic: fc.boolean(),
  openedOutside: fc.boolean(),
  history: fc.boolean(),
  holding: fc.boolean(),
  filtered: fc.boolean(),
  unfiltered: fc.boolean(),
  exclusion: fc.constantFrom(...exclusions),
  late: fc.boolean(),
  officeMs: fc.integer({ min: 0, max: 2 ** 42 - 1 }),
  elapsedMs: fc.integer({ min: 0, max: 2 ** 42 - 1 }),
})

function told(columns: ReturnType<typeof columnsOf>): EpisodeFigures[] {
  return Array.from({ length: columns.length }, (_, index) => {
    const flags = columns.flags[index] ?? 0
    return {
      day: columns.day[index] ?? -1,
      hour: columns.hour[index] ?? -1,
      channelId: columns.channelId[index] ?? -1,
      outcome: outcomes[outcomeOf(flags)] ?? 'open',
      isPublic: (flags & PUBLIC) !== 0,
      openedOutside: (flags & OUTSIDE) !== 0,
      history: (flags & HISTORY) !== 0,
      holding: (flags & HOLDING) !== 0,
      filtered: (flags & OVERRIDDEN) !== 0,
      unfiltered: (flags & UNFILTERED) !== 0,
      exclusion: exclusions[exclusionOf(flags)] ?? 'none',
      late: (flags & OVERDUE) !== 0,
      officeMs: columns.officeMs[index] ?? -1,
      elapsedMs: columns.elapsedMs[index] ?? -1,
    }
  })
}

const bytes = new TextEncoder()

/** In two parts, at the end of an episode. */
function cut(text: string, at: number): Uint8Array[] {
  const end = packedLength * (at % (1 + text.length / packedLength))
  return [bytes.encode(text.slice(0, end)), bytes.encode(text.slice(end))]
}

describe('packed figures', () => {
  it('say again what was packed, whatever stands before and after', () => {
    fc.assert(
      fc.property(fc.array(figures), fc.array(figures), fc.nat(), (packed, more, at) => {
        const text = packed.map(packFigures).join('')
        expect(text).toHaveLength(packed.length * packedLength)
        expect(told(columnsOf(cut(text, at), more))).toEqual([...packed, ...more])
      }),
    )
  })

  it('say the same of more than a step holds, step by step', () => {
    const some = fc.sample(figures, 1_000)
    const all = Array.from({ length: 45 }, () => some).flat()
    const text = some.map(packFigures).join('').repeat(45)
    const filling = fillColumns([bytes.encode(text)], some)
    let steps = 0
    let next = filling.next()
    for (; next.done !== true; next = filling.next()) steps++
    expect(steps).toBe(3)
    expect(told(next.value)).toEqual([...all, ...some])
  })

  it('are plain characters that need no escaping in SQL, JSON or a COPY', () => {
    fc.assert(
      fc.property(figures, each => {
        expect(packFigures(each)).toMatch(/^[0-9:;<=>?@A-Z[\\\]^_`a-o]{24}$/)
      }),
    )
  })

  it('refuse what does not fit', () => {
    const one = fc.sample(figures, 1)[0] as EpisodeFigures
    expect(() => packFigures({ ...one, officeMs: 2 ** 42 })).toThrow(RangeError)
    expect(() => packFigures({ ...one, elapsedMs: -1 })).toThrow(RangeError)
    expect(() => packFigures({ ...one, officeMs: 0.5 })).toThrow(RangeError)
    expect(() => packFigures({ ...one, channelId: 2 ** 24 })).toThrow(RangeError)
    expect(() => columnsOf([bytes.encode(packFigures(one).slice(1))])).toThrow(RangeError)
  })
})
