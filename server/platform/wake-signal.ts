/**
 * Wakes whoever sleeps in this process. A ring that nobody hears is lost, and may be: what is to be
 * done is in rows.
 */
export type Bell = {
  ring(): void
  /** Returns how to stop listening. */
  listen(listener: () => void): () => void
}

export function createBell(): Bell {
  const listeners = new Set<() => void>()
  return {
    ring() {
      for (const listener of listeners) listener()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
