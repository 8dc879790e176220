import { paths } from '../paths.ts'
import { isListKey, type Kind, type ListKey, type WantedList } from './lists.ts'
import { periodIn, periodOf } from './periods.ts'
import type { ReportAsked } from './report.ts'

/** What an address asks the screen to show. */
export function shownIn(query: Record<string, string>, today: string): ReportAsked {
  return {
    ...periodIn(query, periodOf('this-week', today)),
    channel: numberIn(query.canal, 1, Number.MAX_SAFE_INTEGER) ?? null,
    exclusions: query.exclusions === 'sans' ? 'ignored' : 'applied',
  }
}

/** The address of this screen for what it shows, and an open list. */
export function delaysAddress(shown: ReportAsked, wanted: WantedList | null = null): string {
  const { from, to, channel, exclusions } = shown
  const search = new URLSearchParams({ du: from, au: to })
  const set = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined) search.set(name, String(value))
  }
  set('canal', channel)
  if (exclusions === 'ignored') search.set('exclusions', 'sans')
  if (wanted !== null) {
    set('liste', wanted.list)
    set('dans', wanted.channel)
    set('semaine', wanted.week)
    set('jour', wanted.weekday)
    set('heure', wanted.hour)
    set('motif', wanted.kind === undefined ? null : motifs[wanted.kind])
  }
  return `${paths.delays}?${search}`
}

/** The same period and channel on the screen behind this one. */
export function furtherAddress(shown: ReportAsked): string {
  return delaysAddress(shown).replace(paths.delays, paths.furtherFigures)
}

/** The address of the list behind a figure. */
export type AddressOf = (list: ListKey, narrowed?: Omit<WantedList, 'list'>) => string

const motifs: Record<Kind, string> = {
  courtesy: 'politesse',
  emoji: 'emoji',
  tag: 'mention',
  automatic: 'automatique',
  moderation: 'masque',
  person: 'agent',
}
const kinds: Kind[] = ['courtesy', 'emoji', 'tag', 'automatic', 'moderation', 'person']

/** The list that an address wants open; what cannot be is as if it were not said. */
export function listIn(query: Record<string, string>): WantedList | null {
  const { liste, semaine, motif } = query
  if (!isListKey(liste)) return null
  return {
    list: liste,
    channel: numberIn(query.dans, 1, Number.MAX_SAFE_INTEGER),
    week: semaine !== undefined && isDate(semaine) ? semaine : undefined,
    weekday: numberIn(query.jour, 1, 7),
    hour: numberIn(query.heure, 0, 23),
    kind: kinds.find(kind => motifs[kind] === motif),
  }
}

/** Whether a text is a date that exists, 'YYYY-MM-DD'. */
export function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  // The 31st of a short month would be taken for a day of the next.
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function numberIn(text: string | undefined, least: number, most: number): number | undefined {
  const value = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}
