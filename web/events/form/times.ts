import { addDays } from '../../dates.ts'

/** The times that are suggested for an event, counted from its first day. */
const suggestionKeys = ['week-before', 'eve', 'same-day'] as const
type SuggestionKey = (typeof suggestionKeys)[number]

const offsets: Record<SuggestionKey, { days: number; clock: string }> = {
  'week-before': { days: -7, clock: '18:00' },
  eve: { days: -1, clock: '18:00' },
  'same-day': { days: 0, clock: '09:00' },
}

export type Suggestion = { key: SuggestionKey; at: string; isPast: boolean; isAfterStart: boolean }

/** The suggested local times of an event that starts at `startLocal`; `nowLocal` is the commune's. */
export function suggestionsFor(startLocal: string, nowLocal: string): Suggestion[] {
  return suggestionKeys.map(key => {
    const { days, clock } = offsets[key]
    const at = `${addDays(startLocal, days)}T${clock}`
    return { key, at, isPast: at <= nowLocal, isAfterStart: at > startLocal }
  })
}

/** Those of the chosen times that are still to come, each once, in order. */
export function timesToPlan(times: readonly string[], nowLocal: string): string[] {
  return [...new Set(times)].filter(time => time > nowLocal).sort()
}

/** What is chosen in the form, as local times: suggestions follow the event's date. */
export function chosenTimes(
  chosen: { startLocal: string; suggestions: readonly string[]; ownTimes: readonly string[] },
  nowLocal: string,
): string[] {
  const suggested =
    chosen.startLocal === ''
      ? []
      : suggestionsFor(chosen.startLocal, nowLocal)
          .filter(one => chosen.suggestions.includes(one.key))
          .map(one => one.at)
  // A time so little past means « now » to the server: what is due leaves at once.
  const atOnce = chosen.suggestions.includes('now') ? [nowLocal] : []
  return [...atOnce, ...timesToPlan([...suggested, ...chosen.ownTimes], nowLocal)]
}
