import type { GraphCall } from './call.ts'

/**
 * How much of the hour's allowance is used, in percent, as Meta tells it with each answer: nothing to
 * speak of, but for the fault `throttle`.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 * @param minutes until there is room again
 */
export function usageHeaders(call: GraphCall, percent = 0, minutes = 0): Record<string, string> {
  const used = { call_count: percent, total_cputime: 0, total_time: percent }
  const wait = { estimated_time_to_regain_access: percent >= 100 ? minutes : 0 }
  return {
    'x-app-usage': JSON.stringify(used),
    ...(call.pageOfToken && {
      'x-business-use-case-usage': JSON.stringify({
        [call.pageOfToken]: [{ type: 'pages', ...used, ...wait }],
      }),
    }),
  }
}
