import type { Deps } from '../deps.ts'
import { gauge, type Metric, secondsSince } from '../platform/metric.ts'
import { openByCommune } from './store/episodes.ts'

/** How many wait for an answer, and since when the first of them. */
export async function replyTimeMetrics({
  db,
  clock,
}: Pick<Deps, 'db' | 'clock'>): Promise<Metric[]> {
  const rows = await openByCommune(db)
  const labels = (communeId: number) => ({ commune: String(communeId) })
  return [
    gauge(
      'tambour_waiting',
      'Exchanges that wait for an answer.',
      rows.map(({ communeId, count }) => ({ labels: labels(communeId), value: count })),
    ),
    gauge(
      'tambour_waiting_oldest_seconds',
      'Time since the first of them began, by the clock on the wall.',
      rows.map(({ communeId, since }) => ({
        labels: labels(communeId),
        value: secondsSince(since, clock.now()),
      })),
    ),
  ]
}
