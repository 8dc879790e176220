import type { Sentence } from '../../language/sentence.ts'
import { spreadWait } from '../../publishing/rules/retry.ts'
import type { Call, Failure, Found, Outcome } from '../connector.ts'

/**
 * What the networks whose servers say little of why share: their refusals, sorted by what the caller
 * does next. Meta's say more, and have a sorting of their own (meta/graph-error.ts).
 */

/** Why a network gave nothing. */
export type Problem =
  /** The access is gone or was never right: a person connects anew. */
  | { what: 'dead' }
  /** It may have acted. */
  | { what: 'unknown' }
  /** The same may work later, from then on (ms UTC); null: it did not say when. */
  | { what: 'passing'; retryAt: number | null }
  | { what: 'missing' | 'refused' }

/** A call that gave nothing. `code`: the network's own name for that; empty where it gave none. */
export class NetworkError extends Error {
  readonly reason: Sentence
  readonly problem: Problem
  readonly code: string
  constructor(
    reason: Sentence,
    problem: Problem,
    { code = '', ...options }: ErrorOptions & { code?: string } = {},
  ) {
    super(reason.fr, options)
    this.reason = reason
    this.problem = problem
    this.code = code
  }
}

/** Of a call of which nobody knows how it ended: only what acts may not be made again. */
export function doubtAfter(acts: boolean): Problem {
  return acts ? { what: 'unknown' } : { what: 'passing', retryAt: null }
}

/** What `act` gives, or what `tell` makes of the network's refusal. */
export async function orElse<T, Other>(
  act: () => Promise<T>,
  tell: (error: NetworkError) => Other,
): Promise<T | Other> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    return tell(error)
  }
}

const waitMs = 60_000

/** What the caller does next about something that changed nothing for anybody. */
export function asFailure({ reason, problem }: NetworkError, { config, now }: Call): Failure {
  if (problem.what === 'dead') return { kind: 'reauthorize', reason }
  if (problem.what === 'missing' || problem.what === 'refused') {
    return { kind: 'failed', reason, retryAt: null }
  }
  const named = problem.what === 'passing' ? problem.retryAt : null
  const seed = `${Object.values(config).join(' ')} ${now}`
  return { kind: 'failed', reason, retryAt: named ?? now + spreadWait(waitMs, seed) }
}

/** The same about a write: what may have been done is never sent again. */
export function asOutcome(error: NetworkError, call: Call): Outcome {
  const { reason, problem } = error
  return problem.what === 'unknown' ? { kind: 'unknown', reason } : asFailure(error, call)
}

/** About a look for what an earlier attempt left. */
export function asUnclear({ reason }: NetworkError): Found {
  return { kind: 'unclear', reason }
}
