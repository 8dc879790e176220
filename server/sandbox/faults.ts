import { z } from 'zod'
import type { GraphCall } from './graph/call.ts'

/** Which calls a fault is for: all of them if nothing is said. */
const match = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'DELETE']).optional(),
    /** Part of the path after the version, e.g. `/comments`. */
    path: z.string().optional(),
    /** A page's id: calls with that page's token, or on that page. */
    page: z.string().optional(),
    /** Only calls that go on from a cursor. */
    paged: z.boolean().optional(),
    /** This many of these calls go well first. */
    after: z.int().min(0).default(0),
  })
  .default({ after: 0 })

const once = { match, times: z.int().positive().nullable().default(1) }
const standing = { match, times: z.int().positive().nullable().default(null) }

/**
 * What can go wrong, one line each. `times` is how many calls suffer it, null for all of them until
 * it is cleared. To add a kind: a line here, and its effect in graph/fault-effects.ts, or where the
 * list, the mail or the webhook it spoils is made.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  /** An error envelope instead of an answer; nothing is done. */
  z.strictObject({
    kind: z.literal('error'),
    code: z.int(),
    subcode: z.int().optional(),
    status: z.int().min(400).max(599).default(400),
    type: z.string().default('OAuthException'),
    message: z.string().optional(),
    transient: z.boolean().optional(),
    userTitle: z.string().optional(),
    userMessage: z.string().optional(),
    ...once,
  }),
  /** Done, and then answered 500 with code 2, as Facebook has been seen to do. */
  z.strictObject({ kind: z.literal('accept-then-500'), ...once }),
  /** The connection is cut before the call is done, or after it. */
  z.strictObject({ kind: z.literal('drop'), when: z.enum(['before', 'after']), ...once }),
  /** Real milliseconds before the call is done, or between that and its answer. */
  z.strictObject({
    kind: z.literal('slow'),
    ms: z.int().min(0).max(600_000),
    when: z.enum(['before', 'after']).default('before'),
    ...standing,
  }),
  /** Lists give `keep` rows at a time with a `next`; 0 answers an empty page before each one. */
  z.strictObject({ kind: z.literal('short-pages'), keep: z.int().min(0), ...standing }),
  /** Code 1, "reduce the amount of data", for a list longer than `above`. */
  z.strictObject({ kind: z.literal('too-much-data'), above: z.int().min(0), ...standing }),
  /** The token is refused: 460 password changed, 458 app removed, 463 expired, 492 role lost. */
  z.strictObject({ kind: z.literal('dead-token'), subcode: z.int().default(460), ...standing }),
  /** Usage headers at `percent`, and `step` more with each call; from 100 on, the error too. */
  z.strictObject({
    kind: z.literal('throttle'),
    percent: z.int().min(0),
    step: z.int().min(0).default(0),
    code: z.int().default(80001),
    minutes: z.int().min(0).default(5),
    ...standing,
  }),
  /** What an app has made "does not exist" yet for anyone who reads it back. */
  z.strictObject({ kind: z.literal('not-yet'), ...once }),
  /** No Advanced Access: `from` is absent of what others wrote, private conversations are not given. */
  z.strictObject({ kind: z.literal('nameless'), ...standing }),
  /** The app is not live: the same, and what it publishes is seen only by those with a role on it. */
  z.strictObject({ kind: z.literal('development'), ...standing }),
  /**
   * News that reaches the app by webhook `ms` late (real milliseconds), twice, after what happened
   * next, without a signature, once more `ms` later, with fields that nobody has heard of, or
   * together with all that happens in the next `ms`.
   */
  z.strictObject({
    kind: z.literal('webhook'),
    how: z.enum([
      'late',
      'twice',
      'out-of-order',
      'unsigned',
      'replayed',
      'unknown-fields',
      'batch',
    ]),
    ms: z.int().min(0).max(600_000).default(0),
    times: z.int().positive().nullable().default(1),
  }),
  /** The mail server's answer to a recipient (`to`) or to a message (`data`): 451 later, 550 never. */
  z.strictObject({
    kind: z.literal('mail-error'),
    at: z.enum(['to', 'data']).default('to'),
    code: z.int().min(400).max(599).default(451),
    message: z.string().default('Temporary failure'),
    times: z.int().positive().nullable().default(1),
  }),
])

export type FaultInput = z.input<typeof faultSchema>
export type Fault = z.output<typeof faultSchema>
export type FaultKind = Fault['kind']
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { kind: Kind }>
/**
 * A fault in force: `left` is how many calls it still has to spoil, `spared` those before them,
 * `spent` those that it has spoilt; `preset` is the key by which it was called for.
 */
export type StandingFault = Fault & {
  id: number
  left: number | null
  spared: number
  spent: number
  preset: string | null
}

export type Faults = ReturnType<typeof createFaults>

/** The list of what goes wrong now, oldest first. */
export function createFaults() {
  let list: StandingFault[] = []
  let lastId = 0

  /** Whether the fault spoils this call; a call that it spares counts. */
  function strikes(fault: StandingFault): boolean {
    if (fault.spared === 0) return true
    fault.spared -= 1
    return false
  }

  function spend(fault: StandingFault): void {
    fault.spent += 1
    if (fault.left === null) return
    fault.left -= 1
    if (fault.left === 0) list = list.filter(other => other !== fault)
  }

  return {
    /** @throws ZodError for a fault that is none of the kinds above. */
    add: (input: FaultInput, preset: string | null = null): StandingFault => {
      const fault = faultSchema.parse(input)
      const spared = 'match' in fault ? fault.match.after : 0
      const counts = { left: fault.times, spared, spent: 0 }
      const standing = { ...fault, id: ++lastId, preset, ...counts }
      list.push(standing)
      return standing
    },
    list: (): readonly StandingFault[] => list,
    /** Removes one, or all. */
    clear: (id?: number): void => {
      list = id === undefined ? [] : list.filter(fault => fault.id !== id)
    },
    /** The faults of other kinds than these that this call suffers; each is spent by it. */
    drawAll: (call: GraphCall, except: readonly FaultKind[]): StandingFault[] => {
      const drawn = list.filter(
        fault => !except.includes(fault.kind) && suits(fault, call) && strikes(fault),
      )
      drawn.forEach(spend)
      return drawn
    },
    /** Whether a call suffers a fault of one of these kinds, which is not spent by it. */
    holds: (kinds: readonly FaultKind[], call: GraphCall): boolean =>
      list.some(fault => kinds.includes(fault.kind) && fault.spared === 0 && suits(fault, call)),
    /** The oldest fault of a kind, if there is one for this call; it is spent. */
    use: <Kind extends FaultKind>(
      kind: Kind,
      call: GraphCall | null,
      suitable: (fault: FaultOf<Kind>) => boolean = () => true,
    ): FaultOf<Kind> | undefined => {
      for (const fault of list) {
        if (!isOf(fault, kind) || (call && !suits(fault, call)) || !suitable(fault)) continue
        if (!strikes(fault)) continue
        spend(fault)
        return fault
      }
      return undefined
    },
  }
}

function isOf<Kind extends FaultKind>(
  fault: StandingFault,
  kind: Kind,
): fault is StandingFault & FaultOf<Kind> {
  return fault.kind === kind
}

function suits(fault: Fault, call: GraphCall): boolean {
  if (!('match' in fault)) return false
  const { method, path, page, paged } = fault.match
  if (method && method !== call.method) return false
  if (path && !`/${call.path.join('/')}`.includes(path)) return false
  if (page && call.path[0] !== page && call.pageOfToken !== page) return false
  return !paged || call.params.has('after')
}
