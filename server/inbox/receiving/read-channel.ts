import { setTimeout } from 'node:timers/promises'
import { watchedBy } from '../../alerts/duties.ts'
import { accessRefused, type CallDeps, freshCall } from '../../channels/call.ts'
import { type Gap, gapsAfter, gapsIn, isNews } from '../../channels/notices.ts'
import { channelById } from '../../channels/rows.ts'
import type { PollResult } from '../../channels/shapes-channel.ts'
import type { Failure, WebhookEvent } from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { type Sentence, sentenceOrNull, sentenceText } from '../../language/sentence.ts'
import { isNightAt } from '../../language/zone.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { hasOpenSince } from '../../reply-times/rows.ts'
import { settlePrivateAnswers } from '../answering/settle-answers.ts'
import { inboxSentences } from '../sentences.ts'
import { advancePoll, endPoll, type PollEnd, renewPoll } from '../store/polls.ts'
import { ingest } from './ingest.ts'

/** What decides how soon a channel is looked at again. */
export type PollSituation = {
  /** How often the network is looked at when nothing happens, ms: of its manifest. */
  everyMs: number
  /** Somebody has asked lately and has no answer yet: the screen must know of it at once. */
  isAwaited: boolean
  /** Opening hours, or somebody is on call. */
  isWatched: boolean
  isNight: boolean
}

/**
 * Until the next look, ms. While somebody waits in watched time, three times as often: an answer
 * given with the network's own app must stop the countdown before an alert is raised for nothing.
 * Where nobody watches, half as often, and a fifth at night: what is measured goes by the network's
 * own times, so that nothing is lost but the network's patience is spared. Webhooks wake all the same.
 */
export function pollDelayMs({ everyMs, isAwaited, isWatched, isNight }: PollSituation): number {
  if (isWatched) return isAwaited ? Math.round(everyMs / 3) : everyMs
  return everyMs * (isNight ? 5 : 2)
}

export type PollDeps = Pick<Deps, 'db' | 'changes' | 'log' | 'channelHooks'> & CallDeps

export type PollOptions = {
  /** After this long a look ends at its next page and goes on the next time; unlimited unless told. */
  budgetMs?: number
  /** Asked between two pages: whether to end there. */
  stopping?: () => boolean
  /** How long to wait for somebody else's look at the same channel to end, ms; 0 unless told. */
  patienceMs?: number
  /** What webhooks said since the last look. */
  webhookEvents?: readonly WebhookEvent[]
  /** Called when not all of that could be looked at. */
  unfollowed?: () => void
  /** How a short rest that the network asks for is taken. */
  rest?: (ms: number) => Promise<void>
}

/**
 * Longer than the writing of a page. What the network takes is no part of it: the lease is renewed
 * meanwhile, and so ends this long after its process was killed, when the channel is looked at anew.
 */
export const leaseMs = 20_000
const renewEveryMs = 5_000

/** After such a wait everybody who looks has seen it. */
const hurryMs = 2 * 60 * 60_000

/** A rest up to this long is taken on the spot; for a longer one the look ends. */
const shortRestMs = 10_000

/** And so it does after this much rest in all: the network asks for more than a short one. */
const longestRestMs = 60_000
const longestBackoffMs = 60 * 60_000

/**
 * The channel as it is, with why it is not read in the result's `error`, if it is not.
 * @throws Refusal (`not-found`) when there is no such channel.
 */
export async function beginLook(deps: PollDeps, channelId: number) {
  const channel = await channelById(deps.db, channelId)
  if (channel === undefined) throw notFound(inboxSentences.channel)
  const result: PollResult = {
    channel: channelId,
    name: channel.name,
    inbound: 0,
    outbound: 0,
    changed: 0,
    error: obstacleOf(channel),
    gaps: [],
  }
  return { channel, result }
}

function obstacleOf({ name, receives, state, stateReason }: Row<'channel'>): Sentence | null {
  if (receives === 0) return inboxSentences.onlyPublishes(name)
  if (state === 'disconnected') return inboxSentences.isDisconnected(name)
  if (state === 'archive') return inboxSentences.isArchive(name)
  if (state === 'paused') return sentenceOrNull(stateReason) ?? inboxSentences.isPaused(name)
  return null
}

/**
 * Reads a channel whose lease is ours: page after page from where the last look ended, each in a
 * transaction of its own with the cursor, so that whatever happens in between nothing is lost and
 * nothing counts twice. What went wrong is in the result's `error`, one sentence, and on the
 * channel's screen.
 */
export async function readChannel(
  deps: PollDeps,
  { channel, claim, result }: Pick<Look, 'channel' | 'claim' | 'result'>,
  options: PollOptions,
): Promise<PollResult> {
  const look: Look = {
    deps,
    channel,
    claim,
    result,
    held: claim.leaseUntil ?? 0,
    gapsBefore: [],
    gaps: new Map(),
    every: deps.connectors[channel.connector]?.manifest.pollEveryMs ?? 60_000,
  }
  try {
    look.gapsBefore = gapsIn(claim)
    await readPages(look, options)
    if (result.error === null) await settlePrivateAnswers(deps, channel)
  } catch (error) {
    await recordFailure(look, failureOf(look, error))
  }
  result.gaps = [...look.gaps.values()]
  if (isNews(claim, look.gapsBefore, result, deps.clock.now()))
    deps.changes.tell(channel.communeId, 'channels')
  return result
}

/** One look under way. */
type Look = {
  deps: PollDeps
  channel: Row<'channel'>
  claim: Row<'channelPoll'>
  result: PollResult
  /** The end of the lease that we hold: it proves that it is ours. */
  held: number
  /** What the channel's row kept of the looks before. */
  gapsBefore: readonly Gap[]
  /** By their French, each once. */
  gaps: Map<string, Sentence>
  /** How often to look, ms. */
  every: number
}

/** The lease ran out, or the channel was taken away meanwhile: its new holder knows better. */
class Superseded extends Error {}

async function readPages(look: Look, options: PollOptions): Promise<void> {
  const { deps, claim, result } = look
  const { rest = setTimeout, stopping, budgetMs = Number.POSITIVE_INFINITY } = options
  const { connector, call, channel } = await freshCall(deps, look.channel)
  look.channel = channel
  const { receive } = connector
  if (receive === undefined) {
    throw new Refusal('unavailable', inboxSentences.cannotReceive(connector.manifest.label))
  }
  const startedAt = claim.startedAt ?? deps.clock.now()
  let cursor = claim.cursor
  let { webhookEvents = [] } = options
  let rested = 0
  for (;;) {
    const readAt = deps.clock.now()
    const page = await holding(look, receive({ ...call, now: readAt }, cursor, webhookEvents))
    webhookEvents = []
    if (page.kind !== 'page') return await recordFailure(look, page)
    if (page.unfollowed) options.unfollowed?.()
    for (const gap of page.gaps) look.gaps.set(gap.fr, gap)
    const leaseUntil = deps.clock.now() + leaseMs
    const waitMs = page.waitMs ?? 0
    const came = await ingest(deps, channel, page.conversations, {
      removals: page.removals,
      hidings: page.hidings,
      readAt,
      async alongside(transaction) {
        const { read: progressRead = null, of: progressOf = null } = page.progress ?? {}
        const next = { cursor: page.cursor, leaseUntil, progressRead, progressOf }
        if (!(await advancePoll(transaction, channel.id, look.held, next))) throw new Superseded()
      },
      async afterwards(transaction, measure) {
        const { returned = [] } = page
        if (returned.length > 0) {
          const { communeId } = channel
          await deps.channelHooks.returned({ ...deps, db: transaction }, communeId, returned)
        }
        if (!page.done) return
        const now = deps.clock.now()
        const { watch } = await watchedBy(transaction, measure)
        const delayMs = pollDelayMs({
          everyMs: look.every,
          isWatched: watch.isWatched(now),
          isAwaited: await hasOpenSince(transaction, channel, now - hurryMs),
          isNight: isNightAt(now, measure.zone),
        })
        const nextAt = Math.max(startedAt + delayMs, now + waitMs)
        const restUntil = waitMs > 0 ? now + waitMs : null
        await finish(transaction, look, { held: leaseUntil, nextAt, restUntil })
      },
    })
    look.held = leaseUntil
    cursor = page.cursor
    result.inbound += came.inbound
    result.outbound += came.outbound
    result.changed += came.changed
    if (came.wrote) deps.changes.tell(channel.communeId, 'messages')
    if (page.progress) deps.changes.tell(channel.communeId, 'channels')

    if (page.done) return
    const now = deps.clock.now()
    const mustRest = waitMs > shortRestMs || (waitMs > 0 && rested >= longestRestMs)
    if (mustRest || now - startedAt >= budgetMs || stopping?.() === true) {
      return await finish(deps.db, look, {
        held: look.held,
        nextAt: now + waitMs,
        restUntil: waitMs > 0 ? now + waitMs : null,
      })
    }
    if (waitMs > 0) await holding(look, rest(waitMs))
    rested += waitMs
  }
}

/** Waits for the network, and keeps the lease meanwhile. */
async function holding<T>(look: Look, waiting: Promise<T>): Promise<T> {
  let renewal = Promise.resolve()
  const timer = setInterval(() => {
    renewal = renewal.then(() => renew(look))
  }, renewEveryMs)
  try {
    return await waiting
  } finally {
    clearInterval(timer)
    // What is written next goes by the lease as it then stands.
    await renewal
  }
}

async function renew(look: Look): Promise<void> {
  const { deps, channel } = look
  const leaseUntil = deps.clock.now() + leaseMs
  try {
    if (await renewPoll(deps.db, channel.id, look.held, leaseUntil)) look.held = leaseUntil
  } catch (error) {
    // There is time for three more; that somebody took the channel over meanwhile is noticed.
    deps.log.warn({ err: error, channel: channel.id }, 'poll-lease-not-renewed')
  }
}

async function finish(
  db: Db,
  look: Look,
  { held, ...end }: PollEnd & { held: number },
): Promise<void> {
  const now = look.deps.clock.now()
  const gaps = gapsAfter(look.gapsBefore, [...look.gaps.values()], now)
  const well = { succeededAt: now, failures: 0, error: null, gaps }
  await endPoll(db, look.channel.id, held, { ...well, ...end })
}

/**
 * Notes what went wrong. The pages read before stay; the cursor stands where the next look must
 * begin. Even what was refused for good is tried again, ever more rarely: messages wait there.
 */
async function recordFailure(look: Look, failure: Failure | null): Promise<void> {
  const { deps, channel, claim, result } = look
  if (failure === null) {
    result.error = inboxSentences.lookInterrupted(channel.name)
    await endPoll(deps.db, channel.id, look.held, {})
    return
  }
  result.error = failure.reason
  const failures = claim.failures + 1
  const backoffMs = Math.min(look.every * 2 ** Math.min(failures - 1, 20), longestBackoffMs)
  const retryAt = failure.kind === 'failed' ? failure.retryAt : null
  const nextAt = retryAt ?? deps.clock.now() + backoffMs
  if (failure.kind === 'reauthorize') await accessRefused(deps, channel, failure.reason)
  const error = sentenceText(failure.reason)
  await endPoll(deps.db, channel.id, look.held, { nextAt, failures, error })
}

function failureOf({ deps, channel }: Look, error: unknown): Failure | null {
  if (error instanceof Superseded) return null
  if (error instanceof Refusal) return { kind: 'failed', reason: error.sentence, retryAt: null }
  deps.log.error({ err: error, channel: channel.id }, 'poll-failed')
  return {
    kind: 'failed',
    reason: inboxSentences.lookFailed(channel.name),
    retryAt: null,
  }
}
