import { setTimeout } from 'node:timers/promises'
import { pollsOf } from '../../channels/rows.ts'
import { isConnected } from '../../channels/rules.ts'
import type { PollResult } from '../../channels/shapes-channel.ts'
import type { Row } from '../../database/schema.ts'
import { limitOf } from '../../platform/limit.ts'
import { inboxSentences } from '../sentences.ts'
import { claimDuePolls, claimPoll, type Due, endPoll, nextPollAt } from '../store/polls.ts'
import { beginLook, leaseMs, type PollDeps, type PollOptions, readChannel } from './read-channel.ts'

export type { PollDeps, PollOptions } from './read-channel.ts'

/**
 * How many channels are asked at the same time: with networks that answer within 300 ms, and two
 * calls a look, 6,400 a minute. A commune has two or three, and an agglomération a hundred.
 */
export const pollConcurrency = 64
/** How often what a clock that was put back has written is looked for, ms: all rows are gone through. */
const putBackEveryMs = 60_000

/** When the next channel of any commune is due (ms UTC), or null when none is looked at. */
export async function nextPollDue({ db }: Pick<PollDeps, 'db'>): Promise<number | null> {
  return await nextPollAt(db)
}

/** The looks of this process at whatever channel of any commune is due. */
export type Poller = {
  /**
   * Takes what is due, as far as there is room, and begins to look at it.
   * @returns how many
   */
  begin(): Promise<number>
  /** Resolves when those have ended that are under way now. */
  passed(): Promise<void>
  /** Resolves when none is under way. @throws the last error since it was asked last. */
  settled(): Promise<void>
}

export type PollerOptions = PollOptions & {
  /** Called with what came of each look. */
  onResult?: (result: PollResult) => void
  /** Called when there is room again and more may be due. */
  onRoom?: () => void
}

/**
 * Each look goes on by itself: one that is long (a page's history is read), or whose network takes its
 * time, keeps none of the others waiting, and one that fails neither.
 */
export function createPoller(deps: PollDeps, options: PollerOptions = {}): Poller {
  const underWay = new Set<Promise<void>>()
  /** Since it was asked for. */
  let lastError: unknown = null
  let mayBeMore = false
  let searchedAt = Number.NEGATIVE_INFINITY

  async function look(claim: Row<'channelPoll'>): Promise<void> {
    try {
      const result = await pollClaimed(deps, claim, options)
      if (result !== null) options.onResult?.(result)
    } catch (error) {
      deps.log.error({ err: error, channel: claim.channelId }, 'poll-failed')
      lastError = error
    }
  }

  async function take(due: Due, now: number): Promise<number> {
    const most = pollConcurrency - underWay.size
    if (most <= 0 || options.stopping?.() === true) return 0
    const claims = await claimDuePolls(deps.db, due, { now, leaseUntil: now + leaseMs, most })
    for (const claim of claims) {
      const looking = look(claim).finally(() => {
        underWay.delete(looking)
        if (mayBeMore) options.onRoom?.()
      })
      underWay.add(looking)
    }
    mayBeMore = claims.length === most
    return claims.length
  }

  return {
    async begin() {
      const now = deps.clock.now()
      let begun = 0
      if (now >= searchedAt + putBackEveryMs || now < searchedAt) {
        begun += await take('put-back', now)
        searchedAt = now
      }
      return begun + (await take('by-now', now))
    },
    async passed() {
      await Promise.all(underWay)
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
      const error = lastError
      lastError = null
      if (error !== null) throw error
    },
  }
}

/**
 * Looks at one channel now. Two looks never run at once. What went wrong is in the result's `error`,
 * one sentence, and on the channel's screen.
 * @throws Refusal (`not-found`) when there is no such channel.
 */
export async function pollChannel(
  deps: PollDeps,
  channelId: number,
  options: PollOptions = {},
): Promise<PollResult> {
  const { channel, result } = await beginLook(deps, channelId)
  if (result.error !== null) return result
  const claim = await claimPatiently(deps, channelId, options.patienceMs ?? 0)
  if (claim === undefined) {
    result.error = inboxSentences.lookUnderWay(channel.name)
    return result
  }
  return await readChannel(deps, { channel, claim, result }, options)
}

/**
 * The same of a channel that was taken because it was due.
 * @returns null when it was paused meanwhile.
 */
export async function pollClaimed(
  deps: PollDeps,
  claim: Row<'channelPoll'>,
  options: PollOptions,
): Promise<PollResult | null> {
  const { channel, result } = await beginLook(deps, claim.channelId)
  if (result.error === null) return await readChannel(deps, { channel, claim, result }, options)
  await endPoll(deps.db, claim.channelId, claim.leaseUntil ?? 0, {})
  return null
}

async function claimPatiently(
  deps: PollDeps,
  channelId: number,
  patienceMs: number,
): Promise<Row<'channelPoll'> | undefined> {
  const stepMs = 250
  for (let waited = 0; ; waited += stepMs) {
    const now = deps.clock.now()
    const claim = await claimPoll(deps.db, channelId, now, now + leaseMs)
    if (claim !== undefined || waited >= patienceMs) return claim
    await setTimeout(stepMs)
  }
}

/**
 * Looks at all receiving channels of a commune now, due or not; a paused one says why it is.
 */
export async function pollCommune(
  deps: PollDeps,
  communeId: number,
  options: PollOptions = {},
): Promise<PollResult[]> {
  const channels = await pollsOf(deps.db, communeId)
  const connected = channels.filter(isConnected)
  const inTurn = limitOf(pollConcurrency)
  const looks = connected.map(({ id }) =>
    inTurn(async () =>
      options.stopping?.() === true ? null : await pollChannel(deps, id, options),
    ),
  )
  const ends = await Promise.allSettled(looks)
  const failed = ends.find(end => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return ends.flatMap(end => (end.status === 'fulfilled' && end.value !== null ? [end.value] : []))
}
