import { measureOf } from '../hours/measure.ts'
import { addDays } from '../language/iso-week.ts'
import { dateOfDay } from '../language/zone.ts'
import { countCommunes, listCommunes } from '../people/store/communes.ts'
import { gauge, instants, type Metric } from '../platform/metric.ts'
import { type ReportDeps, replyHeadline } from './reply-report.ts'
import { openByCommune } from './store/episodes.ts'

const labels = (communeId: number) => ({ commune: String(communeId) })

/** How many wait for an answer, and since when the first of them; how soon people were answered of late. */
export async function replyTimeMetrics(deps: ReportDeps): Promise<Metric[]> {
  const rows = await openByCommune(deps.db)
  const late = await ofLate(deps)
  return [
    gauge(
      'tambour_waiting',
      'Exchanges that wait for an answer.',
      rows.map(({ communeId, count }) => ({ labels: labels(communeId), value: count })),
    ),
    instants(
      'tambour_waiting_since_timestamp_seconds',
      'When the first of them began.',
      rows.map(({ communeId, since }) => ({ labels: labels(communeId), at: since })),
    ),
    gauge(
      'tambour_reply_time_median_seconds',
      'Opening hours until half of the people had their first reply, of the last 28 days.',
      late.flatMap(({ communeId, summary: { medianMs } }) =>
        medianMs === null ? [] : [{ labels: labels(communeId), value: medianMs / 1000 }],
      ),
    ),
    gauge(
      'tambour_replies_on_time_ratio',
      'Share of the same people who had it within the target.',
      late.flatMap(({ communeId, summary: { ratio } }) =>
        ratio === null ? [] : [{ labels: labels(communeId), value: ratio }],
      ),
    ),
  ]
}

/** With more communes than these the page, which is read each minute, would take as long to make. */
const mostCommunes = 100

async function ofLate(deps: ReportDeps) {
  if ((await countCommunes(deps.db)) > mostCommunes) return []
  const communes = (await listCommunes(deps.db)).map(async ({ id: communeId }) => {
    const measure = await measureOf(deps, communeId)
    const to = dateOfDay(measure.zone.dayOf(deps.clock.now()))
    const { summary } = await replyHeadline(deps, measure, { from: addDays(to, -27), to })
    return { communeId, summary }
  })
  return await Promise.all(communes)
}
