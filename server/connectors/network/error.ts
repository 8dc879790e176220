import type { Sentence } from '../../language/sentence.ts'
import type { Call, Failure, Found, Outcome, Verification } from '../connector.ts'

/**
 * What the networks whose servers say little of why share: their refusals, sorted by what the caller
 * does next. Meta's say more, and have a sorting of their own (meta/answer.ts).
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

/**
 * A call that gave nothing. `code`: the network's own name for that; empty where it gave none. `forAll`:
 * it wants rest, or nobody comes in, so that whatever else is asked fares the same.
 */
export class NetworkError extends Error {
  readonly reason: Sentence
  readonly problem: Problem
  readonly code: string
  readonly forAll: boolean
  constructor(
    reason: Sentence,
    problem: Problem,
    { code = '', forAll, ...options }: ErrorOptions & { code?: string; forAll?: boolean } = {},
  ) {
    super(reason.fr, options)
    this.reason = reason
    this.problem = problem
    this.code = code
    this.forAll = forAll ?? problem.what === 'dead'
  }
}

/** A call whose end nobody knows may be made again, unless it acts. */
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

/** What `act` gives, or null where it is no longer there. */
export function orNull<T>(act: () => Promise<T>): Promise<T | null> {
  return orElse(act, error => {
    if (error.problem.what === 'missing') return null
    throw error
  })
}

/** For so many looks in a row what could not be put in its place is read again. */
export const patientLooks = 5

export type Parts = ReturnType<typeof createParts>

/**
 * The parts of one look, each of which holds nothing else up.
 * @param held in how many looks before this one something could not be put in its place
 */
export function createParts(held: number) {
  const gaps = new Map<string, Sentence>()
  let isHeld = false
  const isPatienceOver = held >= patientLooks
  const act = (part: () => Promise<void>): Promise<NetworkError | null> =>
    orElse(
      async () => {
        await part()
        return null
      },
      error => {
        if (error.forAll) throw error
        gaps.set(error.reason.fr, error.reason)
        return error
      },
    )
  return {
    /**
     * Does a part: what it is refused is a gap.
     * @returns why it was not done; null: it was
     * @throws NetworkError where whatever else is asked would fare the same
     */
    do: act,
    /**
     * Does what a place depends on: where it is refused, what was to be placed waits for some looks,
     * and is then taken as far as it is known.
     * @throws NetworkError while it waits
     */
    async place(part: () => Promise<void>): Promise<void> {
      const refused = await act(part)
      if (refused === null) return
      isHeld = true
      if (!isPatienceOver) throw refused
    },
    /** Does the same with each. @returns whether all of it was done */
    async each<Row>(rows: readonly Row[], part: (row: Row) => Promise<void>): Promise<boolean> {
      let isEach = true
      for (const row of rows) if ((await act(() => part(row))) !== null) isEach = false
      return isEach
    },
    /** Notes what could not be read, in plain words. */
    miss(gap: Sentence): void {
      gaps.set(gap.fr, gap)
    },
    /** Notes that something could not be put in its place, and is read again by the next look. */
    hold(): void {
      isHeld = true
    },
    /** Whether that was so for several looks: it is taken as far as it is known, and waits no longer. */
    isPatienceOver,
    held: () => (isHeld ? held + 1 : 0),
    gaps: () => [...gaps.values()],
  }
}

/** Something that changes nothing for anybody, and may be tried again. */
export function orFailure<T>(call: Call, act: () => Promise<T>): Promise<T | Failure> {
  return orElse(act, error => asFailure(error, call))
}

/** A look at what is to be answered: where it is `gone`, it takes no answer any more. */
export function orClosed<T>(
  call: Call,
  gone: Sentence,
  act: () => Promise<T>,
): Promise<T | Failure> {
  return orElse(act, error =>
    error.problem.what === 'missing' ? closedFor(gone) : asFailure(error, call),
  )
}

/** A write: what may have been done is `unknown`, and never sent again. */
export function orOutcome(call: Call, act: () => Promise<Outcome>): Promise<Outcome> {
  return orElse(act, error => asOutcome(error, call))
}

/** A look for what an earlier attempt left. */
export function orUnclear(act: () => Promise<Found>): Promise<Found> {
  return orElse(act, ({ reason }) => ({ kind: 'unclear', reason }))
}

/** A look at what was published. @param notYet what is said while it is not there */
export function orNotYet(
  notYet: Sentence,
  act: () => Promise<Verification>,
): Promise<Verification> {
  return orElse(act, ({ reason, problem }) => ({
    kind: 'not-yet',
    reason: problem.what === 'missing' ? notYet : reason,
  }))
}

/** Refused for good. */
export const failedFor = (reason: Sentence) => ({ kind: 'failed', reason, retryAt: null }) as const
/** The same of an answer, as of every other to that message. */
export const closedFor = (reason: Sentence) => ({ ...failedFor(reason), closes: true }) as const

const waitMs = 60_000

/** What the caller does next about something that changed nothing for anybody. */
export function asFailure({ reason, problem }: NetworkError, { config, now }: Call): Failure {
  if (problem.what === 'dead') return { kind: 'reauthorize', reason }
  if (problem.what === 'missing' || problem.what === 'refused') {
    return failedFor(reason)
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

/**
 * A wait of our own choosing, up to half as long again, so that many channels which failed together
 * do not come back together. The same for the same seed: who waits, and since when.
 * @returns ms
 */
export function spreadWait(waitMs: number, seed: string): number {
  return Math.round(waitMs * (1 + shareOf(seed) / 2))
}

/** Between 0 and 1: FNV-1a over the text, stirred as MurmurHash3 ends, so that near texts are far apart. */
function shareOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
