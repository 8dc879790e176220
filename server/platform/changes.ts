import { type Topic, topics } from './shapes.ts'

export type Change = {
  /** Null: unknown, every commune may be concerned. */
  communeId: number | null
  topics: Topic[]
}

/** Tells open screens and the due-timer what is no longer true. Told after the commit, never before. */
export type Changes = {
  tell(communeId: number | null, ...topics: Topic[]): void
  /** The same of what another process told, which goes no further. */
  hear(change: Change): void
  /**
   * To what is told of these topics; without them, to everything.
   * @returns how to stop listening
   */
  listen(listener: (change: Change) => void, of?: readonly Topic[]): () => void
}

/** `announce` carries the news to other processes. */
export function createChanges(announce: (change: Change) => void): Changes {
  const listeners = new Set<(change: Change) => void>()
  const hear = (change: Change) => {
    for (const listener of listeners) listener(change)
  }
  return {
    tell(communeId, ...topics) {
      const change = { communeId, topics }
      hear(change)
      if (communeId !== null) announce(change)
    },
    hear,
    listen(listener, of = topics) {
      const hears = (change: Change) => {
        if (change.topics.some(topic => of.includes(topic))) listener(change)
      }
      listeners.add(hears)
      return () => listeners.delete(hears)
    },
  }
}

/** What a process tells the others through the database, in pieces: `12 messages` of a commune. */
export const newsOf = ({ communeId, topics }: Change): string[] =>
  topics.map(topic => `${communeId} ${topic}`)

/** The same where a webhook was stored. */
export const webhookNews: readonly string[] = ['webhooks']

/** Tells in this process what another one announced; what a newer version says besides is let be. */
export function hearNews({ hear }: Changes, news: readonly string[]): void {
  const byCommune = Map.groupBy(news.flatMap(read), ({ communeId }) => communeId)
  for (const [communeId, pieces] of byCommune) {
    hear({ communeId, topics: pieces.map(({ topic }) => topic) })
  }
}

function read(piece: string): { communeId: number; topic: Topic }[] {
  const [id = '', name] = piece.split(' ')
  const topic = topics.find(one => one === name)
  return topic === undefined || !/^\d+$/.test(id) ? [] : [{ communeId: Number(id), topic }]
}

/**
 * Wakes what sleeps, in this process and, by `announce`, in the others. A signal that nobody hears is
 * lost, and may be: what is to be done is in rows.
 */
export type WakeSignal = {
  wake(): void
  /** The same of what another process told, which goes no further. */
  hear(): void
  /** Returns how to stop listening. */
  listen(listener: () => void): () => void
}

export function createWakeSignal(announce: () => void = () => undefined): WakeSignal {
  const listeners = new Set<() => void>()
  const hear = () => {
    for (const listener of listeners) listener()
  }
  return {
    wake() {
      hear()
      announce()
    },
    hear,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
