import { describe, expect, it } from 'vitest'
import { detectionDelayMs } from '../../server/reply-times/rules/reply-stats.ts'
import {
  citizen,
  human,
  instant,
  minutes,
  run,
  summarise,
} from '../support/reply-times/reply-command.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const answered = (O: number, W: number, onTime = O <= 15) => ({ state: 'answered', O, W, onTime })
const missed = (O: number) => ({ state: 'missed', O, W: null, onTime: false })
const excluded = { state: 'excluded', O: 0, W: null, onTime: null }
const later = { now: '2026-12-31T12:00' }

/** The worked cases of docs/reply-times.md, through the command. Case 38 has no line to read. */
describe('the worked cases', () => {
  it('1: a question and its answer', async () => {
    expect(await minutes([citizen('10:00'), human('10:09')])).toEqual([answered(9, 9)])
  })

  it('2: a burst is one episode', async () => {
    const burst = [citizen('10:00'), citizen('10:02'), citizen('10:05'), human('10:09')]
    expect(await minutes(burst)).toEqual([answered(9, 9)])
  })

  it('3: a need after the answer is another episode', async () => {
    const lines = [citizen('10:00'), human('10:03'), citizen('10:05'), human('10:25')]
    expect(await minutes(lines)).toEqual([answered(3, 3), answered(20, 20, false)])
  })

  it('4: on time to the millisecond', async () => {
    const onTime = async (time: string) => (await run([citizen('10:00'), human(time)]))[0]?.onTime
    expect(await onTime('10:15:00.000')).toBe(true)
    expect(await onTime('10:15:00.001')).toBe(false)
  })

  it('5: an automatic reply does not stop the clock', async () => {
    const lines = [citizen('10:00'), human('10:00:02', { automatic: true }), human('10:20')]
    expect(await minutes(lines)).toEqual([answered(20, 20, false)])
  })

  it('5b: what a program wrote by itself waits for no answer, until a person says so', async () => {
    const away = (marks?: object[]) =>
      citizen('10:00', { automatic: true, ...(marks && { marks }) })
    const [left] = await run([away()])
    expect(left).toMatchObject({ state: 'excluded', reason: 'automatic', officeMs: 0 })
    const needed = [{ at: '2026-06-02T10:05:00+02:00', needsReply: true, reason: null }]
    expect(await minutes([away(needed), human('10:09')])).toEqual([answered(9, 9)])
    // Beside a question it neither opens nor closes anything.
    expect(await minutes([away(), citizen('10:02'), human('10:09')])).toContainEqual(answered(7, 7))
  })

  it('6: neither do a note and a reaction', async () => {
    const lines = [
      citizen('10:00'),
      human('10:04', { kind: 'note' }),
      human('10:05', { kind: 'reaction' }),
      human('10:12'),
    ]
    expect(await minutes(lines)).toEqual([answered(12, 12)])
  })

  it.each([null, undefined, ''])('7: an answer by nobody knows whom counts (%j)', async author => {
    const lines = [citizen('10:00'), human('10:08', { author })]
    expect(await minutes(lines)).toEqual([answered(8, 8)])
  })

  it('8: the lunch break', async () => {
    expect(await minutes([citizen('11:58'), human('14:04')])).toEqual([answered(6, 126)])
  })

  it('9: on a Sunday evening', async () => {
    const [episode] = await run([citizen('2026-06-07T20:00'), human('2026-06-07T20:07')], later)
    const W7 = { elapsedMs: 7 * 60_000, officeMs: 0, onTime: true, outOfHours: true }
    expect(episode).toMatchObject(W7)
  })

  it('10: before opening, and after', async () => {
    const answer = async (time: string) => {
      const lines = [citizen('2026-06-07T20:00'), human(time)]
      return [await minutes(lines, later), (await run(lines, later))[0]?.outOfHours]
    }
    expect(await answer('2026-06-08T08:45')).toEqual([[answered(0, 765)], true])
    expect(await answer('2026-06-08T09:12')).toEqual([[answered(12, 792)], false])
  })

  it('11: over a public holiday', async () => {
    const lines = [citizen('2026-05-13T16:55'), human('2026-05-15T09:05')]
    expect(await minutes(lines)).toEqual([answered(10, 2410)])
    const calendar = [{ ...caseCalendar, closed: [], holidays: 'FR' }]
    expect(await minutes(lines, { calendar })).toEqual([answered(10, 2410)])
  })

  it('12: over a bridge', async () => {
    const calendar = [{ ...caseCalendar, closed: ['2026-05-14', '2026-05-15', '2026-05-16'] }]
    const lines = [citizen('2026-05-13T16:55'), human('2026-05-18T09:05')]
    expect(await minutes(lines, { calendar })).toEqual([answered(10, 6730)])
  })

  it('13: the clocks go forward', async () => {
    const lines = [citizen('2026-03-28T11:50'), human('2026-03-30T09:05')]
    expect(await minutes(lines)).toEqual([answered(15, 2655)])
  })

  it('14: the clocks go back', async () => {
    const lines = [citizen('2026-10-24T11:50'), human('2026-10-26T09:05')]
    expect(await minutes(lines, later)).toEqual([answered(15, 2775)])
  })

  it('15: from summer time to winter time', async () => {
    const lines = [
      citizen('10:00', { sentAt: '2026-10-25T02:50:00+02:00' }),
      human('10:00', { sentAt: '2026-10-25T02:10:00+01:00' }),
    ]
    expect(await minutes(lines, later)).toEqual([answered(0, 20)])
  })

  it('16: open while the clocks go back', async () => {
    const calendar = [{ ...caseCalendar, open: { '2026-10-25': [['01:00', '04:00']] } }]
    const lines = [citizen('2026-10-25T01:30'), human('2026-10-25T03:30')]
    expect(await minutes(lines, { ...later, calendar })).toEqual([answered(180, 180)])
  })

  it('17: waiting, then missed', async () => {
    const lines = [citizen('10:00')]
    const waiting = { state: 'waiting', O: 14, W: null, onTime: null }
    expect(await minutes(lines, { now: '10:14' })).toEqual([waiting])
    expect(await minutes(lines, { now: '10:16' })).toEqual([missed(16)])
  })

  it('18: thanks, with and without a question', async () => {
    const thanks = (text: string) =>
      run([citizen('10:00'), human('10:05'), citizen('10:06', { text })], { now: '10:10' })
    expect((await thanks('Merci 👍'))[1]).toMatchObject({ state: 'excluded', reason: 'courtesy' })
    expect((await thanks('Merci ! Et samedi ?'))[1]).toMatchObject({
      state: 'waiting',
      reason: null,
    })
  })

  it('19: a tag, with and without a question', async () => {
    const tag = async (text: string) => (await run([citizen('10:00', { text })]))[0]
    expect(await tag('@Julie')).toMatchObject({ state: 'excluded', reason: 'tag' })
    expect(await tag('@Julie c’est ouvert ?')).toMatchObject({ state: 'missed', reason: null })
  })

  it('20: a public reply that mentions somebody, and one that mentions nobody', async () => {
    const lines = [
      citizen('10:00', { author: 'Ann' }),
      citizen('10:02', { author: 'Bob' }),
      human('10:06', { mentions: ['Bob'] }),
      human('10:20'),
    ]
    const found = await run(lines)
    expect(found.map(({ author, officeMs }) => [author, officeMs / 60_000])).toEqual([
      ['Ann', 20],
      ['Bob', 4],
    ])
  })

  it('21: removed by its author, in time and late', async () => {
    const removed = (time: string) => [citizen('10:00', { removedAt: instant(time) })]
    const [withdrawn] = await run(removed('10:08'))
    expect(withdrawn).toMatchObject({
      state: 'withdrawn',
      closedAt: instant('10:08'),
      closedBy: null,
    })
    expect(await minutes(removed('10:20'))).toEqual([missed(20)])
  })

  it('22: hidden, and shown again', async () => {
    const hidden = [{ from: instant('10:05'), to: instant('11:00') }]
    const lines = [citizen('10:00', { hidden })]
    const [still] = await run(lines, { now: '10:30' })
    expect(still).toMatchObject({ state: 'excluded', reason: 'moderation' })
    expect(await minutes(lines, { now: '11:30' })).toEqual([missed(90)])
    const forever = [citizen('10:00', { hidden: [{ from: instant('10:05'), to: null }] })]
    expect(await minutes(forever)).toEqual([excluded])
  })

  it('23: marked spam, unmarked the next day', async () => {
    const spam = { at: instant('11:00'), needsReply: false, reason: 'spam' }
    const undone = { at: instant('2026-06-03T09:00'), needsReply: true, reason: 'erreur' }
    const lines = [citizen('10:00', { marks: [spam, undone] })]
    const [then] = await run(lines)
    expect(then).toMatchObject({ state: 'excluded', reason: 'spam', openedAt: instant('10:00') })
    const [next] = await run(lines, { now: '2026-06-03T09:00' })
    expect(next).toMatchObject({ state: 'missed', reason: null, openedAt: instant('10:00') })
  })

  it('24: a failed answer is none', async () => {
    const lines = [citizen('10:00'), human('10:05', { delivered: false }), human('10:18')]
    expect(await minutes(lines)).toEqual([answered(18, 18, false)])
  })

  it('25: an edit that asks', async () => {
    const edits = [{ at: instant('10:10'), text: 'Merci ! Et samedi ?' }]
    const lines = [citizen('10:00', { text: 'merci', edits }), human('10:21')]
    expect(await minutes(lines)).toEqual([answered(11, 11)])
  })

  it('26: an edit after the answer', async () => {
    const edits = [{ at: instant('10:40'), text: 'La mairie est ouverte aujourd’hui ?' }]
    expect(await minutes([citizen('10:00', { edits }), human('10:09')])).toEqual([answered(9, 9)])
  })

  it('27: any order, with duplicates', async () => {
    const burst = [citizen('10:00'), citizen('10:02'), citizen('10:05'), human('10:09')]
    const orders = burst.flatMap(first =>
      burst.flatMap(second => [
        [first, second, ...burst],
        [...burst.toReversed(), second, first],
      ]),
    )
    for (const order of orders) expect(await run(order)).toEqual(await run(burst))
  })

  it('28: a late poll changes no reply time, the delay is its own figure', async () => {
    const lines = [citizen('10:00'), human('10:09')]
    expect(await minutes(lines, { now: '10:20' })).toEqual([answered(9, 9)])
    const [sentAt, receivedAt] = ['10:00', '10:20'].map(time => paris(`2026-06-02T${time}`))
    expect(detectionDelayMs({ sentAt: sentAt ?? 0, receivedAt: receivedAt ?? 0 })).toBe(20 * 60_000)
  })

  it('29: imported history counts as it was', async () => {
    const lines = [citizen('2026-05-20T10:00'), human('2026-05-20T10:04')]
    expect(await minutes(lines)).toEqual([answered(4, 4)])
  })

  it('30: an import that begins with an answer opens nothing by it', async () => {
    const lines = [human('09:50'), citizen('10:00'), human('10:09')]
    expect(await minutes(lines)).toEqual([answered(9, 9)])
  })

  it('31: two threads, merged and not', async () => {
    const two = [citizen('10:00', { thread: 'T1' }), citizen('10:03', { thread: 'T2' })]
    const lines = [...two, human('10:07', { thread: 'T2' })]
    const merged = lines.map(line => ({ ...line, thread: 'T1' }))
    expect(await minutes(merged)).toEqual([answered(7, 7)])
    const waiting = { state: 'waiting', O: 10, W: null, onTime: null }
    expect(await minutes(lines, { now: '10:10' })).toEqual([waiting, answered(4, 4)])
  })

  it('32: the commune wrote first', async () => {
    const lines = [human('09:00'), citizen('10:00'), human('10:10')]
    expect(await minutes(lines)).toEqual([answered(10, 10)])
  })

  it('33: belongs to the local date on which it opened', async () => {
    const lines = [citizen('2026-05-31T23:30'), human('2026-06-01T09:05')]
    const [episode] = await run(lines)
    expect(episode).toMatchObject({ officeMs: 5 * 60_000, outOfHours: false })
    const opened = Temporal.Instant.from(episode?.openedAt ?? '').toZonedDateTimeISO('Europe/Paris')
    expect(opened.toPlainDate().toString()).toBe('2026-05-31')
  })

  it('34: a new calendar changes nothing before its date', async () => {
    const july = { ...caseCalendar, from: '2026-07-01', week: { thu: [['10:00', '11:00']] } }
    const lines = [
      citizen('2026-06-30T11:50'),
      human('2026-06-30T14:05'),
      citizen('2026-07-02T09:50'),
      human('2026-07-02T10:05'),
    ]
    expect(await minutes(lines, later)).toEqual([answered(15, 135), answered(15, 15)])
    const calendar = [july, caseCalendar]
    const both = [answered(15, 135), answered(5, 15)]
    expect(await minutes(lines, { ...later, calendar })).toEqual(both)
  })

  it('35: a holding reply, then the full answer', async () => {
    const lines = [citizen('10:00'), human('10:04', { holding: true }), human('11:30')]
    const [episode, ...none] = await run(lines)
    expect(none).toEqual([])
    expect(episode).toMatchObject({ officeMs: 4 * 60_000, fullAnswerMs: 90 * 60_000, onTime: true })
  })

  it('36: the figures of ten episodes', async () => {
    const one = (thread: string, start: string, ms: number | null) => [
      citizen(start, { thread }),
      ...(ms === null ? [] : [human(start, { thread, sentAt: after(start, ms) })]),
    ]
    const after = (start: string, minutes: number) =>
      new Date(Date.parse(instant(start)) + minutes * 60_000).toISOString()
    const times = [2, 4, 5, 8, 12, 14, 20, 40]
    const lines = [
      ...times.flatMap(time => one(`t${time}`, '10:00', time)),
      ...one('open 30', '10:30', null),
      ...one('open 6', '10:54', null),
    ]
    const [summary, ...none] = await summarise(lines, { now: '11:00' })
    expect(none).toEqual([])
    expect(Object.keys(summary ?? {})).toEqual([
      'onTime',
      'counted',
      'waiting',
      'missed',
      'excluded',
      'withdrawn',
      'ratio',
      'wilson',
      'medianMs',
      'p90Ms',
    ])
    expect(summary).toMatchObject({
      onTime: 6,
      counted: 9,
      waiting: 1,
      missed: 1,
      medianMs: 12 * 60_000,
      p90Ms: 40 * 60_000,
    })
    expect(summary?.ratio).toBeCloseTo(2 / 3, 12)
    expect(summary?.wilson?.map(bound => Math.round(bound * 100))).toEqual([35, 88])
  })

  it('37: where more than half still wait there is no median', async () => {
    const open = ['a', 'b', 'c'].map(thread => citizen('10:00', { thread }))
    const done = [5, 9].flatMap(time => [
      citizen('10:00', { thread: `t${time}` }),
      human(`10:0${time}`, { thread: `t${time}` }),
    ])
    const [summary] = await summarise([...open, ...done], { now: '11:00' })
    expect(summary).toMatchObject({ onTime: 2, counted: 5, medianMs: null, p90Ms: null })
  })

  it('38: no messages', async () => {
    expect(await run([])).toEqual([])
    const [summary] = await summarise([])
    expect(summary).toMatchObject({ onTime: 0, counted: 0, ratio: null, wilson: null })
    expect(summary).toMatchObject({ medianMs: null, p90Ms: null })
  })
})
