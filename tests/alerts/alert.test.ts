import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alertsAt,
  compileWatch,
  type DueAlert,
  type Duty,
  isNews,
  type Waiting,
  type Watch,
} from '../../server/alerts/rules.ts'
import { compileCalendar } from '../../server/hours/rules-opening-hours.ts'
import { compileZone } from '../../server/language/zone.ts'
import { calendars, caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const zone = compileZone('Europe/Paris')
const usual = compileWatch(compileCalendar([caseCalendar]), [], zone)
const lines = [8, 12]

function waiting(openedAt: string, told = 0): Waiting {
  return { messageId: 1, openedAt: paris(openedAt), share: 1, alertedMinutes: told }
}

describe('a round', () => {
  const at = (now: string, one: Waiting) => {
    const { due, held, nextAt } = alertsAt([one], lines, usual, paris(now))
    const told = (alerts: DueAlert[]) => alerts.map(({ minutes }) => minutes)
    return [told(due), told(held), nextAt]
  }

  it('is due to the millisecond, and says when the next one is', () => {
    const one = waiting('2026-06-02T10:00')
    const eight = paris('2026-06-02T10:08')
    expect(alertsAt([one], lines, usual, eight - 1)).toEqual({ due: [], held: [], nextAt: eight })
    expect(alertsAt([one], lines, usual, eight)).toEqual({
      due: [{ messageId: 1, minutes: 8, dueAt: eight }],
      held: [],
      nextAt: paris('2026-06-02T10:12'),
    })
  })

  it('makes up for what was missed, and repeats nothing', () => {
    expect(at('2026-06-02T11:00', waiting('2026-06-02T10:00'))).toEqual([[8, 12], [], null])
    expect(at('2026-06-02T11:00', waiting('2026-06-02T10:00', 8))).toEqual([[12], [], null])
    expect(at('2026-06-02T11:00', waiting('2026-06-02T10:00', 12))).toEqual([[], [], null])
  })

  it('disturbs nobody outside watched time, and comes back when it begins', () => {
    const morning = paris('2026-06-03T09:00')
    expect(at('2026-06-02T23:00', waiting('2026-06-02T16:00'))).toEqual([[], [8, 12], morning])
    expect(at('2026-06-03T09:00', waiting('2026-06-02T16:00'))).toEqual([[8, 12], [], null])
  })

  it('knows no alert of a commune without lines, nor of a message dated in the future', () => {
    const one = waiting('2026-06-02T10:00')
    expect(alertsAt([one], [], usual, paris('2026-06-02T11:00'))).toMatchObject({ due: [] })
    expect(at('2026-06-02T09:00', one)).toEqual([[], [], paris('2026-06-02T10:08')])
  })
})

describe('rounds at any instants', () => {
  const start = paris('2026-06-02T08:00')
  const evening: Duty = {
    userId: 'ann',
    fromDate: '2026-01-01',
    toDate: null,
    callFrom: '18:00',
    callTo: '23:00',
  }
  const watches: Watch[] = calendars.flatMap(versions =>
    [[], [evening]].map(duties => compileWatch(compileCalendar(versions), duties, zone)),
  )
  const instant = fc.integer({ min: 0, max: 60 * HOUR }).map(ms => start + ms)
  const messages = fc.array(instant, { minLength: 1, maxLength: 4 })
  const minutes = fc.constantFrom<number[]>([8, 12], [5], [1, 2, 30, 240], [])
  /** Of a clock that stops, runs, and jumps both ways. */
  const clock = fc.array(instant, { maxLength: 12 })

  /** What rounds at these instants raise, each remembering what was told. */
  function play(opened: number[], marks: number[], watch: Watch, rounds: number[]) {
    const told = new Map<number, number>()
    const raised: (DueAlert & { at: number })[] = []
    for (const at of rounds) {
      const all = opened.map((openedAt, messageId) => ({
        messageId,
        openedAt,
        share: 1,
        alertedMinutes: told.get(messageId) ?? 0,
      }))
      for (const alert of alertsAt(all, marks, watch, at).due) {
        raised.push({ ...alert, at })
        told.set(alert.messageId, Math.max(told.get(alert.messageId) ?? 0, alert.minutes))
      }
    }
    return raised
  }
  const keyOf = ({ messageId, minutes }: DueAlert) => `${messageId}/${minutes}`
  const keysOf = (alerts: DueAlert[]) => alerts.map(keyOf).sort()

  it('raise each alert once, never outside watched time and never too early', () => {
    fc.assert(
      fc.property(
        messages,
        minutes,
        fc.constantFrom(...watches),
        clock,
        (opened, marks, watch, rounds) => {
          const raised = play(opened, marks, watch, rounds)
          expect(new Set(keysOf(raised)).size).toBe(raised.length)
          for (const { at, dueAt } of raised) {
            expect(watch.isWatched(at)).toBe(true)
            expect(at).toBeGreaterThanOrEqual(dueAt)
          }
        },
      ),
    )
  })

  it('raise the same in the end, however often, in whatever order, wherever the clock jumped', () => {
    fc.assert(
      fc.property(
        messages,
        minutes,
        fc.constantFrom(...watches),
        clock,
        (opened, marks, watch, rounds) => {
          const end = watch.reach(start + 61 * HOUR, 5 * HOUR)
          if (end === null) return
          const once = keysOf(play(opened, marks, watch, [end]))
          expect(once).toHaveLength(opened.length * marks.length)
          expect(keysOf(play(opened, marks, watch, [...rounds, end]))).toEqual(once)
          const doubled = [...rounds, ...rounds].reverse()
          expect(keysOf(play(opened, marks, watch, [...doubled, end, end]))).toEqual(once)
        },
      ),
    )
  })

  it('miss nothing when each comes at the instant that the one before foresaw', () => {
    fc.assert(
      fc.property(messages, minutes, fc.constantFrom(...watches), (opened, marks, watch) => {
        const told = new Map<number, number>()
        const raised: (DueAlert & { at: number })[] = []
        let at: number | null = start
        while (at !== null) {
          const now: number = at
          const all = opened.map((openedAt, messageId) => ({
            messageId,
            openedAt,
            share: 1,
            alertedMinutes: told.get(messageId) ?? 0,
          }))
          const round = alertsAt(all, marks, watch, now)
          for (const alert of round.due) {
            raised.push({ ...alert, at: now })
            told.set(alert.messageId, alert.minutes)
          }
          at = round.nextAt
        }
        // To the millisecond.
        expect(raised.filter(alert => alert.at !== alert.dueAt)).toEqual([])
        const most = watch.reach(start, 0) === null ? 0 : opened.length * marks.length
        expect(raised).toHaveLength(most)
      }),
    )
  })
})

describe('isNews', () => {
  it('tells everybody by their line, and a reader twice in four minutes never', () => {
    const arrivals = fc.uniqueArray(fc.integer({ min: 0, max: 60 * 60 }), { minLength: 1 })
    fc.assert(
      fc.property(arrivals, seconds => {
        const told: number[] = []
        const line = (minutes: number) => seconds.map(at => at + minutes * 60)
        for (const now of lines.flatMap(line).toSorted((a, b) => a - b)) {
          // Those who pass a line now, as the notice of that moment has them.
          const passed = lines.flatMap(minutes =>
            seconds
              .filter(at => at + minutes * 60 === now)
              .map(receivedAt => ({ receivedAt, minutes })),
          )
          if (told.at(-1) !== now && isNews(passed, lines, told)) told.push(now)
        }
        for (const at of seconds) {
          const mine = told.filter(mail => mail >= at)
          lines.forEach((minutes, index) => {
            expect(mine[index]).toBeLessThanOrEqual(at + minutes * 60)
          })
        }
        told.forEach((mail, index) => {
          expect(mail - (told[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(4 * 60)
        })
      }),
    )
  })
})
