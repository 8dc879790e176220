import { freshCall } from '../../channels/call.ts'
import { channelById } from '../../channels/rows.ts'
import type { Failure } from '../../connectors/connector.ts'
import type { Row } from '../../database/schema.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { isResting } from '../../platform/limit.ts'
import { Refusal } from '../../platform/refusal.ts'
import { endWatch, leaseWatch, type WatchedChannel, watchedChannels } from '../store/polls.ts'
import { type PollDeps, pollChannel } from './poll.ts'

const second = 1000
/** Another process takes a line over so long after its own was killed; polls go on meanwhile. */
const leaseMs = 90 * second
const renewEveryMs = 30 * second
const shortestBackoffMs = 15 * second
const longestBackoffMs = 60 * 60 * second
/** A line that held so long was a good one: what ends it then is no reason to wait. */
const goodMs = 5 * 60 * second
/** Somebody else's look at the channel may have passed by what is told meanwhile. */
const othersLookMs = 10 * second

/** A line that is held, and by what access it was opened. */
type Line = { held: number; access: string; end: AbortController; ended: Promise<void> }

type Rest = { until: number; failures: number }

const accessOf = ({ config, secrets }: WatchedChannel): string => `${config} ${secrets}`

type Watches = {
  /**
   * Begins what is to be held, holds on to what is, and ends what is no longer.
   * @returns when to look again, ms UTC; null: nothing is to be held.
   */
  round(): Promise<number | null>
  /** Ends all of them. */
  stop(): void
  /** Once they were stopped: resolves when all have ended. */
  ended(): Promise<void>
}

/** Holds the lines on which networks tell what is new, as long as the server runs. */
export function createWatchJob(deps: PollDeps): Job {
  let isStopping = false
  const watches = createWatches(deps, () => job.wake())
  const job = createJobLoop(deps, {
    name: 'watching',
    wokenBy: ['channels'],
    round: () => watches.round(),
    stop() {
      isStopping = true
      watches.stop()
    },
    async settled() {
      // A line has no end of its own.
      if (isStopping) await watches.ended()
    },
  })
  return job
}

/**
 * Holds a line for each active channel whose network offers one, in one process of all: what it tells is
 * looked at at once. A line that breaks is made anew, ever more rarely while it fails; polls find what
 * it would have told.
 * @param wake another round is due, for a line ended
 */
function createWatches(deps: PollDeps, wake: () => void): Watches {
  const { db, clock, connectors, log } = deps
  const kinds = Object.keys(connectors).filter(key => connectors[key]?.watch !== undefined)
  const lines = new Map<number, Line>()
  /** When a channel's line may be tried again, and how often it failed in a row. */
  const rests = new Map<number, Rest>()
  let isStopping = false

  async function hold(channel: WatchedChannel, signal: AbortSignal): Promise<void> {
    const row = await channelById(db, channel.id)
    if (row === undefined) return
    const startedAt = clock.now()
    const onNews = lookOnNews(deps, channel.id, () => isStopping)
    const looks = new Set<Promise<void>>()
    const note = () => {
      const looking = onNews()
      looks.add(looking)
      looking.finally(() => looks.delete(looking))
    }
    const failure = await listen(deps, row, note, signal)
    await Promise.all(looks)
    if (signal.aborted) return
    const now = clock.now()
    const wasGood = now - startedAt >= goodMs
    const failures = failure === null || wasGood ? 0 : (rests.get(channel.id)?.failures ?? 0) + 1
    // One that ended well at once is of a network that offers none.
    const waitMs =
      failure === null && !wasGood
        ? longestBackoffMs
        : Math.min(shortestBackoffMs * 2 ** Math.min(failures, 20), longestBackoffMs)
    rests.set(channel.id, { until: now + waitMs, failures })
  }

  async function begin(channel: WatchedChannel): Promise<void> {
    const now = clock.now()
    const held = now + leaseMs
    if (!(await leaseWatch(db, channel.id, { held: null, now, until: held }))) return
    const end = new AbortController()
    const line: Line = { held, access: accessOf(channel), end, ended: Promise.resolve() }
    lines.set(channel.id, line)
    line.ended = hold(channel, end.signal)
      .catch(error => {
        log.error({ err: error, channel: channel.id }, 'watch-failed')
        rests.set(channel.id, { until: clock.now() + longestBackoffMs, failures: 1 })
      })
      .then(() => endWatch(db, channel.id, line.held))
      .catch(error => log.warn({ err: error, channel: channel.id }, 'watch-not-ended'))
      .finally(() => {
        lines.delete(channel.id)
        if (!isStopping) wake()
      })
  }

  return {
    async round() {
      const channels = await watchedChannels(db, kinds)
      const now = clock.now()
      const active = new Map(channels.map(one => [one.id, accessOf(one)]))
      for (const [id, line] of lines) {
        const until = now + leaseMs
        // One to an account that the channel has left tells nothing of the new one.
        const isWanted = active.get(id) === line.access
        const isOurs = isWanted && (await leaseWatch(db, id, { held: line.held, now, until }))
        if (isOurs) line.held = until
        else line.end.abort()
      }
      for (const id of rests.keys()) if (!active.has(id)) rests.delete(id)
      for (const channel of channels) {
        if (isStopping || lines.has(channel.id)) continue
        if (isResting(rests.get(channel.id)?.until ?? 0, now, longestBackoffMs)) continue
        await begin(channel)
      }
      const next = [...rests.values()]
        .map(({ until }) => until)
        .filter(until => isResting(until, now, longestBackoffMs))
      return channels.length === 0 ? null : Math.min(now + renewEveryMs, ...next)
    },
    stop() {
      isStopping = true
      for (const { end } of lines.values()) end.abort()
    },
    async ended() {
      await Promise.all([...lines.values()].map(({ ended }) => ended))
    },
  }
}

/** Looks at a channel once for all the news that came meanwhile. */
function lookOnNews(
  deps: PollDeps,
  channelId: number,
  isStopping: () => boolean,
): () => Promise<void> {
  let running: Promise<void> | null = null
  let hasNews = false
  const run = async () => {
    while (hasNews && !isStopping()) {
      hasNews = false
      const options = { patienceMs: othersLookMs, stopping: isStopping }
      await pollChannel(deps, channelId, options)
    }
  }
  return () => {
    hasNews = true
    running ??= run()
      .catch(error => deps.log.error({ err: error, channel: channelId }, 'poll-failed'))
      .finally(() => {
        running = null
      })
    return running
  }
}

async function listen(
  deps: PollDeps,
  row: Row<'channel'>,
  onNews: () => void,
  signal: AbortSignal,
): Promise<Failure | null> {
  try {
    const { connector, call } = await freshCall(deps, row)
    return (await connector.watch?.(call, onNews, signal)) ?? null
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'failed', reason: error.sentence, retryAt: null }
    throw error
  }
}
