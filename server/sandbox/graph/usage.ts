import type { Network } from '../state/network.ts'
import type { GraphCall } from './call.ts'

/**
 * How much of the hour's allowance is used, in percent, as Meta tells it with each answer.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export type Usage = ReturnType<typeof createUsage>

const hour = 3_600_000
/** Meta gives a page 4,800 calls a day for each engaged person; our villages have about a hundred. */
const callsAnHour = (4_800 * 100) / 24

export function createUsage(network: Network) {
  const counts = new Map<string, { since: number; calls: number }>()

  return {
    /** Counts the call, and says where that leaves the page. */
    headers: (call: GraphCall): Record<string, string> => {
      const now = network.now()
      const key = call.pageOfToken ?? 'app'
      const known = counts.get(key)
      const count = known && now - known.since < hour ? known : { since: now, calls: 0 }
      count.calls += 1
      counts.set(key, count)
      return usageHeaders(call, Math.floor((count.calls * 100) / callsAnHour), 0)
    },
  }
}

/** The headers of the fault `throttle`. */
export function throttledHeaders(call: GraphCall, percent: number, minutes: number) {
  return usageHeaders(call, percent, percent >= 100 ? minutes : 0)
}

function usageHeaders(call: GraphCall, percent: number, minutes: number): Record<string, string> {
  const used = { call_count: percent, total_cputime: 0, total_time: percent }
  const ofPage = { type: 'pages', ...used, estimated_time_to_regain_access: minutes }
  return {
    'x-app-usage': JSON.stringify(used),
    ...(call.pageOfToken
      ? { 'x-business-use-case-usage': JSON.stringify({ [call.pageOfToken]: [ofPage] }) }
      : {}),
  }
}
