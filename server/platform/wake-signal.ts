/**
 * Wakes whoever sleeps in this process. A signal that nobody hears is lost, and may be: what is to
 * be done is in rows.
 */
export type WakeSignal = {
  wake(): void
  /** Returns how to stop listening. */
  listen(listener: () => void): () => void
}

export function createWakeSignal(): WakeSignal {
  const listeners = new Set<() => void>()
  return {
    wake() {
      for (const listener of listeners) listener()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
