import type { Deps } from '../deps.ts'
import { gauge, type Metric } from '../platform/metric.ts'
import { mailsByState } from './store/mails.ts'

/** How many mails there are in each state. */
export async function mailMetrics({ db }: Pick<Deps, 'db'>): Promise<Metric[]> {
  const values = (await mailsByState(db)).map(({ state, count }) => ({
    labels: { state },
    value: count,
  }))
  return [gauge('tambour_mails', 'Mails of the outbox by state.', values)]
}
