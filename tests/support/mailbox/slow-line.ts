import { connect, createServer, type Socket } from 'node:net'
import { listenOnLoopback } from '../network/loopback.ts'

/**
 * A line to a server on which what is sent there goes so slowly, `pace` bytes a millisecond; after `dies`
 * bytes nothing moves any more, and nobody is told.
 */
export async function startSlowLine(to: number, { pace, dies }: { pace: number; dies?: number }) {
  const open = new Set<Socket>()
  let left = dies ?? Number.POSITIVE_INFINITY
  const server = createServer(client => {
    const upstream = connect(to, '127.0.0.1')
    for (const one of [client, upstream]) {
      open.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        open.delete(one)
        // A line that is dead carries no farewell.
        if (left > 0) (one === client ? upstream : client).end()
      })
    }
    upstream.pipe(client)
    client.on('data', (bytes: Buffer) => {
      client.pause()
      left -= bytes.length
      setTimeout(() => {
        if (left <= 0) return
        upstream.write(bytes)
        client.resume()
      }, bytes.length / pace)
    })
  })
  const port = await listenOnLoopback(server)
  return {
    place: `127.0.0.1:${port}`,
    close() {
      for (const one of open) one.destroy()
      server.close()
    },
  }
}
