import { jsonIn } from '../../language/foreign-text.ts'
import { appUsage, businessUsage } from './wire.ts'

const MINUTE = 60_000

/** From here on we slow down; Meta refuses at 100. */
const slowFrom = 75
/** From here on we back off: the allowance is counted over an hour that slides. */
const backOffFrom = 95
const backOffMs = 15 * MINUTE

/**
 * How long to back off after an answer, from the share of the allowance that Meta says is used: nothing
 * under 75 %, then more and more, from 1 to 10 minutes; from 95 % on, 15 minutes or what Meta
 * estimates. Null when nothing is asked.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function backOffAfter(headers: Headers): number | null {
  const { percent, estimatedMs } = usageOf(headers)
  if (estimatedMs > 0) return estimatedMs
  if (percent < slowFrom) return null
  if (percent >= backOffFrom) return backOffMs
  return Math.round(MINUTE + ((percent - slowFrom) / (backOffFrom - slowFrom)) * 9 * MINUTE)
}

function usageOf(headers: Headers): { percent: number; estimatedMs: number } {
  const app = appUsage.safeParse(jsonIn(headers.get('x-app-usage')))
  const business = businessUsage.safeParse(jsonIn(headers.get('x-business-use-case-usage')))
  const cases = business.success ? Object.values(business.data).flat() : []
  const all = app.success ? [app.data, ...cases] : cases
  return {
    percent: Math.max(
      0,
      ...all.flatMap(one => [one.call_count, one.total_time, one.total_cputime]),
    ),
    estimatedMs: Math.max(0, ...cases.map(one => one.estimated_time_to_regain_access)) * MINUTE,
  }
}
