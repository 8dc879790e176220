/**
 * What the label « Territoires, villes et villages internet » classes actions by. Its rules speak of 139
 * services in 16 of them and name these (article 1, https://www.villes-internet.net/site/
 * label-territoires-villes-villages-internet/reglement/, read 2026-12-01); the services are on its own
 * site alone. So both are what somebody types, and these are suggestions.
 */
export const challenges = [
  'attractivité',
  'cohésion sociale',
  'coopération',
  'culture et patrimoine',
  'démocratie locale',
  'développement économique',
  'éducation',
  'emploi',
  'identité',
  'innovation',
  'médiation',
  'services publics',
  'solidarités',
  'vie associative',
  'vie quotidienne',
] as const

export const standings = ['running', 'recent', 'past', 'planned'] as const
export type Standing = (typeof standings)[number]

/**
 * How an action stands with the label on a day: it takes one that is younger than two years, or still runs
 * (http://www.weka.fr/actualite/administration/article/label-villes-internet-une-visibilite-pour-la-commune-49148/,
 * 3 May 2017). `recent`: it is over, and began less than two years ago. Local dates; without `endsOn` it runs.
 */
export function standingOn(
  day: string,
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
): Standing {
  if (startsOn > day) return 'planned'
  if (endsOn === null || endsOn >= day) return 'running'
  return startsOn > twoYearsBefore(day) ? 'recent' : 'past'
}

export const isTaken = (standing: Standing): boolean =>
  standing === 'running' || standing === 'recent'

const twoYearsBefore = (day: string) =>
  Temporal.PlainDate.from(day).subtract({ years: 2 }).toString()

/**
 * What the sheet of a year tells of: the whole of it, or as much as is over. On its last day it says how
 * each action stands. Null: the year has not begun.
 */
export function sheetPeriod(year: number, today: string): { from: string; to: string } | null {
  const [from, last] = [`${year}-01-01`, `${year}-12-31`]
  return from > today ? null : { from, to: last < today ? last : today }
}

/** What Tambour knows that the commune does: each may become an action, with its figures beside it. */
export const knownActions = ['replies', 'shared-agenda', 'sms', 'themes'] as const
export type KnownAction = (typeof knownActions)[number]
