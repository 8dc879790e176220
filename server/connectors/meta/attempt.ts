import type { Sentence } from '../../language/sentence.ts'
import type { Call, Failure, Found, Outcome, Verification } from '../connector.ts'
import { spreadWait } from '../network/error.ts'
import { accessSentences } from './access-sentences.ts'
import { GraphError } from './answer.ts'
import type { Doing, Network } from './network.ts'
import { metaSentences } from './sentences.ts'

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

const MINUTE = 60_000

/** Back-off before another try where Meta names none, ms. What is absent is refused for good. */
const usualWaits = new Map<GraphError['problem'], number>([
  ['unreachable', MINUTE],
  ['unanswered', MINUTE],
  ['unreadable', 5 * MINUTE],
  ['transient', MINUTE],
  ['too-much', 5 * MINUTE],
  ['not-ready', MINUTE],
  ['throttled', 15 * MINUTE],
  ['blocked', 60 * MINUTE],
])

/** Who is called: by `page`, and not all at once, many of them come back. */
type Called = { network: Network; call: Pick<Call, 'config' | 'now'> }

/** What the caller of a read does next. The wait that Meta names is kept; ours is spread. */
export function asFailure(error: GraphError, doing: Doing, { network, call }: Called): Failure {
  const reason = sentence(error, doing, network)
  const own = refusalOf(error, network)
  if (own === undefined && error.problem === 'reauthorize') return { kind: 'reauthorize', reason }
  const spread = (ms: number) => spreadWait(ms, `${call.config.page?.trim() ?? ''} ${call.now}`)
  const waitMs = own === undefined ? waitOf(error, spread) : own.waitMs && spread(own.waitMs)
  return { kind: 'failed', reason, retryAt: waitMs === null ? null : call.now + waitMs }
}

function waitOf(error: GraphError, spread: (ms: number) => number): number | null {
  const usual = usualWaits.get(error.problem)
  return usual === undefined ? null : (error.waitMs ?? spread(usual))
}

/** What the caller of a write does next: never a second sending of what may have been done. */
export function asOutcome(error: GraphError, doing: Doing, called: Called): Outcome {
  if (!error.mayHaveActed) return asFailure(error, doing, called)
  return { kind: 'unknown', reason: sentence(error, doing, called.network) }
}

function refusalOf({ subcode }: GraphError, { refusals }: Network) {
  return subcode === null ? undefined : refusals.get(subcode)
}

/** One sentence: what happened, and what to do where somebody can do something. */
export function sentence(error: GraphError, doing: Doing, network: Network): Sentence {
  const { name } = network
  const own = refusalOf(error, network)
  if (own !== undefined) return own.reason
  switch (error.problem) {
    case 'misconfigured':
      return error.sentence
    case 'unreachable':
      return metaSentences.unreachable(name, error.sentence)
    case 'unanswered':
      return metaSentences.unanswered(name, error.sentence)
    case 'too-much':
      return metaSentences.tooMuch(name)
    case 'not-ready':
      return metaSentences.notReady(name)
    case 'permission':
      return metaSentences.permission(name, network.permissions[doing])
    case 'missing':
      if (doing === 'read') return metaSentences.noContent(name)
      return doing === 'read-threads' ? metaSentences.noThread(name) : network.missing[doing]
    case 'no-private':
      return metaSentences.noPrivate(name)
    case 'reauthorize':
      return error.code === 210
        ? accessSentences.wrongKind
        : accessSentences.deadToken(error.subcode)
    case 'parameter':
      return error.saidByMeta
        ? metaSentences.parameterSaid(name, error.saidByMeta)
        : metaSentences.parameter(name, error.code)
    default:
      return metaSentences[error.problem](name)
  }
}
