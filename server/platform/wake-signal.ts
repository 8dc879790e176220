/**
 * Wakes whoever sleeps, in this process and, by `announce`, in the others. A signal that nobody hears is
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
