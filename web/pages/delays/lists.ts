import type { EpisodeShape } from '../../../server/shapes/conversation.ts'

/** The lists behind the figures. The keys are part of the address, so that a list can be sent. */
export const listKeys = {
  recus: (_: EpisodeShape) => true,
  'dans-objectif': (one: EpisodeShape) => one.onTime === true,
  comptes: (one: EpisodeShape) => one.state === 'answered' || one.state === 'missed',
  repondus: (one: EpisodeShape) => one.state === 'answered',
  'en-retard': (one: EpisodeShape) => one.state === 'answered' && one.onTime === false,
  'sans-reponse': (one: EpisodeShape) => one.state === 'missed',
  'en-attente': (one: EpisodeShape) => one.state === 'waiting',
  ecartes: (one: EpisodeShape) => one.state === 'excluded',
  retires: (one: EpisodeShape) => one.state === 'withdrawn',
  'hors-horaires': (one: EpisodeShape) => one.outOfHours,
  historique: (one: EpisodeShape) => one.history,
  publics: (one: EpisodeShape) => isCounted(one) && one.visibility === 'public',
  prives: (one: EpisodeShape) => isCounted(one) && one.visibility === 'private',
} as const

export type ListKey = keyof typeof listKeys

export function isListKey(text: string | undefined): text is ListKey {
  return text !== undefined && Object.hasOwn(listKeys, text)
}

function isCounted(one: EpisodeShape): boolean {
  return one.state === 'answered' || one.state === 'missed'
}

/** The episodes of a list, oldest first. */
export function listOf(episodes: readonly EpisodeShape[], key: ListKey): EpisodeShape[] {
  return episodes.filter(listKeys[key]).sort(byOpening)
}

/** The slowest that got an answer, by office time, then by elapsed time. */
export function slowest(episodes: readonly EpisodeShape[], count: number): EpisodeShape[] {
  return episodes
    .filter(one => one.state === 'answered')
    .sort((a, b) => b.officeMs - a.officeMs || (b.elapsedMs ?? 0) - (a.elapsedMs ?? 0))
    .slice(0, count)
}

/** Those that never got one and are past the line, oldest first. */
export function neverAnswered(episodes: readonly EpisodeShape[]): EpisodeShape[] {
  return listOf(episodes, 'sans-reponse')
}

/** On time and counted, of those that are public or private. */
export function countsOf(
  episodes: readonly EpisodeShape[],
  visibility: 'public' | 'private',
): { onTime: number; counted: number } {
  const counted = episodes.filter(one => isCounted(one) && one.visibility === visibility)
  return { onTime: counted.filter(one => one.onTime === true).length, counted: counted.length }
}

function byOpening(a: EpisodeShape, b: EpisodeShape): number {
  return Date.parse(a.openedAt) - Date.parse(b.openedAt) || a.id - b.id
}
