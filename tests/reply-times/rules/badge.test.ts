import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badge } from '../../../server/connectors/facebook/manifest.ts'
import { compileZone, dateOfDay } from '../../../server/language/zone.ts'
import { firstMessages, readBadge } from '../../../server/reply-times/rules/badge.ts'
import type { ReplyMessage } from '../../../server/reply-times/rules/reply-message.ts'
import { workedCases } from '../../support/reply-times/figures-page.ts'
import { naiveBadge, naiveFirsts, naiveMissing } from '../../support/reply-times/naive-badge.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const zone = compileZone('Europe/Paris')
const dateOf = (at: number) => dateOfDay(zone.dayOf(at))
const start = paris('2026-06-02T08:00')

function message(sign: string, minutes: number, index: number): ReplyMessage {
  return {
    id: String(index).padStart(3, '0'),
    thread: 't',
    author: sign === 'C' ? 'citizen' : '',
    direction: sign === 'C' ? 'inbound' : 'outbound',
    sentAt: start + minutes * MINUTE,
    text: 'La salle est-elle libre ?',
    automatic: sign === 'A',
  }
}

/** « 24:09 » in minutes. */
function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

const clock = (at: number) => {
  const minutes = (at - start) / MINUTE
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

function readingOf(key: string) {
  const reading = badge.readings.find(one => one.key === key)
  if (reading === undefined) throw new Error(`no reading ${key}`)
  return reading
}

describe('first messages', () => {
  it.each(workedCases('timeline', 'first messages'))(
    'case %s: %s',
    (_, timeline = '', expected) => {
      const messages = timeline
        .split(' ')
        .map((each, index) => message(each.slice(0, 1), minutesOf(each.slice(1)), index))
      const found = firstMessages(messages).map(
        ({ sentAt, answeredAt }) =>
          `${clock(sentAt)}→${answeredAt === null ? 'never' : clock(answeredAt)}`,
      )
      expect(found.join(' ') || 'none').toBe(expected)
    },
  )

  it('are those of the definition, whatever was written when', () => {
    const hour = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 24, 48))
    const written = fc.record({ sign: fc.constantFrom('C', 'C', 'H', 'A'), hour })
    fc.assert(
      fc.property(fc.array(written, { maxLength: 14 }), all => {
        const messages = all.map(({ sign, hour }, index) => message(sign, hour * 60, index))
        const found = firstMessages(messages).map(({ sentAt, answeredAt }) => ({
          sentAt,
          answeredAt,
        }))
        expect(found).toEqual(naiveFirsts(messages))
        expect(firstMessages(messages.toReversed())).toEqual(firstMessages(messages))
      }),
    )
  })

  it('are none of what the author took back, of spam, and of a reaction', () => {
    const said = message('C', 0, 0)
    const mark = { at: start, needsReply: false, reason: 'spam' }
    const kept: Partial<ReplyMessage>[] = [
      { removedAt: start + MINUTE },
      { marks: [mark] },
      { kind: 'reaction' },
      { automatic: true },
    ]
    for (const each of kept) expect(firstMessages([{ ...said, ...each }])).toEqual([])
    const again = { ...mark, needsReply: true, reason: 'other' }
    expect(firstMessages([{ ...said, marks: [mark, again] }])).toHaveLength(1)
    // Thanks are read by nobody there.
    expect(firstMessages([{ ...said, text: 'Merci !' }])).toHaveLength(1)
  })
})

describe('the badge', () => {
  it.each(
    workedCases('answers', 'fastest-2018', 'median-2017').flatMap(
      ([number = '', answers = '', fastest = '', median = '']) => [
        ['fastest-2018', number, answers, fastest],
        ['median-2017', number, answers, median],
      ],
    ),
  )('%s, case %s: %s', (key, _, answers, expected) => {
    const firsts = answers.split(' ').map((answer, index) => {
      const sentAt = start + index * DAY
      return { sentAt, answeredAt: answer === 'never' ? null : sentAt + Number(answer) * MINUTE }
    })
    const { answered, timeMs, missing, isEarned, share } = readBadge(
      firsts,
      readingOf(key),
      zone.dayOf,
    )
    const time = timeMs === null ? 'none' : Math.round(timeMs / (MINUTE / 1000)) / 1000
    expect(`${answered}, ${time}, ${missing}`).toBe(expected)
    expect(isEarned).toBe(missing === 0)
    expect(share).toBe(answered / firsts.length)
  })

  it.each(badge.readings)('$key needs no more answers than it says, and no fewer', reading => {
    const minutes = fc.oneof(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(15, 16, 900, 960, 961, 1440, 1441),
    )
    const first = fc.option(minutes, { freq: 4 })
    fc.assert(
      fc.property(fc.array(first, { maxLength: 8 }), answers => {
        const firsts = answers.map((answer, index) => {
          const sentAt = start + index * DAY
          return { sentAt, answeredAt: answer === null ? null : sentAt + answer * MINUTE }
        })
        const { answered, timeMs, isEarned, missing, messages } = readBadge(
          firsts,
          reading,
          zone.dayOf,
        )
        const naive = naiveBadge(firsts, reading, dateOf)
        expect({ answered, isEarned }).toEqual({
          answered: naive.answered,
          isEarned: naive.isEarned,
        })
        expect(timeMs ?? -1).toBeCloseTo(naive.timeMs ?? -1, 6)
        if (messages === 0) expect(missing).toBe(null)
        else expect(missing).toBe(naiveMissing(firsts, reading, dateOf))
      }),
      { numRuns: 200 },
    )
  })

  it('is read from sources with a date, the newest first', () => {
    for (const { asOf, source } of badge.readings) {
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(new URL(source).protocol).toBe('https:')
    }
    const dates = badge.readings.map(({ asOf }) => asOf)
    expect(dates).toEqual(dates.toSorted().toReversed())
    expect(new Set(badge.readings.map(({ key }) => key)).size).toBe(dates.length)
  })
})
