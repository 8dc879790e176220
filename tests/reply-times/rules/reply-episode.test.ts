import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../../server/hours/rules-opening-hours.ts'
import {
  episodesOf,
  type ReplyEpisode,
  recordEpisodes,
  stateAt,
} from '../../../server/reply-times/rules/reply-episode.ts'
import { knownAt, type ReplyMessage } from '../../../server/reply-times/rules/reply-message.ts'
import { NaiveOffice, naiveEpisodes } from '../../support/reply-times/naive-reply-time.ts'
import {
  calendars,
  caseCalendar,
  paris,
  rules,
  timelines,
} from '../../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const compiled = new Map(calendars.map(versions => [versions, compileCalendar(versions)]))
const naive = new Map(calendars.map(versions => [versions, new NaiveOffice(versions)]))
const calendar = compileCalendar([caseCalendar])
const target = { calendar, target: { minutes: 15 } }

type Timeline = typeof timelines extends fc.Arbitrary<infer T> ? T : never

function episodes(timeline: Timeline, messages = timeline.messages): ReplyEpisode[] {
  const { now, targetMs } = timeline
  const office = compiled.get(timeline.calendar) ?? compileCalendar(timeline.calendar)
  return episodesOf(messages, { calendar: office, now, target: { minutes: targetMs / MINUTE } })
}

let count = 0
function at(time: string, more: Partial<ReplyMessage> = {}): ReplyMessage {
  return {
    id: `x${count++}`,
    thread: 'T',
    author: 'Ann',
    direction: 'inbound',
    text: 'C’est ouvert ?',
    sentAt: paris(time.includes('T') ? time : `2026-06-02T${time}`),
    ...more,
  }
}
const reply = (time: string, more: Partial<ReplyMessage> = {}) =>
  at(time, { direction: 'outbound', author: '', text: 'Oui', ...more })

describe('episodesOf', () => {
  it('agrees with the naive count to the millisecond, over random timelines', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(timelines, timeline => {
        const office = naive.get(timeline.calendar) ?? new NaiveOffice(timeline.calendar)
        const { messages, now, targetMs } = timeline
        const found = episodes(timeline)
        expect(found).toEqual(naiveEpisodes(messages, { office, now, targetMs, rules }))
        for (const episode of found) {
          seen.add(episode.state)
          if (episode.reason) seen.add(episode.reason)
        }
      }),
      { numRuns: 500 },
    )
    const states = ['answered', 'waiting', 'missed', 'withdrawn', 'excluded']
    const reasons = ['tag', 'emoji', 'courtesy', 'moderation', 'spam']
    expect([...seen]).toEqual(expect.arrayContaining([...states, ...reasons]))
  })

  it('is the same in any order and with duplicates', () => {
    const shuffled = timelines.chain(timeline => {
      const messages = [...new Map(timeline.messages.map(each => [each.id, each])).values()]
      const twice = fc.shuffledSubarray([...messages, ...messages], {
        minLength: messages.length * 2,
      })
      return fc.tuple(fc.constant({ ...timeline, messages }), twice)
    })
    fc.assert(
      fc.property(shuffled, ([timeline, messages]) => {
        expect(episodes(timeline, messages)).toEqual(episodes(timeline))
      }),
      { numRuns: 500 },
    )
  })

  it('has 0 ≤ O ≤ W', () => {
    fc.assert(
      fc.property(timelines, timeline => {
        for (const { officeMs, openedAt, elapsedMs } of episodes(timeline)) {
          expect(officeMs).toBeGreaterThanOrEqual(0)
          expect(officeMs).toBeLessThanOrEqual(elapsedMs ?? timeline.now - openedAt)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never shortens O when a reply comes later', () => {
    const lapse = fc.integer({ min: 1, max: 3000 }).map(minutes => minutes * MINUTE)
    // Hiding asks whether a reply came first: a later reply may then exclude the episode.
    const unhidden = timelines.map(timeline => ({
      ...timeline,
      now: timeline.now + 10_000 * MINUTE,
      messages: timeline.messages.map(message => ({ ...message, hidden: [] })),
    }))
    let delayed = 0
    fc.assert(
      fc.property(unhidden, lapse, (timeline, later) => {
        for (const before of episodes(timeline)) {
          if (before.state !== 'answered') continue
          const messages = timeline.messages.map(message =>
            message.id === before.closedBy
              ? { ...message, sentAt: message.sentAt + later, removedAt: null }
              : message,
          )
          const after = episodes(timeline, messages).find(
            ({ openedBy }) => openedBy === before.openedBy,
          )
          expect(after?.officeMs).toBeGreaterThanOrEqual(before.officeMs)
          delayed++
        }
      }),
      { numRuns: 500 },
    )
    expect(delayed).toBeGreaterThan(100)
  })

  it('never lengthens O when a day is closed', () => {
    const days = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(timelines, days, (timeline, day) => {
        const first = Math.min(...timeline.messages.map(({ sentAt }) => sentAt), timeline.now)
        const date = new Date(first + day * 1440 * MINUTE).toISOString().slice(0, 10)
        const closed = timeline.calendar.map(version => ({
          ...version,
          closed: [...version.closed, date],
        }))
        const before = episodes(timeline)
        const after = episodes({ ...timeline, calendar: closed })
        expect(after.map(({ openedBy }) => openedBy)).toEqual(before.map(each => each.openedBy))
        after.forEach(({ officeMs }, index) => {
          expect(officeMs).toBeLessThanOrEqual(before[index]?.officeMs ?? -1)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('keeps threads and citizens apart', () => {
    const messages = [
      at('10:00', { id: 'a' }),
      at('10:01', { id: 'b', author: 'Bob' }),
      at('10:02', { id: 'c', thread: 'U' }),
      reply('10:05', { thread: 'U' }),
    ]
    const found = episodesOf(messages, { ...target, now: paris('2026-06-02T10:10') })
    expect(found.map(({ openedBy, state }) => `${openedBy} ${state}`)).toEqual([
      'a waiting',
      'b waiting',
      'c answered',
    ])
  })

  it('sorts by opening, then thread, then author', () => {
    const messages = [
      at('10:00', { id: '3', thread: 'U', author: 'Ann' }),
      at('10:00', { id: '2', thread: 'T', author: 'Bob' }),
      at('10:00', { id: '1', thread: 'T', author: 'Ann' }),
      at('09:59', { id: '0', thread: 'V', author: 'Zoé' }),
    ]
    const found = episodesOf(messages, { ...target, now: paris('2026-06-02T10:10') })
    expect(found.map(({ openedBy }) => openedBy)).toEqual(['0', '1', '2', '3'])
  })

  it('answers at the very instant of the question', () => {
    const messages = [reply('10:00', { id: 'a' }), at('10:00', { id: 'b' })]
    const [found] = episodesOf(messages, { ...target, now: paris('2026-06-02T10:10') })
    expect(found).toMatchObject({ state: 'answered', closedBy: 'a', elapsedMs: 0, onTime: true })
  })

  it('is answered, not withdrawn, when reply and removal meet', () => {
    const removedAt = paris('2026-06-02T10:05')
    const messages = [at('10:00', { removedAt }), reply('10:05')]
    const [found] = episodesOf(messages, { ...target, now: paris('2026-06-02T10:10') })
    expect(found?.state).toBe('answered')
  })

  it('is withdrawn once all that asked is removed, the last in time', () => {
    const removed = (time: string) => ({ removedAt: paris(`2026-06-02T${time}`) })
    const both = [at('10:00', removed('10:03')), at('10:02', removed('10:08')), at('10:09')]
    const found = episodesOf(both, { ...target, now: paris('2026-06-02T10:10') })
    expect(found.map(({ state, elapsedMs, officeMs }) => ({ state, elapsedMs, officeMs }))).toEqual(
      [
        { state: 'withdrawn', elapsedMs: 8 * MINUTE, officeMs: 8 * MINUTE },
        { state: 'waiting', elapsedMs: null, officeMs: MINUTE },
      ],
    )
    const one = [at('10:00', removed('10:03')), at('10:02')]
    const [kept] = episodesOf(one, { ...target, now: paris('2026-06-02T10:10') })
    expect(kept).toMatchObject({ state: 'waiting', openedBy: one[0]?.id, officeMs: 10 * MINUTE })
  })

  it('stays missed, and stops counting, when what asked is removed too late', () => {
    const messages = [at('10:00', { removedAt: paris('2026-06-02T10:20') }), reply('10:40')]
    const found = episodesOf(messages, { ...target, now: paris('2026-06-02T11:00') })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      state: 'missed',
      officeMs: 20 * MINUTE,
      onTime: false,
      closedBy: null,
      closedAt: null,
      elapsedMs: null,
    })
  })

  it.each([
    ['10:15', 'missed'],
    ['10:15:00.001', 'answered'],
  ])('does not count a reply removed or hidden 10 minutes or less after it (%s)', (time, state) => {
    const gone = paris(`2026-06-02T${time}`)
    for (const more of [{ removedAt: gone }, { hidden: [{ from: gone, to: null }] }]) {
      const messages = [at('10:00'), reply('10:05', more)]
      const [found] = episodesOf(messages, { ...target, now: paris('2026-06-02T11:00') })
      expect(found?.state).toBe(state)
    }
    const shown = [{ from: gone, to: paris('2026-06-02T10:50') }]
    const again = [at('10:00'), reply('10:05', { hidden: shown })]
    const [found] = episodesOf(again, { ...target, now: paris('2026-06-02T11:00') })
    expect(found).toMatchObject({ state: 'answered', officeMs: 5 * MINUTE })
  })

  it('gives the full answer’s time only once there is one', () => {
    const holding = reply('10:04', { holding: true })
    const options = { ...target, now: paris('2026-06-02T12:00') }
    const full = (...messages: ReplyMessage[]) =>
      episodesOf(messages, options).map(({ fullAnswerMs }) => fullAnswerMs)
    expect(full(at('10:00'), holding)).toEqual([null])
    expect(full(at('10:00'), holding, at('10:05'), reply('11:30'))).toEqual([
      90 * MINUTE,
      85 * MINUTE,
    ])
    const again = reply('10:08', { holding: true })
    expect(full(at('10:00'), holding, at('10:05'), again, reply('10:30'))).toEqual([
      30 * MINUTE,
      25 * MINUTE,
    ])
    expect(full(at('10:00'), reply('10:07'))).toEqual([7 * MINUTE])
    expect(full(at('10:00'), holding, reply('10:30', { automatic: true }))).toEqual([null])
    expect(full(at('10:00'), holding, reply('10:30', { mentions: ['Bob'] }))).toEqual([null])
  })

  it('takes what was hidden out of a burst, and shows it', () => {
    const hidden = [{ from: paris('2026-06-02T10:05'), to: null }]
    const messages = [at('10:00', { id: 'a', hidden }), at('10:02', { id: 'b' })]
    const found = episodesOf(messages, { ...target, now: paris('2026-06-02T10:10') })
    expect(found.map(({ openedBy, state, reason }) => [openedBy, state, reason])).toEqual([
      ['a', 'excluded', 'moderation'],
      ['b', 'waiting', null],
    ])
  })

  it('keeps an answer that came before the hiding, and its own reason to what needed none', () => {
    const hidden = [{ from: paris('2026-06-02T10:10'), to: null }]
    const options = { ...target, now: paris('2026-06-02T11:00') }
    const state = (...messages: ReplyMessage[]) => {
      const [found] = episodesOf(messages, options)
      return [found?.state, found?.reason]
    }
    expect(state(at('10:00', { hidden }), reply('10:09'))).toEqual(['answered', null])
    expect(state(at('10:00', { hidden }), reply('10:10'))).toEqual(['excluded', 'moderation'])
    const toBob = reply('10:09', { mentions: ['Bob'] })
    expect(state(at('10:00', { hidden }), toBob)).toEqual(['excluded', 'moderation'])
    expect(state(at('10:00', { hidden, text: 'Merci' }))).toEqual(['excluded', 'courtesy'])
  })

  it('ignores what is not a message', () => {
    const messages = [at('10:00', { kind: 'reaction' }), at('10:01', { kind: 'note' })]
    expect(episodesOf(messages, { ...target, now: paris('2026-06-02T11:00') })).toEqual([])
  })

  it('can leave all exclusions aside', () => {
    const spam = { at: paris('2026-06-02T10:30'), needsReply: false, reason: 'spam' }
    const hidden = [{ from: paris('2026-06-02T10:10'), to: null }]
    const messages = [
      at('10:00', { author: 'A', text: 'Merci' }),
      at('10:00', { author: 'B', marks: [spam] }),
      at('10:00', { author: 'C', hidden }),
    ]
    const options = { ...target, now: paris('2026-06-02T11:00') }
    const states = (ignoreExclusions: boolean) =>
      episodesOf(messages, { ...options, ignoreExclusions }).map(({ state }) => state)
    expect(states(false)).toEqual(['excluded', 'excluded', 'excluded'])
    expect(states(true)).toEqual(['missed', 'missed', 'missed'])
  })

  it('case 29: imported history counts', () => {
    const messages = [at('2026-05-20T10:00'), reply('2026-05-20T10:04')]
    const [found] = episodesOf(messages, { ...target, now: paris('2026-06-01T09:00') })
    expect(found).toMatchObject({ officeMs: 4 * MINUTE, onTime: true })
  })

  it('case 30: leaves out what the edge of an import cuts, until the first reply', () => {
    const messages = [
      at('10:00', { id: 'a' }),
      reply('10:05'),
      at('10:10', { id: 'b' }),
      at('10:11', { id: 'c', author: 'Bob' }),
    ]
    const options = { ...target, now: paris('2026-06-02T10:20') }
    const opened = (cutThreads: string[], from = messages) =>
      episodesOf(from, { ...options, cutThreads: new Set(cutThreads) }).map(each => each.openedBy)
    expect(opened([])).toEqual(['a', 'b', 'c'])
    expect(opened(['T'])).toEqual(['b', 'c'])
    const mentioning = messages.map(each =>
      each.direction === 'outbound' ? { ...each, mentions: ['Ann'] } : each,
    )
    expect(opened(['T'], mentioning)).toEqual(['b'])
    const stored = recordEpisodes(messages, { calendar, cut: true })
    expect(stored.map(({ openedBy, cut }) => [openedBy, cut])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ])
  })
})

describe('recordEpisodes and stateAt', () => {
  it('store what time and target do not change', () => {
    fc.assert(
      fc.property(timelines, ({ messages, calendar: versions, now }) => {
        const office = compiled.get(versions) ?? calendar
        const unique = [...new Map(messages.map(each => [each.id, each])).values()]
        const known = knownAt(unique, now).filter(({ thread }) => thread === 'T1')
        const stored = recordEpisodes(known, { calendar: office })
        for (const [later, targetMs] of [
          [0, 0],
          [5, 15 * MINUTE],
          [3000, 10 * MINUTE],
        ] as const) {
          const then = now + later * MINUTE
          const target = { minutes: targetMs / MINUTE }
          const asked = episodesOf(known, { calendar: office, now: then, target })
          const resolved = stored.map(each => stateAt(each, then, targetMs, office))
          expect(resolved).toHaveLength(asked.length)
          expect(resolved).toEqual(expect.arrayContaining(asked))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('turn from waiting to missed one open millisecond after the deadline', () => {
    const [stored] = recordEpisodes([at('11:50')], { calendar })
    const deadline = calendar.deadline(stored?.openedAt ?? 0, 15 * MINUTE)
    expect(deadline).toBe(paris('2026-06-02T14:05'))
    const state = (now: number) => stored && stateAt(stored, now, 15 * MINUTE, calendar).state
    expect(state(deadline ?? 0)).toBe('waiting')
    expect(state((deadline ?? 0) + 1)).toBe('missed')
  })

  it('never change their input', () => {
    fc.assert(
      fc.property(timelines, timeline => {
        const before = structuredClone(timeline.messages)
        episodes(timeline)
        expect(timeline.messages).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })
})
