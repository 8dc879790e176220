import { setImmediate, setTimeout } from 'node:timers/promises'
import { chunksOf, isPostgres } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { requestRebuild } from '../hours/change-opening-hours.ts'
import { measureOf } from '../hours/measure.ts'
import { toIso } from '../language/instant.ts'
import { dayOfDate } from '../language/zone.ts'
import { lockConversations } from '../messages/store/merges.ts'
import { ourselves, writeJournal } from '../people/store/journal.ts'
import { recomputeConversations, type Tally } from './episodes.ts'
import type { RebuildShape } from './shapes.ts'
import {
  advanceRebuild,
  claimRebuild,
  conversationIdsSince,
  endRebuild,
  findRebuild,
  type HeldRebuild,
  releaseRebuild,
  takeOverRebuild,
  unfinishedRebuilds,
} from './store/rebuilds.ts'

/** What a rebuild needs. */
export type RebuildDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

export type Progress = { done: number; total: number }

export type ContinueOptions = {
  /** Asked between two batches: whether to stop there, for another time. */
  stopping?: () => boolean
  /** To stop after that long, ms: others who wait get a turn. */
  budgetMs?: number
  onProgress?: (progress: Progress) => void
  /** Counts what there is and what is written. */
  tally?: Tally
  /** For a process of its own, beside which a server may want to get at the database. */
  pace?: Pace
}

/** How a rebuild makes room for others. */
export type Pace = {
  /** Conversations of one transaction; on PostgreSQL, which keeps nobody else from writing, always the fewest. */
  batch: number
  /** A rest after each, ms. */
  pauseMs: number
}

/** In a process that answers requests: none waits for longer than some twenty ms. */
const ofServer: Pace = { batch: 500, pauseMs: 0 }

/**
 * In one of its own, beside which a server at most waits for its turn to write, some eighty ms: what is
 * written of an index again and again is written once, and takes a sixth of all the time less.
 */
export const ofCommand: Pace = { batch: 2000, pauseMs: 20 }

/**
 * `done`: nothing is left to rebuild; `interrupted`: it was told to stop; `taken`: another worker
 * is at it.
 */
export type RebuildEnd = { end: 'done' | 'interrupted' | 'taken'; conversations: number }

/** How long a claim holds without a batch, ms: of a worker that died, for so long nothing is seen. */
const leaseMs = 10_000

/** Open screens hear of progress no oftener than this, ms. */
const tellEveryMs = 250

/** How often one looks whether another worker has come to the end, ms. */
const lookEveryMs = 250

/** The rebuild that is asked for and not finished. */
export async function rebuildState(
  deps: Pick<Deps, 'db'>,
  communeId: number,
): Promise<RebuildShape> {
  const row = await findRebuild(deps.db, communeId)
  if (row === undefined) return { rebuild: null }
  const { fromDate, done, total, requestedAt } = row
  return { rebuild: { fromDate, done, total, requestedAt: toIso(requestedAt) } }
}

/** Asks the job for a rebuild, and does not wait for it. */
export async function askToRebuild(
  deps: RebuildDeps,
  communeId: number,
  fromDate: string | undefined,
): Promise<RebuildShape> {
  const at = deps.clock.now()
  await deps.db
    .transaction()
    .execute(db => requestRebuild(db, communeId, { fromDate: fromDate ?? null, at }))
  const state = await rebuildState(deps, communeId)
  deps.changes.tell(communeId, 'rebuild')
  return state
}

/**
 * Goes on with a commune's rebuild where it was left: a batch a transaction, so that messages come
 * in meanwhile; whatever touches a conversation in the meantime reckons by the new hours already.
 */
export async function continueRebuild(
  deps: RebuildDeps,
  communeId: number,
  options: ContinueOptions = {},
): Promise<RebuildEnd> {
  const now = deps.clock.now()
  const held = await claimRebuild(deps.db, communeId, { now, leaseUntil: now + leaseMs })
  if (held !== undefined) return await work(deps, held, options)
  const other = await findRebuild(deps.db, communeId)
  return { end: other === undefined ? 'done' : 'taken', conversations: 0 }
}

/** How long one commune's rebuild goes on before the next one's turn, ms. */
const turnMs = 5000

/**
 * Goes on with every commune's rebuild, in turns. One that fails keeps none of the others waiting.
 * @throws the first error, after the others' turns.
 */
export async function continueRebuilds(
  deps: RebuildDeps,
  stopping: () => boolean = () => false,
): Promise<void> {
  const errors: unknown[] = []
  let waiting = await unfinishedRebuilds(deps.db)
  while (waiting.length > 0 && !stopping()) {
    const left: number[] = []
    for (const communeId of waiting) {
      try {
        const { end } = await continueRebuild(deps, communeId, { stopping, budgetMs: turnMs })
        if (end === 'interrupted') left.push(communeId)
      } catch (error) {
        errors.push(error)
      }
    }
    waiting = left
  }
  if (errors.length > 0) throw errors[0]
}

export type RebuildOptions = Omit<ContinueOptions, 'stopping' | 'budgetMs'> & {
  /** Local date from which something changed; without it everything is rebuilt. */
  fromDate?: string
}

/**
 * Rebuilds a commune's episodes and waits for the end. A worker that is at it already leaves it to
 * this one.
 * @returns how many conversations were looked at.
 */
export async function rebuildEpisodes(
  deps: RebuildDeps,
  communeId: number,
  { fromDate, ...options }: RebuildOptions = {},
): Promise<{ conversations: number }> {
  const at = deps.clock.now()
  const held = await deps.db.transaction().execute(async transaction => {
    await requestRebuild(transaction, communeId, { fromDate: fromDate ?? null, at })
    return await takeOverRebuild(transaction, communeId, at + leaseMs)
  })
  if (held === undefined) return { conversations: 0 }
  const { end, conversations } = await work(deps, held, options)
  if (end !== 'done') await finishRebuild(deps, communeId, options)
  return { conversations }
}

/** Goes on with what was asked for until nothing is left of it, or waits for the worker that is at it. */
export async function finishRebuild(
  deps: RebuildDeps,
  communeId: number,
  options: Omit<ContinueOptions, 'stopping' | 'budgetMs'> = {},
): Promise<void> {
  while ((await continueRebuild(deps, communeId, options)).end !== 'done') {
    await setTimeout(lookEveryMs)
  }
}

async function work(
  deps: RebuildDeps,
  begun: HeldRebuild,
  options: ContinueOptions,
): Promise<RebuildEnd> {
  const { db, clock, changes } = deps
  const { stopping, budgetMs, onProgress, tally, pace = ofServer } = options
  const endsAt = clock.now() + (budgetMs ?? Number.POSITIVE_INFINITY)
  const most = isPostgres(db) ? ofServer.batch : pace.batch
  let reportedAt = Number.NEGATIVE_INFINITY
  let held = begun
  for (;;) {
    if (tally) tally.episodes = 0
    const left = await conversationsLeft(deps, held)
    const total = held.done + left.length
    let isCurrent = true
    for (const ids of chunksOf(left, most)) {
      if (stopping?.() || clock.now() >= endsAt) {
        await releaseRebuild(db, held)
        return { end: 'interrupted', conversations: held.done }
      }
      const batchDone = await rebuildBatch(deps, held, { ids, total })
      if (batchDone === undefined) {
        isCurrent = false
        break
      }
      held = batchDone.next
      if (tally) {
        tally.episodes += batchDone.found.episodes
        tally.changed += batchDone.found.changed
      }
      onProgress?.({ done: held.done, total })
      if (clock.now() - reportedAt >= tellEveryMs) {
        reportedAt = clock.now()
        changes.tell(held.communeId, 'rebuild')
      }
      // SQLite answers without ever letting go: requests get their turn here.
      await (pace.pauseMs > 0 ? setTimeout(pace.pauseMs) : setImmediate())
    }
    if (isCurrent && (await endAndTell(deps, held))) {
      changes.tell(held.communeId, 'messages', 'rebuild')
      return { end: 'done', conversations: held.done }
    }
    // Asked for anew meanwhile, and ours all the same; or somebody else's.
    const row = await findRebuild(db, held.communeId)
    const { leaseUntil, done } = held
    if (row === undefined) return { end: 'done', conversations: done }
    if (row.leaseUntil !== leaseUntil) return { end: 'taken', conversations: done }
    held = { ...row, leaseUntil }
  }
}

/**
 * Ends a rebuild that has come to its end. The journal tells how many exchanges count no more, or
 * count that did not: a rule that changed, and nobody's doing.
 */
async function endAndTell(deps: RebuildDeps, held: HeldRebuild): Promise<boolean> {
  return await deps.db.transaction().execute(async db => {
    if (!(await endRebuild(db, held))) return false
    const { communeId, leftOut, counted } = held
    if (leftOut + counted > 0) {
      await writeJournal(db, {
        communeId,
        at: deps.clock.now(),
        actor: ourselves,
        action: 'messages.judged-anew',
        subject: `commune:${communeId}`,
        detail: { leftOut, counted },
      })
    }
    return true
  })
}

/** Undefined when the rebuild is no longer the one that was held. */
async function rebuildBatch(
  deps: RebuildDeps,
  held: HeldRebuild,
  { ids, total }: { ids: number[]; total: number },
): Promise<{ next: HeldRebuild; found: Tally } | undefined> {
  return await deps.db.transaction().execute(async transaction => {
    // The conversations before the commune, as everybody does, and the commune before what is asked for,
    // as anyone who changes its hours does: two never wait for each other.
    await lockConversations(transaction, ids)
    const measure = await measureOf({ db: transaction }, held.communeId)
    const next = {
      ...held,
      afterId: ids.at(-1) ?? held.afterId,
      done: held.done + ids.length,
      total,
      leaseUntil: Math.max(held.leaseUntil, deps.clock.now() + leaseMs),
    }
    if (!(await advanceRebuild(transaction, held, next))) return undefined
    const found = await recomputeConversations(transaction, ids, measure)
    if (found.leftOut + found.counted > 0) {
      next.leftOut += found.leftOut
      next.counted += found.counted
      await advanceRebuild(transaction, next, next)
    }
    return { next, found }
  })
}

/** The conversations that are not done yet, by their numbers. */
async function conversationsLeft(
  deps: RebuildDeps,
  { communeId, fromDate, afterId }: HeldRebuild,
): Promise<number[]> {
  const { zone } = await measureOf(deps, communeId)
  const since = fromDate === null ? null : zone.instantOf(dayOfDate(fromDate), 0)
  return await conversationIdsSince(deps.db, communeId, since, afterId)
}
