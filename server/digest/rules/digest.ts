import { type CalendarWarning, calendarWarnings } from '../../language/calendar-warnings.ts'
import type { HolidayRegion } from '../../language/holidays.ts'
import { addDays } from '../../language/iso-week.ts'
import type { Language, Sentence } from '../../language/sentence.ts'
import { typeset } from '../../language/typeset.ts'
import { wordings } from '../../language/wording.ts'
import type { DeliveryState } from '../../publishing/rules/delivery.ts'
import type { ShareWeek } from '../../shares/rules/week.ts'
import { issueTexts, digestTexts as texts } from '../mail-texts.ts'
import { type DigestFigure, type ReplyFigures, replyFigures, replySubject } from './replies.ts'

/** What the digest of one week is made of. Residents' names and words are no part of it. */
export type DigestFigures = ReplyFigures & {
  commune: string
  zone: string
  /** ISO week, '2026-W47', and its Monday and Sunday. */
  week: string
  from: string
  to: string
  published: number
  deliveryIssues: PostWithIssue[]
  awaitingApproval: number
  /** What was offered to neighbours; null: nothing happened. */
  shares: ShareWeek | null
  /** Those of the 14 days after the week, in their order. */
  events: AnnouncedEvent[]
  holidays: HolidayRegion
  /** The local date of the last backup, null where there is none; absent: all is well. */
  lateBackup?: { madeOn: string | null } | undefined
  /** What could not be counted, one sentence each. */
  notMeasured: readonly Sentence[]
}

export type AnnouncedEvent = {
  title: string
  startLocal: string
  place: string
  status: 'planned' | 'postponed' | 'cancelled'
}

export type PostWithIssue = {
  state: DeliveryState
  dueLocal: string
  channelName: string
  title: string
  reason: Sentence | null
}

/** The words of a digest; how they are laid out is another matter. */
export type Digest = {
  language: Language
  subject: string
  commune: string
  /** « Semaine 47 » */
  title: string
  period: string
  figures: DigestFigure[]
  sections: DigestSection[]
}

export type DigestSection = { title: string; lines: DigestLine[] }

/** `lead` is a date, before the text. */
export type DigestLine = { lead: string | null; text: string; attention: boolean }

/** A digest is one screen: what is more than this is counted, and one key away in Tambour. */
const most = { deliveryIssues: 3, events: 5, notMeasured: 4 }

/** The days ahead of which the digest speaks. */
export const digestHorizonDays = 14

/** What the digest says of a week to readers of one language. */
export function composeDigest(figures: DigestFigures, language: Language): Digest {
  const { commune, from, to, summary } = figures
  const week = Number(figures.week.slice(6))
  const sections = [
    publications(figures, language),
    neighbours(figures, language),
    comingDays(figures, language),
    calendar(figures, language),
    notMeasured(figures, language),
  ]
  return {
    language,
    subject: typeset(texts.subject(commune, week, replySubject(summary))[language]),
    commune: typeset(commune),
    title: texts.week(week)[language],
    period: wordings[language].period(from, to),
    figures: replyFigures(figures, language),
    sections: sections.filter(({ lines }) => lines.length > 0).map(printed),
  }
}

/** Titles, places and reasons come as people typed them. */
function printed({ title, lines }: DigestSection): DigestSection {
  return { title, lines: lines.map(line => ({ ...line, text: typeset(line.text) })) }
}

function publications(
  { published, deliveryIssues, awaitingApproval }: DigestFigures,
  language: Language,
): DigestSection {
  const out = [
    texts.published(published),
    deliveryIssues.length === 0 ? texts.noFailure : texts.toDoAgain(deliveryIssues.length),
  ]
  const counts = [
    ...(published + deliveryIssues.length === 0 ? [texts.nonePublished] : out),
    awaitingApproval === 0 ? texts.nothingToApprove : texts.toApprove(awaitingApproval),
  ]
  const rest = deliveryIssues.length - most.deliveryIssues
  return {
    title: texts.posts[language],
    lines: [
      plain(`${counts.map(count => count[language]).join(', ')}.`),
      ...deliveryIssues.slice(0, most.deliveryIssues).map(post => issueLine(post, language)),
      ...(rest > 0 ? [plain(texts.moreIssues(rest)[language])] : []),
    ],
  }
}

function issueLine(
  { state, dueLocal, channelName, title, reason }: PostWithIssue,
  language: Language,
): DigestLine {
  const { colon, date } = wordings[language]
  const issue = isIssue(state) ? issueTexts[state][language] : state
  const why = reason === null ? '' : `. ${shortened(reason[language])}`
  return {
    lead: date(dueLocal, { weekday: true, year: false }),
    text: `${texts.onChannel(title, channelName)[language]}${colon} ${issue}${why}`,
    attention: true,
  }
}

function isIssue(state: DeliveryState): state is keyof typeof issueTexts {
  return state in issueTexts
}

/** A reason says at length what to do; the digest only why, the rest stands in Tambour. */
function shortened(sentence: string): string {
  const longest = 120
  if (sentence.length <= longest) return sentence
  return `${sentence.slice(0, sentence.lastIndexOf(' ', longest))}…`
}

function neighbours({ shares }: DigestFigures, language: Language): DigestSection {
  const title = texts.neighbours[language]
  if (shares === null) return { title, lines: [] }
  const { events, offers, accepted, published, acceptMs, before } = shares
  const became =
    accepted === 0
      ? [texts.notAccepted(events)]
      : [
          texts.accepted(events, accepted),
          ...(acceptMs === null ? [] : [texts.halfWithin(acceptMs)]),
          ...(published === 0 ? [] : [texts.publishedTimes(events, published)]),
        ]
  const since = [
    ...(before.accepted === 0 ? [] : [texts.accepted(1, before.accepted)]),
    ...(before.published === 0 ? [] : [texts.publishedTimes(1, before.published)]),
  ]
  return {
    title,
    lines: [
      ...(offers === 0 ? [] : [plain(texts.shares(shares, became)[language])]),
      ...(since.length === 0 ? [] : [plain(texts.sharesBefore(since)[language])]),
    ],
  }
}

function comingDays({ events, to }: DigestFigures, language: Language): DigestSection {
  const last = addDays(to, digestHorizonDays)
  const rest = events.length - most.events
  return {
    title: texts.daysAhead(digestHorizonDays)[language],
    lines:
      events.length === 0
        ? [plain(texts.noEvent(last)[language])]
        : [
            ...events.slice(0, most.events).map(event => eventLine(event, language)),
            ...(rest > 0 ? [plain(texts.moreEvents(rest, last)[language])] : []),
          ],
  }
}

function eventLine(
  { title, startLocal, place, status }: AnnouncedEvent,
  language: Language,
): DigestLine {
  const became = status === 'planned' ? '' : ` ${texts[status][language]}`
  return {
    lead: wordings[language].localTime(startLocal, { weekday: true, year: false }),
    text: `${title}, ${place}${became}`,
    attention: false,
  }
}

function calendar(
  { to, zone, holidays, lateBackup }: DigestFigures,
  language: Language,
): DigestSection {
  const last = addDays(to, digestHorizonDays)
  const warnings = calendarWarnings(addDays(to, 1), last, zone, holidays)
  const lines = warnings.map(warning => warningLine(warning, language))
  return { title: texts.toKnow[language], lines: [...backup(lateBackup, language), ...lines] }
}

function backup(late: DigestFigures['lateBackup'], language: Language): DigestLine[] {
  if (late === undefined) return []
  const said = late.madeOn === null ? texts.noBackup : texts.lateBackup(late.madeOn)
  return [{ lead: null, text: said[language], attention: true }]
}

function warningLine(warning: CalendarWarning, language: Language): DigestLine {
  return {
    lead: wordings[language].date(warning.date, { weekday: true, year: false }),
    text: warningSentence(warning)[language],
    attention: false,
  }
}

function warningSentence(warning: CalendarWarning): Sentence {
  if (warning.kind === 'holiday') return texts.holiday(warning.name)
  const clockChange = warning.forward ? texts.summerTime : texts.winterTime
  return clockChange(warning.fromHour, warning.toHour)
}

function notMeasured({ notMeasured: all }: DigestFigures, language: Language): DigestSection {
  const rest = all.length - most.notMeasured
  return {
    title: texts.notMeasured[language],
    lines: [
      ...all.slice(0, most.notMeasured).map(reason => plain(reason[language])),
      ...(rest > 0 ? [plain(texts.moreNotMeasured(rest)[language])] : []),
    ],
  }
}

const plain = (text: string): DigestLine => ({ lead: null, text, attention: false })
