import { connect, createServer, type Socket } from 'node:net'
import { listenOnLoopback } from '../network/loopback.ts'

/** Bytes that may still pass, either way, over all lines that share it; then all of them break. */
export type Cut = {
  left: number
  isCut: boolean
  passed: number
  /** Hears that something is said, before it passes. */
  heard?: () => void
}

export type CuttingProxy = { port: number; close(): Promise<void> }

/** A line to a server that breaks in the midst of whatever is said: to it, that is a death. */
export async function startCuttingProxy(to: number, cut: Cut): Promise<CuttingProxy> {
  const open = new Set<Socket>()
  const server = createServer(client => {
    if (cut.isCut) return void client.destroy()
    const upstream = connect(to, '127.0.0.1')
    const both: [Socket, Socket][] = [
      [client, upstream],
      [upstream, client],
    ]
    for (const [from, onto] of both) {
      open.add(from)
      from.on('error', () => onto.destroy())
      from.on('close', () => {
        open.delete(from)
        onto.end()
      })
      from.on('data', (bytes: Buffer) => {
        if (cut.isCut) return
        cut.heard?.()
        const passes = bytes.subarray(0, cut.left)
        cut.left -= passes.length
        cut.passed += passes.length
        if (passes.length > 0) onto.write(passes)
        if (cut.left > 0) return
        cut.isCut = true
        // What passed arrives: the other side may have acted on it.
        setTimeout(() => {
          for (const one of open) one.destroy()
        }, 20)
      })
    }
  })
  const port = await listenOnLoopback(server)
  return {
    port,
    close() {
      for (const one of open) one.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
