import type { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Context } from '../../context.ts'
import type { Topic } from '../../platform/shapes.ts'
import type { Env } from '../identity.ts'
import { routes } from '../routes.ts'
import { identityOf } from './identify.ts'
import { operations } from './operations.ts'

/** Often enough that no proxy on the way takes a quiet stream for a dead one. */
const beatMs = 25_000

/**
 * What changes within this long after a first change leaves with it, ms: a poll tells of messages,
 * and a moment later of its channel. Each event makes every open screen ask anew for what it shows.
 */
const gatherMs = 50

/** And between two events of a stream, ms. */
const debounceMs = 250

/**
 * For how long it is believed who listens, ms, unless something of the commune itself changes, its
 * people among it. An event names what changed and tells nothing of it; the screen's questions are
 * each asked by who they come from. With two hundred screens open, asking at every event was most of
 * what a busy server did; and since one event wakes them all, each is believed for a time of its own,
 * at most this long, so that they do not all ask at one moment.
 */
const trustMs = 15_000

/** In one process, and of one session: a browser has one for each of its windows. */
const most = { ofAll: 2_000, ofOne: 20 }

/**
 * What a stream says before it gives its place to a newer one. Our screens come back when somebody looks
 * at them (web/live.ts), and what knows no better after this long: none at once, to push out another.
 */
const replaced = 'retry: 60000\nevent: replaced\ndata: {}\n\n'

/** Server-sent events: `changed` tells an open screen which part of it is no longer true. */
export function streamRoutes(context: Context): Hono<Env> {
  const recent = rememberChanges(context)
  const places = createPlaces(most)
  return routes(
    { 'GET /stream': operations['GET /stream'] },
    {
      'GET /stream': ({ who, query: { ago }, c }) => {
        const { headers } = c.req.raw
        const { communeId, sessionId, actor } = who
        // A reverse proxy that buffers would keep the news to itself.
        c.header('x-accel-buffering', 'no')
        return streamSSE(c, async stream => {
          try {
            await follow(stream, context, {
              headers,
              communeId,
              first: ago === 0 ? [] : recent(communeId, ago),
              take: close => places(sessionId ?? `${communeId} ${actor}`, close),
              cut: () => void c.env?.incoming?.destroy(),
            })
          } catch (error) {
            // The screen connects anew, and asks then for what it missed.
            context.log.warn(error, 'stream-broke')
          }
        })
      },
    },
  )
}

/**
 * What changed lately: a screen asks for what it shows before it listens, and must not miss what
 * changes between.
 */
function rememberChanges({
  changes,
  clock,
}: Context): (communeId: number, agoMs: number) => Topic[] {
  const latest = new Map<string, { communeId: number | null; topic: Topic; at: number }>()
  changes.listen(({ communeId, topics }) => {
    const at = clock.now()
    for (const topic of topics) latest.set(`${communeId} ${topic}`, { communeId, topic, at })
  })
  return (communeId, agoMs) => {
    const since = clock.now() - agoMs
    const found = [...latest.values()].filter(
      one => one.at >= since && (one.communeId === null || one.communeId === communeId),
    )
    return [...new Set(found.map(({ topic }) => topic))]
  }
}

/** Gives a place, and returns how to give it back; `close`: somebody newer takes it. */
type TakePlace = (close: () => void) => () => void

/** Places of streams: beyond the most the oldest is closed, of the session or of the one that has most. */
export function createPlaces({ ofOne, ofAll }: { ofOne: number; ofAll: number }) {
  const open = new Map<string, Set<() => void>>()
  let count = 0
  const leave = (whose: string, close: () => void) => {
    const theirs = open.get(whose)
    if (!theirs?.delete(close)) return
    count -= 1
    if (theirs.size === 0) open.delete(whose)
  }
  const closeOldest = (whose: string) => {
    const [oldest] = open.get(whose) ?? []
    if (oldest === undefined) return
    leave(whose, oldest)
    oldest()
  }
  return (whose: string, close: () => void): (() => void) => {
    const theirs = open.get(whose) ?? new Set()
    open.set(whose, theirs.add(close))
    count += 1
    if (theirs.size > ofOne) closeOldest(whose)
    else if (count > ofAll) {
      let [fullest, size] = ['', 0]
      for (const [one, { size: theirs }] of open) {
        if (theirs > size) [fullest, size] = [one, theirs]
      }
      closeOldest(fullest)
    }
    return () => leave(whose, close)
  }
}

async function follow(
  stream: SSEStreamingApi,
  context: Context,
  {
    headers,
    communeId,
    first,
    take,
    cut,
  }: {
    headers: Headers
    communeId: number
    first: readonly Topic[]
    take: TakePlace
    cut: () => void
  },
): Promise<void> {
  const pending = new Set<Topic>(first)
  let beat = false
  // Who opens a stream has just been asked.
  let askedAt = context.clock.now()
  let believedMs = trustMs * Math.random()
  let resting = false
  let restTimer: NodeJS.Timeout | undefined
  let wake = () => {}
  const wakeUp = () => wake()
  const rest = (ms: number) => {
    clearTimeout(restTimer)
    resting = true
    restTimer = setTimeout(() => {
      resting = false
      wake()
    }, ms)
  }
  const unlisten = context.changes.listen(change => {
    if (change.communeId !== null && change.communeId !== communeId) return
    if (pending.size === 0 && !resting) rest(gatherMs)
    for (const topic of change.topics) pending.add(topic)
  })
  let isReplaced = false
  const giveBack = take(() => {
    isReplaced = true
    wake()
  })
  const timer = setInterval(() => {
    // The beat before still waits for somebody who reads nothing.
    if (beat) {
      stream.abort()
      cut()
    }
    beat = true
    wake()
  }, beatMs)
  stream.onAbort(wakeUp)
  context.stopping.addEventListener('abort', wakeUp)
  try {
    await stream.write('retry: 2000\n\n')
    while (!stream.aborted && !context.stopping.aborted && !isReplaced) {
      if (!beat && (pending.size === 0 || resting)) {
        await new Promise<void>(resolve => {
          wake = resolve
        })
        continue
      }
      // Anybody who was taken out of the commune, or signed out, hears nothing more.
      const now = context.clock.now()
      if (pending.has('commune') || Math.abs(now - askedAt) >= believedMs) {
        const { identity } = await identityOf(context, headers, false)
        if (identity?.communeId !== communeId) return
        askedAt = now
        believedMs = trustMs * (0.5 + Math.random() / 2)
      }
      const batch = [...pending]
      pending.clear()
      beat = false
      if (batch.length === 0) {
        await stream.write(': \n\n')
        continue
      }
      rest(debounceMs)
      await stream.writeSSE({ event: 'changed', data: JSON.stringify({ topics: batch }) })
    }
    if (isReplaced) await stream.write(replaced)
  } finally {
    giveBack()
    clearInterval(timer)
    clearTimeout(restTimer)
    unlisten()
    context.stopping.removeEventListener('abort', wakeUp)
  }
}
