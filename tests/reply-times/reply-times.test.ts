import { describe, expect, it } from 'vitest'
import { parseCalendar } from '../../server/hours/change-opening-hours.ts'
import { BadInput, replyTimes } from '../../server/reply-times/reply-times.ts'
import { citizen, human, instant, run } from '../support/reply-times/reply-command.ts'
import { caseCalendar } from '../support/reply-times/reply-timelines.ts'

const notAnInstant =
  'doit être un instant ISO 8601 avec son décalage (« Z » ou « +02:00 »), de 1970 à 2199'
const good = JSON.stringify(citizen('10:00'))

async function output(
  lines: AsyncIterable<string> | Iterable<string>,
  more: Partial<Parameters<typeof replyTimes>[0]> = {},
): Promise<string[]> {
  const calendar = JSON.stringify([caseCalendar])
  const found = replyTimes({ lines, calendar, now: instant('18:00'), ...more })
  return await Array.fromAsync(found)
}

async function complaint(...given: Parameters<typeof output>): Promise<string> {
  const error = await output(...given).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(BadInput)
  return error instanceof BadInput ? error.message.replaceAll('\u00a0', ' ') : ''
}

describe('replyTimes', () => {
  it('prints one episode a line, keys in the documented order, UTC with milliseconds', async () => {
    const lines = [
      { ...citizen('10:00'), id: 'c', sentAt: '2026-06-02T10:00+02:00' },
      { ...human('10:09'), id: 'h', sentAt: '2026-06-02T08:09:00.5Z' },
    ]
    expect(await output(lines.map(line => JSON.stringify(line)))).toEqual([
      '{"thread":"T","author":"Ann","openedBy":"c","openedAt":"2026-06-02T08:00:00.000Z",' +
        '"closedBy":"h","closedAt":"2026-06-02T08:09:00.500Z","state":"answered","reason":null,' +
        '"elapsedMs":540500,"officeMs":540500,"onTime":true,"outOfHours":false,"fullAnswerMs":540500}',
    ])
  })

  it('has nulls where an excluded or open episode has nothing', async () => {
    const thanks = citizen('10:00', { text: 'Merci' })
    expect(await run([thanks])).toEqual([
      {
        thread: 'T',
        author: 'Ann',
        openedBy: thanks.id,
        openedAt: instant('10:00'),
        closedBy: null,
        closedAt: null,
        state: 'excluded',
        reason: 'courtesy',
        elapsedMs: null,
        officeMs: 0,
        onTime: null,
        outOfHours: false,
        fullAnswerMs: null,
      },
    ])
  })

  it('reads lines as they come, past empty ones and line ends of Windows', async () => {
    async function* lines() {
      yield `${good}\r`
      yield ''
      yield JSON.stringify(human('10:05'))
      yield '  '
    }
    expect(await output(lines())).toHaveLength(1)
  })

  it('takes the first line of an id, and nothing that is dated after now', async () => {
    const lines = [
      citizen('10:00', { id: 'a' }),
      citizen('09:00', { id: 'a' }),
      citizen('11:00', { id: 'b', thread: 'U' }),
      citizen('09:30', { id: 'b', thread: 'U' }),
      human('10:31', { id: 'c' }),
    ]
    const found = await run(lines, { now: '10:30' })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ openedAt: instant('10:00'), state: 'missed' })
  })

  it('ignores edits, removals, hidings and marks of the future', async () => {
    const future = {
      edits: [{ at: instant('10:06'), text: 'Et samedi ?' }],
      removedAt: instant('10:06'),
      hidden: [{ from: instant('10:06'), to: null }],
      marks: [{ at: instant('10:06'), needsReply: false, reason: 'spam' }],
    }
    const [open] = await run([citizen('10:00', future)], { now: '10:05' })
    expect(open).toMatchObject({ state: 'waiting', reason: null })
    const [thanks] = await run([citizen('10:00', { ...future, text: 'Merci' })], { now: '10:05' })
    expect(thanks).toMatchObject({ state: 'excluded', reason: 'courtesy' })
    const [reply] = await run([citizen('10:00'), human('10:02', future)], { now: '10:05' })
    expect(reply).toMatchObject({ state: 'answered' })
  })

  it('takes null for what is absent, and fields that it does not know', async () => {
    const optional = {
      kind: null,
      automatic: null,
      delivered: null,
      holding: null,
      mentions: null,
      edits: null,
      removedAt: null,
      hidden: null,
      marks: null,
      likes: 3,
    }
    const [found] = await run([citizen('10:00', optional), human('10:05', optional)])
    expect(found).toMatchObject({ state: 'answered' })
  })

  it.each([
    [39, 'Tuesday', '10:00', 2, '2026-06-04T17:00:00.000', '2026-06-05T09:00:00.001'],
    [40, 'at closing time', '17:00', 1, '2026-06-04T16:59', '2026-06-05T09:01'],
    [41, 'Friday', '2026-06-05T10:00', 1, '2026-06-06T12:00', '2026-06-08T09:01'],
    [42, 'over a closed day', '2026-05-13T10:00', 1, '2026-05-15T17:00', '2026-05-16T09:01'],
    [43, 'Sunday', '2026-06-07T20:00', 1, '2026-06-09T17:00', '2026-06-10T09:01'],
  ])(
    'measures against working days (case %i, %s)',
    async (_case, _what, at, days, inTime, late) => {
      const onTime = async (answered: string) => {
        const options = { targetDays: days, now: '2026-06-30T12:00' }
        return (await run([citizen(at), human(answered)], options))[0]?.onTime
      }
      expect([await onTime(inTime), await onTime(late)]).toEqual([true, false])
    },
  )

  it('measures against the target that it is given', async () => {
    const lines = [citizen('10:00'), human('10:12')]
    const onTime = async (targetMinutes: number) => (await run(lines, { targetMinutes }))[0]?.onTime
    expect([await onTime(10), await onTime(12), await onTime(11.99)]).toEqual([false, true, false])
  })

  it('reckons without opening hours: nothing but the elapsed time', async () => {
    const [found] = await run([citizen('10:00'), human('10:30')], { calendar: [] })
    expect(found).toMatchObject({ officeMs: 0, elapsedMs: 1_800_000, outOfHours: true })
  })
})

describe('bad input', () => {
  it.each([
    ['{', 'ce n’est pas du JSON'],
    ['[]', 'l’objet doit être un objet'],
    ['"C10:00"', 'l’objet doit être un objet'],
    [JSON.stringify(citizen('10:00', { id: undefined })), '« id » doit être un texte'],
    [JSON.stringify(citizen('10:00', { id: '' })), '« id » doit avoir au moins 1 caractère'],
    [JSON.stringify(citizen('10:00', { id: 12 })), '« id » doit être un texte'],
    [JSON.stringify(citizen('10:00', { text: undefined })), '« text » doit être un texte'],
    [JSON.stringify(citizen('10:00', { thread: null })), '« thread » doit être un texte'],
    [
      JSON.stringify(citizen('10:00', { author: null })),
      '« author » doit nommer l’habitant qui a écrit le message',
    ],
    [
      JSON.stringify(citizen('10:00', { direction: 'in' })),
      '« direction » doit être « inbound » ou « outbound »',
    ],
    [
      JSON.stringify(citizen('10:00', { kind: 'like' })),
      '« kind » doit être « message » ou « note » ou « reaction »',
    ],
    [JSON.stringify(citizen('10:00', { automatic: 1 })), '« automatic » doit être true ou false'],
    [JSON.stringify(citizen('10:00', { mentions: 'Bob' })), '« mentions » doit être une liste'],
    [
      JSON.stringify(citizen('10:00', { edits: [{ at: instant('10:01') }] })),
      '« edits.1.text » doit être un texte',
    ],
    [
      JSON.stringify(citizen('10:00', { hidden: [{ from: instant('10:01') }] })),
      `« hidden.1.to » ${notAnInstant}`,
    ],
    [
      JSON.stringify(
        citizen('10:00', { marks: [{ at: instant('10:01'), needsReply: false, reason: '' }] }),
      ),
      '« marks.1.reason » doit dire pourquoi aucune réponse n’est attendue',
    ],
    ...[
      undefined,
      12,
      '2026-06-02T10:00',
      '2026-06-02',
      '2026-02-30T10:00Z',
      'hier',
      '',
      '1969-12-31T23:59Z',
      '2200-01-01T00:00Z',
    ].map(sentAt => [JSON.stringify(citizen('10:00', { sentAt })), `« sentAt » ${notAnInstant}`]),
  ])('%s', async (line, problem) => {
    expect(await complaint([good, '', line, '{'])).toBe(`Ligne 3 : ${problem}.`)
  })

  it('prints nothing before all lines are good', async () => {
    const found = replyTimes({
      lines: [good, '{'],
      calendar: '[]',
      now: instant('18:00'),
    })
    await expect(found.next()).rejects.toBeInstanceOf(BadInput)
  })

  it('names what is wrong with the other arguments', async () => {
    expect(await complaint([], { now: 'hier' })).toMatch(/^L’instant « hier » doit être un instant/)
    const target = 'L’objectif doit être un nombre de minutes, zéro ou plus.'
    expect(await complaint([], { targetMinutes: -1 })).toBe(target)
    expect(await complaint([], { targetMinutes: Number.NaN })).toBe(target)
    const days = 'L’objectif doit être un nombre entier de jours ouvrés, de 1 à 30.'
    expect(await complaint([], { targetDays: 31 })).toBe(days)
    expect(await complaint([], { targetDays: 1.5 })).toBe(days)
    expect(await complaint([], { calendar: '{' })).toBe('Calendrier : ce n’est pas du JSON.')
  })
})

describe('parseCalendar', () => {
  it('reads a calendar, and what may be left out', () => {
    expect(parseCalendar(JSON.stringify([caseCalendar]))).toEqual([caseCalendar])
    const short = { from: '2026-01-01', zone: 'Europe/Paris', week: {} }
    expect(parseCalendar(JSON.stringify([short]))).toEqual([
      { ...short, holidays: null, closed: [], open: {} },
    ])
    expect(parseCalendar('[]')).toEqual([])
  })

  it.each([
    [{ from: '2026-02-30' }, '« 1.from » doit être une date « AAAA-MM-JJ »'],
    [{ from: undefined }, '« 1.from » doit être un texte'],
    [{ zone: 'Paris' }, '« 1.zone » doit être un fuseau horaire comme « Europe/Paris »'],
    [{ week: { monday: [] } }, '« 1.week » ne connaît pas « monday »'],
    [
      { week: { mon: [['9:00', '12:00']] } },
      '« 1.week.mon.1.1 » doit être une heure de « 00:00 » à « 24:00 »',
    ],
    [
      { week: { mon: [['09:00', '24:30']] } },
      '« 1.week.mon.1.2 » doit être une heure de « 00:00 » à « 24:00 »',
    ],
    [{ week: { mon: [['09:00']] } }, '« 1.week.mon.1 » doit avoir au moins 2 éléments'],
    [
      { week: { mon: [['22:00', '02:00']] } },
      '« 1.week.mon.1 » doit finir après son début (sinon, deux jours)',
    ],
    [{ holidays: 'DE' }, '« 1.holidays » doit être « FR » ou « FR-alsace-moselle »'],
    [{ closed: ['14 mai'] }, '« 1.closed.1 » doit être une date « AAAA-MM-JJ »'],
    [{ open: { '14 mai': [] } }, '« 1.open » doit avoir pour clés des dates « AAAA-MM-JJ »'],
    [{ close: [] }, '« 1 » ne connaît pas « close »'],
  ])('refuses %j', (wrong, problem) => {
    const text = JSON.stringify([{ ...caseCalendar, ...wrong }])
    const read = () => parseCalendar(text)
    expect(read).toThrow(BadInput)
    expect(read).toThrow(
      `Calendrier : ${problem}.`.replace(/« | »| :/g, each => each.replace(' ', '\u00a0')),
    )
  })
})
