import { connect, createServer, type Socket } from 'node:net'
import { listenOnLoopback } from '../network/loopback.ts'

export type RecordingLine = {
  port: number
  /** How many came. */
  lines: number
  /** All that was said on it, by both. */
  said(): Buffer
  close(): Promise<void>
}

/**
 * A line to a server on which somebody listens.
 * @param to the server's port; or, where nobody is there but the one who listens, what they answer to what
 *   they hear, and first to nothing
 */
export async function startRecordingLine(
  to: number | ((heard: string) => string),
): Promise<RecordingLine> {
  const said: Buffer[] = []
  const open = new Set<Socket>()
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => said.push(bytes))
    socket.on('close', () => open.delete(socket))
  }
  const server = createServer(client => {
    line.lines++
    keep(client)
    if (typeof to !== 'number') {
      client.write(to(''))
      return void client.on('data', (bytes: Buffer) => client.write(to(bytes.toString('latin1'))))
    }
    const upstream = connect(to, '127.0.0.1')
    keep(upstream)
    client.pipe(upstream)
    upstream.pipe(client)
  })
  const port = await listenOnLoopback(server)
  const line: RecordingLine = {
    port,
    lines: 0,
    said: () => Buffer.concat(said),
    close() {
      for (const one of open) one.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
  return line
}
