import { setTimeout as wait } from 'node:timers/promises'
import type { Faults, StandingFault } from '../faults.ts'
import type { GraphAnswer, GraphCall } from './call.ts'
import { deadToken, type ErrorDetails, errorBody, GraphError } from './errors.ts'

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

/** `drop`: the connection is cut and nothing is answered. */
export type Outcome = GraphAnswer | 'drop'

/** Faults of a list, a node, the mail or a webhook are looked up where those are made. */
const elsewhere = [
  'short-pages',
  'too-much-data',
  'not-yet',
  'nameless',
  'development',
  'mail-error',
  'webhook',
] as const

/** Does the call, spoilt by the faults that are in force for it. */
export async function withFaults(
  faults: Faults,
  call: GraphCall,
  act: () => Promise<GraphAnswer>,
): Promise<Outcome> {
  const drawn = faults.drawAll(call, elsewhere)
  for (const fault of drawn) {
    const outcome = await before(fault, call)
    if (outcome) return outcome
  }
  let answer = await act()
  for (const fault of drawn) {
    if (fault.kind === 'slow' && fault.when === 'after') await wait(fault.ms)
    const outcome = after(fault, call, answer)
    if (outcome === 'drop') return 'drop'
    answer = outcome
  }
  return answer
}

async function before(fault: StandingFault, call: GraphCall): Promise<Outcome | undefined> {
  switch (fault.kind) {
    case 'slow':
      if (fault.when === 'before') await wait(fault.ms)
      return undefined
    case 'drop':
      return fault.when === 'before' ? 'drop' : undefined
    case 'error':
      return refuse(fault.status, {
        ...fault,
        message: fault.message ?? `(#${fault.code}) Error`,
      })
    case 'dead-token': {
      const { status, details } = deadToken(fault.subcode)
      return refuse(status, details)
    }
    case 'throttle':
      if (percentOf(fault) < 100) return undefined
      return {
        ...refuse(403, { code: fault.code, message: `(#${fault.code}) Too many calls` }),
        headers: usageHeaders(call, percentOf(fault), fault.minutes),
      }
    default:
      return undefined
  }
}

function after(fault: StandingFault, call: GraphCall, answer: GraphAnswer): Outcome {
  switch (fault.kind) {
    case 'drop':
      return fault.when === 'after' ? 'drop' : answer
    case 'accept-then-500':
      return answer.status < 400 ? refuse(500, unknownError) : answer
    case 'throttle': {
      const headers = usageHeaders(call, percentOf(fault), fault.minutes)
      return { ...answer, headers: { ...answer.headers, ...headers } }
    }
    default:
      return answer
  }
}

/** `spent` counts this call already. */
function percentOf({ percent, step, spent }: StandingFault & { kind: 'throttle' }): number {
  return percent + step * (spent - 1)
}

function refuse(status: number, details: ErrorDetails): GraphAnswer {
  return refusal(new GraphError(status, details))
}

export function refusal(error: GraphError): GraphAnswer {
  return { status: error.status, body: errorBody(error.details), headers: {} }
}

const unknownError: ErrorDetails = {
  message: 'An unexpected error has occurred. Please retry your request later.',
  code: 2,
  transient: true,
}
