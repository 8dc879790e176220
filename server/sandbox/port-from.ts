import { createServer } from 'node:net'

/** The first free port from `wanted` on: a demonstration should not stop for a busy one. */
export async function portFrom(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50; port += 1) {
    const free = await new Promise<boolean>(resolve => {
      const probe = createServer()
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
  throw new Error(`Aucun port libre entre ${wanted} et ${wanted + 49}.`)
}
