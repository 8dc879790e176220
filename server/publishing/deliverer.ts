import { createGroupCommit } from '../platform/group-commit.ts'
import { isResting, limitOf } from '../platform/limit.ts'
import { hasDied } from '../platform/worker.ts'
import { missUndone } from './by-hand/hand-over.ts'
import { type ClaimedNext, createClaim, createClaimNext } from './claim-delivery.ts'
import { correct } from './correct-delivery.ts'
import { createLanePool, type LaneEnd, type LanePool, type LaneWork } from './lane-pool.ts'
import type { Engine, EngineDeps } from './publication.ts'
import { createReadBackRecorder, type ReadBackEngine, readBack } from './read-back.ts'
import { createRecorder } from './record-outcome.ts'
import { type Sender, send } from './send-delivery.ts'
import { settle } from './settle-delivery.ts'
import { leasedDeliveries } from './store/attempts.ts'
import {
  type DueLane,
  dueLanes,
  isAnythingBeingSent,
  type Lane,
  nextDueOf,
} from './store/due-deliveries.ts'
import { moveDelivery } from './store/move-deliveries.ts'

export type DelivererOptions = {
  /** Under whose name leases are held: one for each run of a process (worker.ts). */
  worker: string
  /** Between 0 and 1; spreads retries. */
  random?: () => number
  /** Whether reading back is put off while another process sends, too: for one that comes back to it. */
  letsOthersSend?: boolean
  /** Called each time that a channel has nothing more to do for now, or that there is room for more of them. */
  onRest?: () => void
}

/**
 * The engine of docs/decisions/exactly-once.md while it runs: each channel's deliveries one after
 * the other, the channels side by side. One for each process; several processes may share a
 * database.
 */
export type Deliverer = {
  /**
   * Sets to work the channels that have something due and are at rest: of each kind of network as many as
   * there is room for, those that have waited longest.
   * @returns what comes of it; it does not reject.
   */
  begin(): Promise<Promise<LaneEnd>[]>
  /** When something must be done next that nobody here is doing; null when nothing is planned. */
  nextDueAt(): Promise<number | null>
  /** Lets what is under way come to its end and begins nothing more. */
  stop(): Promise<void>
}

/**
 * Channels of one kind of network on which something is sent at the same time, and on which
 * something is only read. A network that does not answer keeps no other one waiting.
 */
export const atOnce = { send: 128, read: 8 }
/** How many of those have their pictures in memory. */
const picturesAtOnce = 32
/**
 * Channels are looked for in portions of so many at most: several processes divide what is due among them,
 * and what each of them found must still be so when it gets to it.
 */
export const portion = 512
/**
 * While a network has more than it has room for, what is due on the others is looked for this often, ms, or
 * so many times as long as the last such look took: it goes through all that it leaves out.
 */
const othersApart = { leastMs: 500, times: 20, mostMs: 5000 }
/**
 * What is published is read back once nothing is being sent, by whatever process, or after this long, ms: when a thousand
 * posts are due at one instant, looking at the first ones keeps the last ones waiting.
 */
const readLaterMs = 3000
/**
 * Meanwhile what is to be read is looked for this often, ms, and so many channels of it: each post that leaves
 * is due for reading at once, and to read a burst takes as long as to send it.
 */
const readsApartMs = 1000
const readsMeanwhile = 64
/** After an error of the database, or of the program, a channel rests: at first, and at most, ms. */
const restMs = { first: 1000, most: 60_000 }

/** The last look, where it left out what is due on some networks: there was no room for more of them. */
type Behind = {
  at: number
  leftOut: readonly string[]
  /** Until when it need not be repeated. */
  until: number
  /** When something is due next after it. */
  next: number | null
}

type Resting = { lane: Lane; failures: number; until: number }

export function createDeliverer(deps: EngineDeps, options: DelivererOptions): Deliverer {
  const engine = engineOf(deps, options)
  /** When what is published was looked for last, and whether any of it was put off. */
  let reads = { at: Number.NEGATIVE_INFINITY, arePutOff: false }
  /** Null: all that was due was found. */
  const behind: Record<Lane['kind'], Behind | null> = { send: null, read: null }
  let freed = false
  const lanes = createLanes(engine, ({ kind, connector }, pool) => {
    // With others in hand there is no hurry to look for more.
    const isLeftOut = behind[kind]?.leftOut.includes(connector) === true
    if (isLeftOut ? !isFull(kind, pool) : pool.waiting() === 0) options.onRest?.()
  })

  /**
   * Sets to work what is due of a kind by then. A network of which more wait than can be under way is left
   * out: it keeps what is due on others from being found no longer.
   */
  async function startDue(
    kind: Lane['kind'],
    by: number,
    most = portion,
  ): Promise<Promise<LaneEnd>[]> {
    const ends: Promise<LaneEnd>[] = []
    while (!lanes.isStopped()) {
      const leftOut = lanes.full(kind)
      if (leftOut.length > 0 && isEarly(behind[kind], leftOut, by)) break
      const begun = engine.clock.now()
      const wanted = { kind, by, most, except: lanes.inHand(), exceptConnectors: leftOut }
      const found = await dueLanes(engine.db, wanted)
      ends.push(...found.map(lanes.start).filter(end => end !== null))
      if (found.length === most) continue
      behind[kind] = leftOut.length === 0 ? null : await behindAt(kind, by, leftOut, begun)
      break
    }
    return ends
  }

  async function behindAt(
    kind: Lane['kind'],
    at: number,
    leftOut: readonly string[],
    begun: number,
  ): Promise<Behind> {
    const next = await nextDueOf(engine.db, kind, lanes.inHand(), at)
    const { leastMs, times, mostMs } = othersApart
    const apartMs = Math.max(leastMs, times * (engine.clock.now() - begun))
    return { at, leftOut, until: at + Math.min(mostMs, apartMs), next }
  }

  async function nextOf(kind: Lane['kind']): Promise<number | null> {
    const known = behind[kind]
    if (known === null) return await nextDueOf(engine.db, kind, lanes.inHand())
    return Math.min(known.next ?? Number.POSITIVE_INFINITY, known.until)
  }

  async function nextReadAt(): Promise<number | null> {
    const first = await nextOf('read')
    if (first === null) return null
    const at = reads.arePutOff && first <= reads.at ? first + readLaterMs : first
    return lanes.isSending() ? Math.max(at, reads.at + readsApartMs) : at
  }

  return {
    async begin() {
      if (!freed) {
        await freeDeadLeases(engine)
        freed = true
      }
      const now = engine.clock.now()
      const sent = await startDue('send', now)
      const isSendingHere = lanes.isSending()
      if (isSendingHere && isResting(reads.at + readsApartMs, now, readsApartMs)) return sent
      const isSending =
        isSendingHere ||
        (options.letsOthersSend === true && (await isAnythingBeingSent(engine.db, now)))
      reads = { at: now, arePutOff: isSending }
      const begun = isSending
        ? await startDue('read', now - readLaterMs, readsMeanwhile)
        : await startDue('read', now)
      return [...sent, ...begun]
    },
    async nextDueAt() {
      const times = [await nextOf('send'), await nextReadAt(), ...lanes.restEnds()]
      const known = times.filter(time => time !== null)
      return known.length === 0 ? null : Math.min(...known)
    },
    stop: () => lanes.stop(),
  }
}

const isFull = (kind: Lane['kind'], pool: LanePool) => pool.waiting() >= atOnce[kind]

/**
 * The channels that are at work, and those that rest after an error.
 * @param onEnd called each time that one has nothing more to do
 */
function createLanes(engine: Works, onEnd: (lane: DueLane, pool: LanePool) => void) {
  const busy = new Map<string, { lane: Lane; end: Promise<LaneEnd> }>()
  const resting = new Map<string, Resting>()
  /** By the kinds of network. */
  const pools = { send: new Map<string, LanePool>(), read: new Map<string, LanePool>() }
  let stopped = false
  const work: LaneWork = {
    log: engine.log,
    take: engine.take,
    takeNext: engine.takeNext,
    step: (taken, onPublished) => step(engine, taken, onPublished),
    isStopped: () => stopped,
  }

  function poolOf({ kind, connector }: DueLane): LanePool {
    const known = pools[kind].get(connector) ?? createLanePool(work, atOnce[kind])
    pools[kind].set(connector, known)
    return known
  }

  function restAfter(lane: Lane, failures: number): Resting {
    const wait = Math.min(restMs.most, restMs.first * 2 ** (failures - 1))
    return { lane, failures, until: engine.clock.now() + wait }
  }

  const rests = ({ until }: Resting) => isResting(until, engine.clock.now(), restMs.most)
  const stillResting = () => [...resting.values()].filter(rests)

  return {
    /** Null where it is at work already, or rests. */
    start(lane: DueLane): Promise<LaneEnd> | null {
      const key = `${lane.kind} ${lane.channelId}`
      const rest = resting.get(key)
      if (stopped || busy.has(key) || (rest && rests(rest))) return null
      const pool = poolOf(lane)
      const end = pool.run(lane).then(ended => {
        busy.delete(key)
        if (ended.error === null) resting.delete(key)
        else resting.set(key, restAfter(lane, (rest?.failures ?? 0) + 1))
        onEnd(lane, pool)
        return ended
      })
      busy.set(key, { lane, end })
      return end
    },
    /** The networks that have no room for more. */
    full: (kind: Lane['kind']) =>
      [...pools[kind]].filter(([, pool]) => isFull(kind, pool)).map(([connector]) => connector),
    inHand: () => [...busy.values(), ...stillResting()].map(({ lane }) => lane),
    isSending: () => [...busy.values()].some(({ lane }) => lane.kind === 'send'),
    restEnds: () => stillResting().map(({ until }) => until),
    isStopped: () => stopped,
    async stop() {
      stopped = true
      await Promise.all([...busy.values()].map(({ end }) => end))
    },
  }
}

/** Whether a look that leaves these out would find what the last one did, but for what was planned since. */
const isEarly = (last: Behind | null, leftOut: readonly string[], now: number) =>
  last !== null &&
  last.leftOut.join() === leftOut.join() &&
  last.at <= now &&
  now < last.until &&
  (last.next === null || last.next > now)

type Works = Sender & ReadBackEngine & Pick<LaneWork, 'take' | 'takeNext'>

/** What goes to the network does not wait for what came back from it to be written. */
function engineOf(deps: EngineDeps, options: DelivererOptions): Works {
  const engine: Engine = { ...deps, worker: options.worker, random: options.random ?? Math.random }
  const underWay = { count: 0 }
  const going = createGroupCommit(engine.db)
  const coming = createGroupCommit(engine.db, { expected: underWay })
  return {
    ...engine,
    underWay,
    take: createClaimNext(engine, going),
    claim: createClaim(engine, going),
    pictureTurns: limitOf(picturesAtOnce),
    record: createRecorder(engine, coming),
    // In this order: what came of a row is written before the next one of its lane is looked for.
    takeNext: createClaimNext(engine, coming),
    readings: createReadBackRecorder(engine, coming),
  }
}

async function step(engine: Works, taken: ClaimedNext, onPublished: () => void): Promise<boolean> {
  const { row } = taken
  if (row.state === 'scheduled') return await send(engine, taken, onPublished)
  if (row.state === 'published' && row.wanted !== null) return await correct(engine, row)
  if (row.state === 'published') return await readBack(engine, row)
  if (row.state === 'awaiting-approval') {
    return await engine.approvals.missUnapproved(engine, row)
  }
  if (row.state === 'due') return await missUndone(engine, row)
  return await settle(engine, row)
}

/** Leases of processes of this machine that are gone need not run out. */
async function freeDeadLeases({ db, clock }: Engine): Promise<void> {
  for (const { id, state, leaseOwner } of await leasedDeliveries(db)) {
    if (leaseOwner === null || !hasDied(leaseOwner)) continue
    await moveDelivery(db, id, { state, leaseOwner }, { nextAt: clock.now() })
  }
}
