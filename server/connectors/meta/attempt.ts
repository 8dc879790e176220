import type { Sentence } from '../../language/sentence.ts'
import type { Call, Failure, Found, Outcome, Verification } from '../connector.ts'
import { asFailure, asOutcome, sentence } from './explain.ts'
import { GraphError } from './graph-error.ts'
import type { Doing, Network } from './network.ts'

/** What the port's callers are told where Meta gives nothing: a connector never throws for that. */

/** What `act` gives, or what `tell` makes of Meta's refusal; `tell` may throw it again. */
export async function orElse<T, Other>(
  act: () => Promise<T>,
  tell: (error: GraphError) => Other,
): Promise<T | Awaited<Other>> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return await tell(error)
  }
}

/** Something that changes nothing for anybody, and may be tried again. */
export function orFailure<T>(
  network: Network,
  call: Call,
  doing: Doing,
  act: () => Promise<T>,
): Promise<T | Failure> {
  return orElse(act, error => asFailure(error, doing, { network, call }))
}

/** A write: what may have been done is `unknown`, and never sent again. */
export function orOutcome(
  network: Network,
  call: Call,
  doing: Doing,
  act: () => Promise<Outcome>,
): Promise<Outcome> {
  return orElse(act, error => asOutcome(error, doing, { network, call }))
}

/** A look for what an earlier attempt left. */
export function orUnclear(
  network: Network,
  doing: Doing,
  act: () => Promise<Found>,
): Promise<Found> {
  return orElse(act, error => ({ kind: 'unclear', reason: sentence(error, doing, network) }))
}

/** A look at what was written. @param notYet what is said while it is not there */
export function orNotYet(
  network: Network,
  notYet: (name: string) => Sentence,
  act: () => Promise<Verification>,
): Promise<Verification> {
  return orElse(act, error => ({
    kind: 'not-yet',
    reason: error.problem === 'missing' ? notYet(network.name) : sentence(error, 'read', network),
  }))
}
