import { councilSince } from '../../language/elections.ts'

export type CouncilPeriod = { key: 'month' | 'year' | 'mandate'; from: string; to: string }

/**
 * What a council looks back on: the last month that is over, its year up to then, and the mandate up to
 * then. Local dates, both included; a mandate that began after it is left out.
 */
export function councilPeriods(today: string): CouncilPeriod[] {
  const first = `${today.slice(0, 7)}-01`
  const to = new Date(Date.parse(`${first}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const since = councilSince(to)
  return [
    { key: 'month', from: `${to.slice(0, 7)}-01`, to },
    { key: 'year', from: `${to.slice(0, 4)}-01-01`, to },
    ...(since === null ? [] : [{ key: 'mandate' as const, from: since, to }]),
  ]
}
