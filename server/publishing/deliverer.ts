import { createGroupCommit } from '../platform/group-commit.ts'
import { limitOf } from '../platform/limit.ts'
import { isResting } from '../platform/rules/resting.ts'
import { hasDied } from '../platform/worker.ts'
import { type ClaimedNext, createClaim, createClaimNext } from './claim-delivery.ts'
import { correct } from './correct-delivery.ts'
import type { Engine, EngineDeps } from './delivery-lease.ts'
import { createLanePool, type LaneEnd, type LanePool, type LaneWork } from './lane-pool.ts'
import { createReadBackRecorder, type ReadBackEngine, readBack } from './read-back.ts'
import { createRecorder } from './record-outcome.ts'
import { type Sender, send } from './send-delivery.ts'
import { settle } from './settle-delivery.ts'
import {
  type DueLane,
  dueLanes,
  isAnythingBeingSent,
  type Lane,
  leasedDeliveries,
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
  /** Called each time that a channel has nothing more to do for now. */
  onRest?: () => void
}

/**
 * The engine of docs/decisions/exactly-once.md while it runs: each channel's deliveries one after
 * the other, the channels side by side. One for each process; several processes may share a
 * database.
 */
export type Deliverer = {
  /**
   * Sets to work every channel that has something due and is at rest.
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
/** Of those, the ones whose pictures are in memory. */
const picturesAtOnce = 32
/**
 * What is published is read back once nothing is being sent, by whatever process, or after this long, ms: when a thousand
 * posts are due at one instant, looking at the first ones keeps the last ones waiting.
 */
const readLaterMs = 3000
/**
 * Meanwhile what is to be read is looked for this often, ms: each post that leaves is due for reading at
 * once, and a look goes through all that is due.
 */
const readsApartMs = 1000
/** After an error of the database, or of the program, a channel rests: at first, and at most, ms. */
const restMs = { first: 1000, most: 60_000 }

type Resting = { lane: Lane; failures: number; until: number }

export function createDeliverer(deps: EngineDeps, options: DelivererOptions): Deliverer {
  const engine = engineOf(deps, options)
  const busy = new Map<string, { lane: Lane; end: Promise<LaneEnd> }>()
  const resting = new Map<string, Resting>()
  let putOff: DueLane[] = []
  const pools = new Map<string, LanePool>()
  let stopped = false
  let freed = false
  const work: LaneWork = {
    log: engine.log,
    take: engine.take,
    takeNext: engine.takeNext,
    step: (taken, onPublished) => step(engine, taken, onPublished),
    isStopped: () => stopped,
  }

  function start(lane: DueLane): Promise<LaneEnd> | null {
    const key = `${lane.kind} ${lane.channelId}`
    const rest = resting.get(key)
    if (stopped || busy.has(key) || (rest && rests(rest))) return null
    const pool = poolOf(lane)
    const end = pool.run(lane).then(ended => {
      busy.delete(key)
      if (ended.error === null) resting.delete(key)
      else resting.set(key, restAfter(lane, (rest?.failures ?? 0) + 1))
      // With others in hand there is no hurry to look for more.
      if (!pool.isFull()) options.onRest?.()
      return ended
    })
    busy.set(key, { lane, end })
    return end
  }

  function poolOf({ kind, connector }: DueLane): LanePool {
    const key = `${kind} ${connector}`
    const known = pools.get(key) ?? createLanePool(work, atOnce[kind])
    pools.set(key, known)
    return known
  }

  const rests = ({ until }: Resting) => isResting(until, engine.clock.now(), restMs.most)

  const isSendingHere = () => [...busy.values()].some(({ lane }) => lane.kind === 'send')

  function restAfter(lane: Lane, failures: number): Resting {
    const wait = Math.min(restMs.most, restMs.first * 2 ** (failures - 1))
    return { lane, failures, until: engine.clock.now() + wait }
  }

  return {
    async begin() {
      if (!freed) {
        await freeDeadLeases(engine)
        freed = true
      }
      const now = engine.clock.now()
      const lanes = longestWaitFirst(await dueLanes(engine.db, now), engine.random)
      const due = Map.groupBy(lanes, ({ kind }) => kind)
      const sent = (due.get('send') ?? []).map(start).filter(end => end !== null)
      const reads = due.get('read') ?? []
      const isSending =
        isSendingHere() ||
        (options.letsOthersSend === true &&
          reads.length > 0 &&
          (await isAnythingBeingSent(engine.db, now)))
      const waits = (lane: DueLane) => isSending && isPutOff(lane.first, now)
      putOff = reads.filter(waits)
      const read = reads.filter(lane => !waits(lane)).map(start)
      return [...sent, ...read.filter(end => end !== null)]
    },
    async nextDueAt() {
      const stillResting = [...resting.values()].filter(rests)
      const except = [...[...busy.values(), ...stillResting].map(({ lane }) => lane), ...putOff]
      const reads = [
        await nextDueOf(engine.db, 'read', except),
        ...putOff.map(({ first }) => first + readLaterMs),
      ].filter(time => time !== null)
      const read = reads.length === 0 ? null : reads.reduce((a, b) => Math.min(a, b))
      const times = [
        await nextDueOf(engine.db, 'send', except),
        read === null || !isSendingHere()
          ? read
          : Math.max(read, engine.clock.now() + readsApartMs),
        ...stillResting.map(({ until }) => until),
      ]
      const known = times.filter(time => time !== null)
      return known.length === 0 ? null : Math.min(...known)
    },
    async stop() {
      stopped = true
      await Promise.all([...busy.values()].map(({ end }) => end))
    },
  }
}

/**
 * What has waited longest first. Of what waits since the same instant each process begins with
 * another: they would all ask for the same ones.
 */
function longestWaitFirst(lanes: readonly DueLane[], random: () => number): DueLane[] {
  return lanes
    .map(lane => ({ lane, place: random() }))
    .toSorted((a, b) => a.lane.first - b.lane.first || a.place - b.place)
    .map(({ lane }) => lane)
}

/** The same for a clock that was put back. */
const isPutOff = (first: number, now: number) =>
  first > now - readLaterMs && first <= now + readLaterMs

type Works = Sender & ReadBackEngine & Pick<LaneWork, 'take' | 'takeNext'>

/** What goes to the network does not wait for what came back from it to be written. */
function engineOf(deps: EngineDeps, options: DelivererOptions): Works {
  const engine: Engine = { ...deps, worker: options.worker, random: options.random ?? Math.random }
  const [going, coming] = [createGroupCommit(engine.db), createGroupCommit(engine.db)]
  return {
    ...engine,
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
  return await settle(engine, row)
}

/** Leases of processes of this machine that are gone need not run out. */
async function freeDeadLeases({ db, clock }: Engine): Promise<void> {
  for (const { id, state, leaseOwner } of await leasedDeliveries(db)) {
    if (leaseOwner === null || !hasDied(leaseOwner)) continue
    await moveDelivery(db, id, { state, leaseOwner }, { nextAt: clock.now() })
  }
}
