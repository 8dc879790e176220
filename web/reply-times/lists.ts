import type { EpisodeList } from '../../server/reply-times/shapes.ts'
import { addDays } from '../dates.ts'
import type { EpisodesAsked, Report, ReportAsked } from './report.ts'

type Behind = Pick<EpisodesAsked, 'order'> & {
  list: EpisodeList
  exclusions?: ReportAsked['exclusions']
}

/** The lists behind the figures. The keys are part of the address, so that a list can be sent. */
const lists = {
  recus: { list: 'received' },
  comptes: { list: 'counted' },
  'comptes-sans-exclusion': { list: 'counted', exclusions: 'ignored' },
  mesures: { list: 'measured' },
  'dans-objectif': { list: 'on-time' },
  'en-retard': { list: 'late' },
  repondus: { list: 'answered' },
  'plus-longs': { list: 'answered', order: 'slowest' },
  'sans-reponse': { list: 'missed' },
  'en-attente': { list: 'waiting' },
  attendent: { list: 'unanswered' },
  ecartes: { list: 'excluded' },
  retires: { list: 'withdrawn' },
  'hors-horaires': { list: 'out-of-hours' },
  historique: { list: 'history' },
  'reponses-attente': { list: 'holding' },
  'reponses-attente-dans-objectif': { list: 'holding-on-time' },
  publics: { list: 'public' },
  prives: { list: 'private' },
  /** Those of an hour of the week: without what needs no answer. */
  arrivees: { list: 'received' },
} satisfies Record<string, Behind>

export type ListKey = keyof typeof lists

/** Why a message is not counted. */
export type Kind = Report['excluded'][number]['kind']

/** A list, and what narrows it to a part of what the screen shows. */
export type WantedList = {
  list: ListKey
  channel?: number
  /** The Monday of a week, which may lie outside the screen's period. */
  week?: string
  /** 1 for Monday to 7 for Sunday. */
  weekday?: number
  hour?: number
  kind?: Kind
}

export function isListKey(text: string | undefined): text is ListKey {
  return text !== undefined && Object.hasOwn(lists, text)
}

/** How the API is asked for a list of what the screen shows. */
export function askedFor(shown: ReportAsked, wanted: WantedList): EpisodesAsked {
  const { list, channel, week, weekday, hour, kind } = wanted
  const behind: Behind = lists[list]
  return {
    ...shown,
    ...behind,
    ...(channel === undefined ? {} : { channel }),
    ...(week === undefined ? {} : { from: week, to: addDays(week, 6) }),
    weekday,
    hour,
    kind,
  }
}
