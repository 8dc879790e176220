import fc from 'fast-check'
import type { CalendarVersion, Hours } from '../../../server/hours/rules-opening-hours.ts'
import type { ReplyMessage } from '../../../server/reply-times/rules/reply-message.ts'

const MINUTE = 60_000

const halves: Hours = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
]

/** The calendar of the worked cases of docs/reply-times.md. */
export const caseCalendar: CalendarVersion = {
  from: '2026-01-01',
  zone: 'Europe/Paris',
  week: {
    mon: halves,
    tue: halves,
    wed: halves,
    thu: halves,
    fri: halves,
    sat: [['09:00', '12:00']],
  },
  holidays: null,
  closed: ['2026-05-14'],
  open: {},
}

/** Instant (ms UTC) of a local time in Paris, '2026-06-02T10:00'; with an offset, as it says. */
export function paris(local: string): number {
  return /[+-]\d\d:\d\d$/.test(local)
    ? Temporal.Instant.from(local).epochMilliseconds
    : Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').epochMilliseconds
}

/** Calendars with what makes office time difficult. */
export const calendars: readonly CalendarVersion[][] = [
  [caseCalendar],
  [],
  [
    {
      ...caseCalendar,
      holidays: 'FR',
      closed: ['2026-05-15', '2026-05-16'],
      open: {
        '2026-03-29': [['01:00', '04:00']],
        '2026-10-25': [
          ['01:00', '02:30'],
          ['02:45', '24:00'],
        ],
        '2026-05-14': [['18:00', '24:00']],
        '2026-05-15': [['00:00', '00:30']],
      },
    },
  ],
  [
    { ...caseCalendar, week: { ...caseCalendar.week, sun: [['00:00', '24:00']] } },
    {
      ...caseCalendar,
      from: '2026-03-29',
      week: {
        sun: [
          ['02:10', '02:40'],
          ['03:00', '03:20'],
        ],
      },
    },
    { ...caseCalendar, from: '2026-05-15', holidays: 'FR-alsace-moselle' },
    { ...caseCalendar, from: '2026-06-02', week: { tue: [['10:00', '10:30']] }, closed: [] },
  ],
]

/** Before a weekend, a holiday and its bridge, both changes of clocks, a change of calendar. */
const beginnings = [
  '2026-06-02T09:40',
  '2026-06-02T09:55',
  '2026-06-02T11:30',
  '2026-06-03T14:01',
  '2026-05-29T16:30',
  '2026-05-13T16:40',
  '2026-03-28T11:40',
  '2026-03-29T01:30',
  '2026-10-24T11:40',
  '2026-10-25T01:30',
  '2026-06-01T23:30',
].map(paris)

/** Texts of a citizen, with the rule that excludes them, if any. */
const texts: readonly (readonly [text: string, reason: string | null])[] = [
  ['La salle est-elle libre samedi ?', null],
  ['Un lampadaire est éteint rue du Four', null],
  ['Merci ! Et dimanche ?', null],
  ['Bonjour, la benne est pleine.', null],
  ['Merci 👍', 'courtesy'],
  ['Bonjour', 'courtesy'],
  ['👍👍', 'emoji'],
  ['@Julie', 'tag'],
]
export const rules: ReadonlyMap<string, string> = new Map(
  texts.flatMap(([text, reason]) => (reason === null ? [] : [[text, reason]])),
)

/** Minutes that often meet, seconds that seldom do, and days. */
const lapse = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 45 }).map(minutes => minutes * MINUTE) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 * 1440 }).map(minutes => minutes * MINUTE) },
)
const authors = fc.constantFrom('Ann', 'Bob')
const text = fc.constantFrom(...texts.map(([each]) => each))
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

function message(start: number): fc.Arbitrary<ReplyMessage> {
  const inbound = fc.record({
    automatic: seldom(fc.boolean()),
    direction: fc.constant('inbound' as const),
    author: authors,
    text,
    edits: seldom(fc.array(fc.record({ at: lapse, text }), { maxLength: 2 })),
    marks: seldom(
      fc.array(
        fc.record({
          at: lapse,
          needsReply: fc.boolean(),
          reason: fc.constantFrom('spam', 'répondu par téléphone'),
        }),
        { maxLength: 2 },
      ),
    ),
  })
  const outbound = fc.record({
    direction: fc.constant('outbound' as const),
    author: fc.constantFrom('', 'agent'),
    text: fc.constant('Oui'),
    automatic: seldom(fc.boolean()),
    delivered: seldom(fc.boolean()),
    holding: seldom(fc.boolean()),
    mentions: seldom(fc.array(authors, { maxLength: 2 })),
  })
  const both = fc.record({
    // Few ids, so that some come twice, with other contents.
    id: fc.integer({ min: 0, max: 40 }).map(number => `m${number}`),
    thread: fc.constantFrom('T1', 'T1', 'T1', 'T2'),
    sentAt: lapse.map(ms => start + ms),
    kind: seldom(fc.constantFrom('message' as const, 'note' as const, 'reaction' as const)),
    removedAt: seldom(lapse),
    hidden: seldom(fc.array(fc.tuple(lapse, fc.option(lapse, { nil: null })), { maxLength: 2 })),
  })
  return fc.tuple(both, fc.oneof(inbound, outbound), fc.boolean()).map(([shared, own, late]) => {
    const { sentAt } = shared
    // Now and then something is dated before its message: the network's clocks are not ours.
    const after = (ms: number) => sentAt + ms - (late ? 5 * MINUTE : 0)
    const result: ReplyMessage = {
      ...own,
      ...shared,
      removedAt: shared.removedAt === undefined ? null : after(shared.removedAt),
      hidden: shared.hidden?.map(([from, length]) => ({
        from: after(from),
        to: length === null ? null : after(from) + length,
      })),
    }
    if (own.direction === 'inbound') {
      result.edits = own.edits?.map(edit => ({ ...edit, at: after(edit.at) }))
      result.marks = own.marks?.map(mark => ({ ...mark, at: after(mark.at) }))
    }
    return result
  })
}

export type Timeline = {
  messages: ReplyMessage[]
  calendar: CalendarVersion[]
  now: number
  targetMs: number
}

/** Random timelines of two citizens in two threads, with everything that can happen to a message. */
export const timelines: fc.Arbitrary<Timeline> = fc.constantFrom(...beginnings).chain(start =>
  fc.record({
    messages: fc.array(message(start), { maxLength: 14, size: 'max' }),
    calendar: fc.constantFrom(...calendars, calendars[0] ?? []),
    now: fc
      .oneof(lapse, ...[3, 5].map(days => fc.constant(days * 1440 * MINUTE)))
      .map(ms => start + ms),
    targetMs: fc.constantFrom(15 * MINUTE, 10 * MINUTE, 0),
  }),
)
