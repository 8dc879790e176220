import type { Target } from '../hours/rules-target.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'
import type { ReplySummary } from '../reply-times/rules/reply-stats.ts'
import { type Verdict, verdictOf } from '../reply-times/rules/verdict.ts'
import { replyTexts as texts, type trendTexts } from './mail-texts.ts'

/** What stands beside a headline, so that nothing improves it unseen. */
type Beside = {
  /** The same week without any exclusion. */
  unfiltered: Pick<ReplySummary, 'onTime' | 'counted'>
  /** Answered within the target by a holding reply. */
  holdingOnTime: number
}

export type DigestFigure = {
  value: string
  label: string
  notes: string[]
  /** Somebody waits too long: told by the words too, never by a colour alone. */
  attention: boolean
}

export type ReplyFigures = {
  /** Beyond which an answer is late: one, or those of several channels. */
  targets: readonly Target[]
  summary: ReplySummary
  /** The share on time that the council wants. */
  goalPercent: number
  beside: Beside
  /** Median of the time by the clock on the wall, ms; null when more than half still wait. */
  elapsedMedianMs: number | null
  /** The same of the week before. */
  before: ReplySummary
  /** Still unanswered from the weeks before. */
  older: number
}

/** What the digest says of replies, the most important first. */
export function replyFigures(figures: ReplyFigures, language: Language): DigestFigure[] {
  const { targets, summary, goalPercent, older } = figures
  const notes = (said: readonly Sentence[]) => said.map(sentence => sentence[language])
  if (isSilent(summary)) {
    const silence = {
      value: texts.noMessageAtAll[language],
      label: texts.thatNeedsReply[language],
      notes: notes([texts.weekBefore(silentBefore(figures)), ...besideNotes(figures)]),
      attention: false,
    }
    return older === 0 ? [silence] : [silence, forgotten(older, language)]
  }
  const verdict = verdictOf(summary, goalPercent)
  const share = {
    value: summary.counted === 0 ? '–' : shareOf(summary)[language],
    label: (verdict === null
      ? texts.withinTarget(targets)
      : texts.verdictWithin(targets, verdict, goalPercent))[language],
    notes: notes([...shareNotes(figures), ...besideNotes(figures)]),
    attention: false,
  }
  const unanswered = {
    value: wordings[language].number(unansweredOf(summary)),
    label: texts.unanswered[language],
    notes: notes(unansweredNotes(summary, older)),
    attention: summary.missed + older > 0,
  }
  return summary.counted === 0
    ? [share, unanswered]
    : [share, medianFigure(figures, language), unanswered]
}

/** The same in the few words of a subject. */
export function replySubject(summary: ReplySummary): Sentence {
  if (isSilent(summary)) return texts.noMessage
  const unanswered = unansweredOf(summary)
  const waiting = unanswered === 0 ? texts.allAnswered : texts.unansweredCount(unanswered)
  return summary.counted === 0 ? waiting : texts.shareAnd(shareOf(summary), waiting)
}

/** Whether nobody asked for anything. */
export const isSilent = ({ counted, waiting }: ReplySummary): boolean => counted + waiting === 0

/** The week before, beside a silent one. */
export function silentBefore({ before }: Pick<ReplyFigures, 'before'>): Sentence {
  return isSilent(before) ? texts.noneEither : shareSentence(before)
}

const unansweredOf = ({ waiting, missed }: ReplySummary): number => waiting + missed

function shareOf({ onTime, counted }: Pick<ReplySummary, 'onTime' | 'counted'>): Sentence {
  return texts.outOf(onTime, counted)
}

function shareSentence(summary: ReplySummary): Sentence {
  return summary.ratio === null
    ? texts.waiting(summary.waiting)
    : texts.withRatio(shareOf(summary), summary.ratio)
}

function shareNotes({ summary, goalPercent, before }: ReplyFigures): Sentence[] {
  const then = texts.weekBefore(isSilent(before) ? texts.noMessage : shareSentence(before))
  if (summary.ratio === null) return [then]
  const trend = trendOf(summary, before)
  return [texts.thatIs(summary.ratio, goalPercent, trend, then), ...caution(summary)]
}

/** Against the week before, by the exact shares; null where one of them has none. */
function trendOf(now: ReplySummary, before: ReplySummary): keyof typeof trendTexts | null {
  if (now.counted === 0 || before.counted === 0) return null
  const change = now.onTime * before.counted - before.onTime * now.counted
  return change > 0 ? 'up' : change < 0 ? 'down' : 'same'
}

/** No exclusion, removal or holding reply betters the share without being told beside it. */
export function besideNotes({ summary, beside }: ReplyFigures): Sentence[] {
  const { unfiltered, holdingOnTime } = beside
  const differs = unfiltered.onTime !== summary.onTime || unfiltered.counted !== summary.counted
  const notes = [
    differs && unfilteredNote(summary, unfiltered),
    summary.withdrawn > 0 && texts.withdrawn(summary.withdrawn),
    holdingOnTime > 0 && texts.holding(holdingOnTime),
  ]
  return notes.filter(note => note !== false)
}

/** With why it is another figure: read beside the share, it would look like a mistake. */
function unfilteredNote({ onTime }: ReplySummary, unfiltered: Beside['unfiltered']): Sentence {
  const share = shareOf(unfiltered)
  return unfiltered.onTime < onTime ? texts.unfilteredSooner(share) : texts.unfiltered(share)
}

/** Under thirty cases a percentage says little by itself: its 95 % interval comes with it. */
function caution({ counted, wilson }: ReplySummary): Sentence[] {
  return wilson === null || counted >= 30 ? [] : [texts.tooFew(...wilson)]
}

/** Opening hours never stand alone: the time that really passed is beside them. */
function medianFigure(
  { summary: { medianMs }, elapsedMedianMs, before }: ReplyFigures,
  language: Language,
): DigestFigure {
  const reached = elapsedMedianMs === null ? texts.median : texts.medianBoth(elapsedMedianMs)
  return {
    value: medianMs === null ? '–' : wordings[language].officeDuration(medianMs),
    label: (medianMs === null ? texts.halfWait : reached)[language],
    notes: before.counted === 0 ? [] : [medianBefore(before)[language]],
    attention: false,
  }
}

function medianBefore({ medianMs }: ReplySummary): Sentence {
  return medianMs === null ? texts.weekBefore(texts.halfWaited) : texts.medianBefore(medianMs)
}

function unansweredNotes({ waiting, missed }: ReplySummary, older: number): Sentence[] {
  const inTime =
    waiting === 0 ? null : missed === 0 ? texts.stillInTime : texts.ofThemInTime(waiting)
  const past = older === 0 ? null : texts.andOlder(older)
  return [inTime, past].filter(note => note !== null)
}

function forgotten(older: number, language: Language): DigestFigure {
  return {
    value: wordings[language].number(older),
    label: texts.olderUnanswered[language],
    notes: [],
    attention: true,
  }
}

/** A week as the chart shows it: the share on time, 0–1; both null: nothing was counted. */
export type ChartWeek = { week: string; ratio: number | null; verdict: Verdict | null }

/** The share on time week by week, for who sees the picture and for who does not. */
export type WeekChart = {
  weeks: readonly ChartWeek[]
  goalPercent: number
  /** What it shows, in words. */
  alt: string
  caption: string
}

/** So many weeks, this one included. */
export const chartWeeks = 12

/** Null where there is nothing to compare with. @param weeks in their order */
export function weekChart(
  weeks: readonly ChartWeek[],
  goalPercent: number,
  language: Language,
): WeekChart | null {
  // In words it begins where something does.
  const seen = weeks.slice(weeks.findIndex(({ ratio }) => ratio !== null))
  const ratios = seen.map(({ ratio }) => ratio)
  const [first] = seen
  if (first === undefined || ratios.filter(ratio => ratio !== null).length < 2) return null
  return {
    weeks,
    goalPercent,
    alt: texts.weekByWeek(Number(first.week.slice(6)), ratios, goalPercent)[language],
    caption: texts.chartCaption(weeks.length, goalPercent)[language],
  }
}
