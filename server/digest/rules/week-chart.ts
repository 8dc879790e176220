import type { Language } from '../../language/sentence.ts'
import type { Verdict } from '../../reply-times/rules/verdict.ts'
import { replyTexts as texts } from '../mail-texts.ts'

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
