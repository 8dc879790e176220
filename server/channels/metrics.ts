import type { Deps } from '../deps.ts'
import { gauge, type Metric, secondsSince } from '../platform/metric.ts'
import { pollStates } from './store/channels.ts'

/** How long ago each receiving channel was read, and whether it is paused. */
export async function channelMetrics({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<Metric[]> {
  const rows = await pollStates(db)
  const labels = (id: number) => ({ channel: String(id) })
  return [
    gauge(
      'tambour_channel_poll_age_seconds',
      'Time since a channel was last read.',
      rows.flatMap(({ id, succeededAt }) =>
        succeededAt === null
          ? []
          : [{ labels: labels(id), value: secondsSince(succeededAt, clock.now()) }],
      ),
    ),
    gauge(
      'tambour_channel_paused',
      '1 for a channel that must be connected again.',
      rows.map(({ id, state }) => ({ labels: labels(id), value: state === 'paused' ? 1 : 0 })),
    ),
  ]
}
