import { signal } from '@preact/signals'
import type { Topic } from '../server/platform/shapes.ts'

const everything: readonly Topic[] = [
  'messages',
  'deliveries',
  'channels',
  'commune',
  'alerts',
  'rebuild',
  'archive',
  'partners',
  'proposals',
  'presence',
  'webhooks',
]

/** Whether the server is heard. False only once silence has lasted, so that a blink shows nothing. */
export const online = signal(true)

/** Since when what is on the screen may be old, as it was kept in this browser, ms; null: it is fresh. */
export const seenAt = signal<number | null>(null)

type Listener = (changed: ReadonlySet<Topic>) => void
const listeners = new Set<Listener>()

/** Calls back when something that an open screen shows has changed; returns how to stop. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const GRACE = 4_000
const LONGEST_WAIT = 60_000
/** Further back the server is not asked, ms. */
const longestLookBack = 10 * 60_000

/** Listens to the server until the returned function is called. Reconnects for ever. */
export function listen(): () => void {
  let source: EventSource | undefined
  let graceTimer: ReturnType<typeof setTimeout> | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let wait = 2_000
  let missed = false

  function open(): void {
    clearTimeout(retryTimer)
    source?.close()
    // This page began to ask so long ago; what changed since, it may not have seen.
    const ago = Math.min(Math.ceil(performance.now()), longestLookBack)
    source = new EventSource(`/api/stream?ago=${ago}`)
    source.addEventListener('open', () => {
      clearTimeout(graceTimer)
      graceTimer = undefined
      wait = 2_000
      online.value = true
      // What changed while nobody listened is unknown: everything may have.
      if (missed) tell(everything)
      missed = false
    })
    source.addEventListener('changed', event => tell(topicsOf(event)))
    source.addEventListener('replaced', () => {
      missed = true
      source?.close()
      // One that nobody looks at waits until somebody does: else many windows would push each other out.
      if (document.visibilityState === 'visible') retryTimer = setTimeout(open, LONGEST_WAIT)
    })
    source.addEventListener('error', () => {
      missed = true
      graceTimer ??= setTimeout(() => {
        online.value = false
      }, GRACE)
      // The browser reconnects by itself unless the server refused.
      if (source?.readyState === EventSource.CLOSED) {
        retryTimer = setTimeout(open, wait)
        wait = Math.min(wait * 2, LONGEST_WAIT)
      }
    })
  }

  function seen(): void {
    const isClosed = source?.readyState === EventSource.CLOSED
    if (isClosed && document.visibilityState === 'visible') open()
  }

  open()
  window.addEventListener('online', open)
  document.addEventListener('visibilitychange', seen)
  return () => {
    window.removeEventListener('online', open)
    document.removeEventListener('visibilitychange', seen)
    clearTimeout(graceTimer)
    clearTimeout(retryTimer)
    source?.close()
  }
}

/** What would have been told meanwhile; null: it is told at once. */
let held: Topic[] | null = null

/** What changed is told only once the returned function is called. */
export function holdNews(): () => void {
  held ??= []
  return () => {
    const missed = held ?? []
    held = null
    tell(missed)
  }
}

function tell(changed: readonly Topic[]): void {
  if (held !== null) return void held.push(...changed)
  const set = new Set(changed)
  if (set.size > 0) for (const listener of [...listeners]) listener(set)
}

function topicsOf(event: MessageEvent<string>): Topic[] {
  const parsed: { topics?: unknown } = JSON.parse(event.data)
  const listed: readonly unknown[] = Array.isArray(parsed.topics) ? parsed.topics : []
  return everything.filter(topic => listed.includes(topic))
}
