import type { Deps } from '../deps.ts'
import { gauge, type Metric } from '../platform/metric.ts'
import { deliveriesByState } from './store/deliveries.ts'

/** How many deliveries there are in each state. */
export async function publishingMetrics({ db }: Pick<Deps, 'db'>): Promise<Metric[]> {
  const values = (await deliveriesByState(db)).map(({ state, count }) => ({
    labels: { state },
    value: count,
  }))
  return [gauge('tambour_deliveries', 'Deliveries by state.', values)]
}
