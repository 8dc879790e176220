import type { Topic } from './shapes.ts'

export type Change = {
  /** Null: unknown, every commune may be concerned. */
  communeId: number | null
  topics: Topic[]
}

/** Tells open screens and the due-timer what is no longer true. Told after the commit, never before. */
export type Changes = {
  tell(communeId: number | null, ...topics: Topic[]): void
  /** Returns how to stop listening. */
  listen(listener: (change: Change) => void): () => void
}

/** `announce` carries the news to other processes. */
export function createChanges(announce: () => void): Changes {
  const listeners = new Set<(change: Change) => void>()
  return {
    tell(communeId, ...topics) {
      for (const listener of listeners) listener({ communeId, topics })
      if (communeId !== null) announce()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
