import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { sentenceOrNull, sentenceText } from '../language/sentence.ts'
import type { GroupCommit } from '../platform/group-commit.ts'
import { handOver, isByHand } from './by-hand/hand-over.ts'
import { type Engine, type Wording, withChannels } from './publication.ts'
import { isOnline } from './rules/delivery-state.ts'
import { whyMissed } from './rules/late-rule.ts'
import { publishingSentences } from './sentences.ts'
import { claimHeld, holdScheduled, lostTheRace, renewLease } from './store/attempts.ts'
import { type Lane, nextInLanes } from './store/due-deliveries.ts'
import {
  type DeliveryMove,
  type DeliveryPatch,
  lockDeliveries,
  moveDeliveries,
} from './store/move-deliveries.ts'
import { wordingsOf } from './store/posts.ts'

type Delivery = Row<'delivery'>

/** A row that is this worker's, with what it says and the line of its log that is open. */
export type Claimed = { held: Delivery; attemptId: number; wording: Wording }

/**
 * The intent, on disk before the network is called. `lost`: the row is no longer as it was read, or
 * something is being sent on its channel; `waiting`: its channel does not publish now, or a person does.
 */
export type Claim = (row: Delivery) => Promise<Claimed | 'lost' | 'waiting'>

/** The next row of a lane, claimed already where nothing speaks against sending it. */
export type ClaimedNext = { row: Delivery; claimed: Claimed | 'lost' | 'waiting' | null }

/** Resolves with null when nothing is due in the lane. */
export type ClaimNext = (lane: Lane) => Promise<ClaimedNext | null>

/** Claims, those that wait at the same moment in one transaction. */
export function createClaim(engine: Engine, commits: GroupCommit): Claim {
  const claim = commits.share<Delivery, Claimed | 'lost' | 'waiting'>((db, rows) =>
    claimAll(engine, db, rows, ready => holdScheduled(db, ready)),
  )
  return async row => {
    try {
      return await claim(row)
    } catch (error) {
      if (lostTheRace(error)) return 'lost'
      throw error
    }
  }
}

/** The next rows of lanes: what is found and what is claimed is one transaction. */
export function createClaimNext(engine: Engine, commits: GroupCommit): ClaimNext {
  const take = commits.share<Lane, ClaimedNext | null>((db, lanes) => takeAll(engine, db, lanes))
  return async lane => {
    // A lane may be at work for long: a clock that was set meanwhile must make nothing leave early.
    await engine.clock.follow?.()
    try {
      return await take(lane)
    } catch (error) {
      // What another worker sends on this channel now is there to be seen.
      if (lostTheRace(error)) return await take(lane)
      throw error
    }
  }
}

async function takeAll(
  engine: Engine,
  db: Db,
  lanes: readonly Lane[],
): Promise<(ClaimedNext | null)[]> {
  const now = engine.clock.now()
  const rows = await nextInLanes(db, lanes, now)
  const plain = rows.filter(row => row !== undefined).filter(row => isPlain(row, now))
  // They are held since they were found.
  const claims = await claimAll(engine, db, plain, async ready => ready)
  const byId = new Map(plain.map(({ id }, place) => [id, claims[place] ?? null]))
  return rows.map(row => (row ? { row, claimed: byId.get(row.id) ?? null } : null))
}

/** Never tried before, and in time: whether it may still go out needs no look at its log. */
function isPlain(row: Delivery, now: number): boolean {
  if (row.state !== 'scheduled' || row.superseded === 1 || row.attempts > 0) return false
  const promisedAt = row.nextAt ?? row.dueAt
  const { lateRule: rule, dueAt: wantedAt, validUntil } = row
  return whyMissed({ rule, promisedAt, wantedAt, tried: false, validUntil }, now) === null
}

async function claimAll(
  engine: Engine,
  db: Db,
  rows: readonly Delivery[],
  hold: (ready: readonly Delivery[]) => Promise<readonly Delivery[]>,
): Promise<(Claimed | 'lost' | 'waiting')[]> {
  const now = engine.clock.now()
  const leaseUntil = now + leaseMs
  const channels = new Map<number, Row<'channel'>>()
  const idle: DeliveryMove[] = []
  const posts = await holdPosts(db, rows)
  const above = ({ afterId }: Delivery) => (afterId === null ? null : (posts.get(afterId) ?? null))
  const found = await withChannels(db, rows)
  const byHand = found.flatMap(({ row, channel }) =>
    isByHand(engine, channel.connector) ? row : [],
  )
  const handed = await handOver(db, byHand, now)
  for (const { row, channel } of found) {
    const post = above(row)
    // What becomes of its post is being written at this moment.
    if (row.afterId !== null && post === null) continue
    const idles = post !== null && !isOnline(post.state) ? parked : whatItWaitsFor(channel)
    const patch = idles ?? handed.get(row.id) ?? null
    if (patch === null) channels.set(row.id, channel)
    else idle.push({ id: row.id, guard: { state: row.state, nextAt: row.nextAt }, patch })
  }
  const waiting = await moveDeliveries(db, idle, 'skip')
  const ready = rows.filter(({ id }) => channels.has(id))
  const claim = { worker: engine.worker, now, leaseUntil }
  const begun = await claimHeld(db, await hold(ready), claim)
  // Read after the claim: from here on nobody can change the words.
  const said = await wordingsOf(
    db,
    [...begun.values()].map(({ held }) => held.variantId),
  )
  return rows.map(({ id }) => {
    if (waiting.has(id)) return 'waiting'
    const one = begun.get(id)
    if (one === undefined) return 'lost'
    const { held, attemptId } = one
    const text = said.get(held.variantId)
    const channel = channels.get(id)
    if (text !== undefined && channel !== undefined) {
      return { held, attemptId, wording: { ...text, delivery: id, channel, under: above(held) } }
    }
    throw new Error(`delivery ${id} says nothing`)
  })
}

/**
 * The posts of first comments, held with these: a worker that writes that one is out waits, and then
 * finds its comment as it was left. One that somebody else holds is not among them.
 */
async function holdPosts(
  db: Db,
  rows: readonly Delivery[],
): Promise<ReadonlyMap<number, Delivery>> {
  const posts = rows.flatMap(({ afterId }) => afterId ?? [])
  if (posts.length === 0) return new Map()
  return await lockDeliveries(db, [...new Set([...rows.map(({ id }) => id), ...posts])], 'skip')
}

/** A first comment never leaves before its post is out, which wakes it. */
const parked: DeliveryPatch = { nextAt: null, reason: null }

/** Null when the channel can be published to. */
function whatItWaitsFor({ name, state, stateReason }: Row<'channel'>): DeliveryPatch | null {
  if (state === 'active') return null
  if (state === 'paused') {
    const reason = publishingSentences.channelPaused(name, sentenceOrNull(stateReason))
    return { nextAt: null, reason: sentenceText(reason) }
  }
  return {
    state: 'failed',
    nextAt: null,
    reason: sentenceText(publishingSentences.channelGone(name)),
  }
}

/** How long a claim holds without a sign of life, ms. */
export const leaseMs = 45_000

/** A worker that is alive renews its lease this often, ms. */
const renewEveryMs = 15_000

/** A lease that is being renewed. */
export type Lease = {
  /** False once it ran out unrenewed: another worker may have taken the row over. */
  holds(): boolean
  stop(): void
}

/**
 * Renews a lease until it is told to stop: a network that takes minutes must not make another
 * worker believe that this one died.
 */
export function keepLease(engine: Engine, deliveryId: number, leaseUntil: number): Lease {
  const { db, clock, worker, log } = engine
  let heldUntil = leaseUntil
  const timer = setInterval(async () => {
    try {
      await clock.follow?.()
      const until = clock.now() + leaseMs
      if (await renewLease(db, deliveryId, worker, until)) heldUntil = until
      else clearInterval(timer)
    } catch (error) {
      log.warn({ err: error, delivery: deliveryId }, 'delivery-lease-not-renewed')
    }
  }, renewEveryMs)
  timer.unref()
  return { holds: () => clock.now() < heldUntil, stop: () => clearInterval(timer) }
}

/**
 * The latest instant at which a worker that let its lease run out can have been alive: it would
 * have renewed it otherwise.
 */
export function lastSignOfLife(leaseUntil: number): number {
  return leaseUntil - leaseMs + renewEveryMs
}
