import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byDay, type DayItem, firstOfEach, itemKinds } from '../../server/calendar/rules/days.ts'

const span = { from: '2026-06-08', to: '2026-06-21' }
const local = fc
  .record({ day: fc.integer({ min: 1, max: 28 }), hour: fc.constantFrom('', 'T09:00', 'T00:00') })
  .map(({ day, hour }) => `2026-06-${String(day).padStart(2, '0')}${hour}`)
const thing: fc.Arbitrary<DayItem> = fc
  .record({
    kind: fc.constantFrom(...itemKinds),
    local,
    end: fc.option(local),
  })
  .filter(one => one.end === null || (one.end >= one.local && one.end.length === one.local.length))

const within = (items: readonly DayItem[]) =>
  items.filter(one => one.local.slice(0, 10) <= span.to && (one.end ?? one.local) >= span.from)

describe('the first lines of days', () => {
  it('are the same as of all that there is, and say how many more each day has', () => {
    fc.assert(
      fc.property(
        fc.array(thing, { maxLength: 60, size: 'max' }),
        fc.integer({ min: 1, max: 5 }),
        (found, lines) => {
          const items = within(found)
          const { shown, full } = firstOfEach(items, span, lines)
          const whole = byDay(items, span)
          const part = byDay([...shown], span)
          for (const [date, all] of whole) {
            expect(part.get(date)?.slice(0, lines)).toEqual(all.slice(0, lines))
            const more = full.find(one => one.date === date)
            expect(more?.count).toBe(all.length > lines ? all.length : undefined)
            const kinds = new Set(all.map(({ kind }) => kind))
            if (more !== undefined) expect(new Set(more.kinds)).toEqual(kinds)
          }
          expect(full.every(({ date }) => whole.has(date))).toBe(true)
        },
      ),
    )
  })
})
