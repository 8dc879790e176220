import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startDovecot } from '../mailbox/dovecot.ts'
import { asked, type Kind } from './asked.ts'
import { startBluesky } from './bluesky.ts'
import { startSnac } from './snac.ts'
import { startSwift } from './swift.ts'
import { startWordPress } from './wordpress.ts'

/**
 * A process of its own beside a run of tests: it starts each server that others wrote when a file first
 * asks for it, and gives the next ones the same. It ends them when its standard input ends, as it
 * does with the run, however that went. Says its address.
 */
type Started = { stop(): void | Promise<void> }
const start: Record<Kind, (path: string, databaseUrl?: string) => Promise<Started>> = {
  bluesky: startBluesky,
  dovecot: path => startDovecot(path),
  snac: startSnac,
  swift: startSwift,
  wordpress: startWordPress,
}
const running = new Map<Kind, Promise<Started>>()

const server = createServer(async (request, response) => {
  try {
    const { kind, path, databaseUrl } = asked.parse(JSON.parse(await text(request)))
    const known = running.get(kind) ?? start[kind](path, databaseUrl)
    running.set(kind, known)
    response.end(JSON.stringify(await known))
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
process.stdout.write(`http://127.0.0.1:${port}\n`)

process.stdin.resume()
await once(process.stdin, 'end')
const ends = [...running.values()].map(async one => await (await one).stop())
await Promise.allSettled(ends)
process.exit()
