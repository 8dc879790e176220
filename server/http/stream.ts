import type { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Context } from '../context.ts'
import type { Topic } from '../platform/shapes.ts'
import { type Env, identityOf } from './identity.ts'
import { operations } from './operations.ts'
import { routes } from './routes.ts'

/** Often enough that no proxy on the way takes a quiet stream for a dead one. */
const beatMs = 25_000

/**
 * What changes within this long after a first change leaves with it, ms: a poll tells of messages,
 * and a moment later of its channel. Each event makes every open screen ask anew for what it shows.
 */
const gatherMs = 50

/** And between two events of a stream, ms. */
const breathMs = 250

/**
 * For how long it is believed who listens, ms, unless something of the commune itself changes, its
 * people among it. An event names what changed and tells nothing of it; the screen's questions are
 * each asked by who they come from. With two hundred screens open, asking at every event was most of
 * what a busy server did; and since one event wakes them all, each is believed for a time of its own,
 * at most this long, so that they do not all ask at one moment.
 */
const trustMs = 15_000

/** Server-sent events: `changed` tells an open screen which part of it is no longer true. */
export function streamRoutes(context: Context): Hono<Env> {
  const recent = rememberChanges(context)
  return routes(
    { 'GET /stream': operations['GET /stream'] },
    {
      'GET /stream': ({ who: { communeId }, query: { ago }, c }) => {
        const { headers } = c.req.raw
        // A reverse proxy that buffers would keep the news to itself.
        c.header('x-accel-buffering', 'no')
        return streamSSE(c, async stream => {
          try {
            await follow(
              stream,
              context,
              headers,
              communeId,
              ago === 0 ? [] : recent(communeId, ago),
            )
          } catch (error) {
            // The screen connects anew, and asks then for what it missed.
            context.log.warn(error, 'a stream of events broke')
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

async function follow(
  stream: SSEStreamingApi,
  context: Context,
  headers: Headers,
  communeId: number,
  first: readonly Topic[],
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
  const timer = setInterval(() => {
    beat = true
    wake()
  }, beatMs)
  stream.onAbort(wakeUp)
  context.stopping.addEventListener('abort', wakeUp)
  try {
    await stream.write('retry: 2000\n\n')
    while (!stream.aborted && !context.stopping.aborted) {
      if (!beat && (pending.size === 0 || resting)) {
        await new Promise<void>(resolve => {
          wake = resolve
        })
        continue
      }
      // Whoever was taken out of the commune, or signed out, hears nothing more.
      const now = context.clock.now()
      if (pending.has('commune') || Math.abs(now - askedAt) >= believedMs) {
        const { identity } = await identityOf(context, headers, false)
        if (identity?.communeId !== communeId) return
        askedAt = now
        believedMs = trustMs * (0.5 + Math.random() / 2)
      }
      const told = [...pending]
      pending.clear()
      beat = false
      if (told.length === 0) {
        await stream.write(': \n\n')
        continue
      }
      rest(breathMs)
      await stream.writeSSE({ event: 'changed', data: JSON.stringify({ topics: told }) })
    }
  } finally {
    clearInterval(timer)
    clearTimeout(restTimer)
    unlisten()
    context.stopping.removeEventListener('abort', wakeUp)
  }
}
