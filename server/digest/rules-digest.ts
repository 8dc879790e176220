import { addDays } from '../language/iso-week.ts'
import { type Language, type Sentence, verbatim } from '../language/sentence.ts'
import { capital, typeset } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import type { ShareWeek } from '../shares/rules/week.ts'
import { issueTexts, replyTexts, digestTexts as texts } from './mail-texts.ts'
import {
  besideNotes,
  type ChartWeek,
  type DigestFigure,
  isSilent,
  type ReplyFigures,
  replyFigures,
  replySubject,
  silentBefore,
  type WeekChart,
  weekChart,
} from './rules-replies.ts'
import type { DigestSchedule } from './rules-schedule.ts'
import { type DigestLine, shortened, type ToKnow, toKnowLines } from './rules-to-know.ts'

/** What the digest of one week is made of. Residents' names and words are no part of it. */
export type DigestFigures = ReplyFigures &
  ToKnow & {
    commune: string
    schedule: DigestSchedule
    /** Seven days, by `editionDays`. */
    edition: string
    from: string
    to: string
    published: number
    deliveryIssues: PostWithIssue[]
    awaitingApproval: number
    /** What was offered to neighbours; null: nothing happened. */
    shares: ShareWeek | null
    /** How many events of neighbours wait for an answer. */
    offers: number
    /** Up to `chartWeeks`, in their order, the told one last. */
    weeks: readonly ChartWeek[]
    /** Those of the 14 days after the week, in their order. */
    events: AnnouncedEvent[]
    /** What could not be counted, one sentence each. */
    notMeasured: readonly Sentence[]
  }

export type AnnouncedEvent = {
  title: string
  startLocal: string
  place: string
  status: 'planned' | 'postponed' | 'cancelled'
}

type PostWithIssue = {
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
  /** All that is to be said of a quiet week; else there are figures. */
  opening: string[]
  figures: DigestFigure[]
  chart: WeekChart | null
  sections: DigestSection[]
  /** Why its reader gets it, and when. */
  why: string
}

export type DigestSection = { title: string; lines: DigestLine[] }

/** A digest is one screen: what is more than this is counted, and one key away in Tambour. */
const most = { deliveryIssues: 3, events: 5, notMeasured: 4 }

/** The days ahead of which the digest speaks. */
export const digestHorizonDays = 14

/** What the digest says of a week to readers of one language. */
export function composeDigest(figures: DigestFigures, language: Language): Digest {
  const { commune, from, to, summary, weeks, goalPercent } = figures
  const isWeek = figures.edition.includes('W')
  const span = isWeek
    ? texts.ofWeek(Number(figures.edition.slice(6)))
    : verbatim(wordings[language].period(from, to))
  const isCalm = isQuiet(figures)
  const ahead = { from: addDays(to, 1), to: addDays(to, digestHorizonDays) }
  const sections = [
    isCalm ? silent : publications(figures, language),
    neighbours(figures, language),
    isCalm && figures.events.length === 0 ? silent : comingDays(figures, language),
    { title: texts.toKnow[language], lines: toKnowLines(figures, ahead, language) },
    notMeasured(figures, language),
  ]
  return {
    language,
    subject: typeset(texts.subject(commune, span, replySubject(summary))[language]),
    commune: typeset(commune),
    title: isWeek ? capital(span[language]) : texts.lastDays[language],
    period: wordings[language].period(from, to),
    opening: isCalm
      ? [texts.quietWeek, replyTexts.quietBefore(silentBefore(figures))].map(
          sentence => sentence[language],
        )
      : [],
    figures: isCalm ? [] : replyFigures(figures, language),
    chart: isCalm ? null : weekChart(weeks, goalPercent, language),
    why: texts.why(figures.schedule)[language],
    sections: sections.filter(({ lines }) => lines.length > 0).map(printed),
  }
}

const silent: DigestSection = { title: '', lines: [] }

/** Nobody asked, nobody waits, nothing went out and nothing waits for a decision. */
function isQuiet(figures: DigestFigures): boolean {
  const { summary, older, published, deliveryIssues, awaitingApproval } = figures
  const counts = [older, published, deliveryIssues.length, awaitingApproval]
  return (
    isSilent(summary) && besideNotes(figures).length === 0 && counts.every(count => count === 0)
  )
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

function neighbours({ shares, offers }: DigestFigures, language: Language): DigestSection {
  const title = texts.neighbours[language]
  const waiting = offers === 0 ? [] : [plain(texts.offersWait(offers)[language])]
  return { title, lines: [...waiting, ...(shares === null ? [] : shareLines(shares, language))] }
}

function shareLines(shares: ShareWeek, language: Language): DigestLine[] {
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
  return [
    ...(offers === 0 ? [] : [plain(texts.shares(shares, became)[language])]),
    ...(since.length === 0 ? [] : [plain(texts.sharesBefore(since)[language])]),
  ]
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
