import { connect, createServer, type Socket } from 'node:net'
import { listenOnLoopback } from '../network/loopback.ts'

/** What becomes of a command: what is said in place of its answer; null: the line is cut. */
export type ImapWay = ((tag: string) => string) | 'cut' | 'half'

export type RefusingLine = {
  /** As a channel's field has it. */
  imap: string
  /** The kinds of command that were heard: what, and of which folder. */
  kinds: Set<string>
  /** Which command is refused, and how; null: none. */
  refusal: { is(kind: string, command: string): boolean; way: ImapWay } | null
  close(): Promise<void>
}

/** A line to an IMAP server on which somebody refuses one kind of command. */
export async function startRefusingLine(to: number): Promise<RefusingLine> {
  const open = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(to, '127.0.0.1')
    const end = () => {
      for (const one of [client, upstream]) one.destroy()
    }
    let isHalf = false
    for (const one of [client, upstream]) {
      open.add(one)
      one.on('error', end)
      one.on('close', () => {
        open.delete(one)
        end()
      })
    }
    upstream.on('data', (bytes: Buffer) => {
      if (!isHalf) return void client.write(bytes)
      client.end(bytes.subarray(0, bytes.length / 2), () => upstream.destroy())
    })
    let heard = ''
    let folder = ''
    client.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1')
      const lines = heard.split(/(?<=\r\n)/)
      heard = lines.at(-1)?.endsWith('\r\n') ? '' : (lines.pop() ?? '')
      for (const text of lines) {
        const [, tag = '', command = ''] = /^(\w+) (.*)\r\n$/.exec(text) ?? []
        const opened = /^(?:EXAMINE|SELECT|STATUS) "?([^" ]+)/.exec(command)?.[1]
        if (opened !== undefined && !command.startsWith('STATUS')) folder = opened
        const kind = kindOf(command, opened ?? folder)
        if (command !== '') line.kinds.add(kind)
        const isRefused = command !== '' && line.refusal?.is(kind, command) === true
        const way = isRefused ? line.refusal?.way : undefined
        if (way === 'cut') return end()
        isHalf = way === 'half'
        if (typeof way === 'function') client.write(way(tag), 'latin1')
        // What is compressed nobody understands.
        else if (/^COMPRESS/.test(command)) client.write(`${tag} NO not here\r\n`)
        else upstream.write(text, 'latin1')
      }
    })
  })
  const port = await listenOnLoopback(server)
  const line: RefusingLine = {
    imap: `127.0.0.1:${port}`,
    kinds: new Set(),
    refusal: null,
    close() {
      for (const one of open) one.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
  return line
}

function kindOf(command: string, folder: string): string {
  const [verb = ''] = /^(UID )?[A-Z]+/.exec(command) ?? []
  if (/^(LIST|LSUB)$/.test(verb)) return /"?\*"?/.test(command) ? verb : `${verb} of one`
  if (!/^(UID|EXAMINE|SELECT|STATUS)/.test(verb)) return verb
  const what = /BODYSTRUCTURE/.test(command)
    ? ' descriptions'
    : /BODY\.PEEK\[\d/.test(command)
      ? ' texts'
      : /HEADER message-id/i.test(command)
        ? ' by id'
        : ''
  return `${verb}${what} ${folder}`
}
