import { frenchCount, frenchOfficeDuration } from '../../language/french.ts'
import { addDays, isoWeekDays, isoWeekOf } from '../../language/iso-week.ts'
import { typeset } from '../../language/typeset.ts'
import { type Days, monthsOf } from './periods.ts'
import type { ReplySummary } from './reply-stats.ts'

/** With fewer messages than these nothing is published but that there were fewer (docs/figures.md). */
export const leastPublished = 10
/** With fewer than these « nine in ten » would be the time of one of the last three. */
export const leastForP90 = 30

const publishedWeeks = 4
const publishedMonths = 12

/** What is told of the four weeks: as little as the sentence needs, for a month lies over them. */
export type PublicMedian = {
  /** Fewer messages than are published, or four weeks in which measuring began: all that follows is null. */
  isWithheld: boolean
  /** Answered and missed: what *Délais* counts. */
  messages: number | null
  /** In opening hours; null too where more than half are not answered. */
  medianMinutes: number | null
}

/** What is told of a month that is over. Shares are 0–1. */
export type PublicMonth = PublicMedian & {
  onTime: number | null
  share: number | null
  /** The 95 % interval of the share. */
  shareLow: number | null
  shareHigh: number | null
  /** Null too with fewer than `leastForP90` messages, and where fewer than nine in ten are answered. */
  p90Minutes: number | null
}

type Asked = Pick<ReplySummary, 'counted' | 'onTime' | 'wilson' | 'medianMs' | 'p90Ms'>

/**
 * What is published on a local date: as known when its week began, the four weeks before, and the last
 * twelve months that were over then. All of it changes on Mondays alone, so that nobody learns by
 * looking every day when one message came or was answered.
 */
export function publicPeriods(today: string): { asOf: string; weeks: Days; months: Days[] } {
  const asOf = isoWeekDays(isoWeekOf(today)).from
  const sunday = addDays(asOf, -1)
  const next = Temporal.PlainDate.from(asOf).with({ day: 1 })
  const last = next.subtract({ days: 1 }).toString()
  const first = next.subtract({ months: publishedMonths }).toString()
  return {
    asOf,
    weeks: { from: addDays(asOf, -7 * publishedWeeks), to: sunday },
    months: monthsOf({ from: first, to: last }, publishedMonths),
  }
}

/** Never in the mairie's favour: up to the next minute, from a day of opening hours on to the next hour. */
export function publicMinutes(ms: number | null): number | null {
  if (ms === null) return null
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return minutes < 24 * 60 ? minutes : 60 * Math.ceil(minutes / 60)
}

export function publicMedian({
  counted,
  medianMs,
}: Pick<Asked, 'counted' | 'medianMs'>): PublicMedian {
  if (counted < leastPublished) return { isWithheld: true, messages: null, medianMinutes: null }
  return { isWithheld: false, messages: counted, medianMinutes: publicMinutes(medianMs) }
}

export function publicMonth(summary: Asked): PublicMonth {
  const median = publicMedian(summary)
  const { counted, onTime, wilson, p90Ms } = summary
  if (median.isWithheld) {
    return {
      ...median,
      ...{ onTime: null, share: null, shareLow: null, shareHigh: null, p90Minutes: null },
    }
  }
  return {
    ...median,
    onTime,
    share: Math.floor((1000 * onTime) / counted) / 1000,
    shareLow: wilson === null ? null : Math.floor(1000 * wilson[0]) / 1000,
    shareHigh: wilson === null ? null : Math.ceil(1000 * wilson[1]) / 1000,
    p90Minutes: counted < leastForP90 ? null : publicMinutes(p90Ms),
  }
}

/** « 12 minutes », « 2 h 5 min », « 26 heures ». */
export function publicDuration(minutes: number): string {
  return minutes < 60
    ? frenchCount(minutes, 'minute', 'minutes')
    : frenchOfficeDuration(minutes * 60_000)
}

/** In two parts, for a picture: what is said, and of how much. */
export type PublicTexts = { headline: string; detail: string }

/** What everybody reads, in the French of the public pages. */
export function publicTexts({ isWithheld, messages, medianMinutes }: PublicMedian): PublicTexts {
  if (isWithheld || messages === null) {
    return { headline: 'Trop peu de messages', detail: 'pour donner un chiffre sur 4 semaines' }
  }
  const of = `sur ${frenchCount(messages, 'message', 'messages')}`
  return medianMinutes === null
    ? { headline: 'Plus de la moitié attendent encore', detail: `4 dernières semaines, ${of}` }
    : {
        headline: `La mairie répond en ${publicDuration(medianMinutes)}`,
        detail: `médiane des 4 dernières semaines, ${of}`,
      }
}

/** « La mairie répond en 12 minutes (médiane des 4 dernières semaines, sur 43 messages) ». */
export function publicSentence(figures: PublicMedian): string {
  const { headline, detail } = publicTexts(figures)
  if (figures.isWithheld) return typeset(`Délai de réponse : ${headline.toLowerCase()} ${detail}`)
  if (figures.medianMinutes !== null) return `${headline} (${detail})`
  return typeset(`Délai de réponse : ${headline.toLowerCase()} (${detail})`)
}
