import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { listenOnLoopback } from './loopback.ts'

/** What happens to a request instead of its being passed on: a refusal, or a cut after some bytes. */
export type Fault =
  | { status: number; code?: string; headers?: Record<string, string> }
  | { cutRequestAfter: number }
  | { cutAnswerAfter: number }
  | { loseAnswer: true }
  | { hang: true }
  | { waitFor: Promise<void> }

export type FaultyProxy = {
  endpoint: string
  /** What was asked: `PUT /bucket/key?partNumber=1&uploadId=…`. */
  asked: string[]
  /** Asked of each request; undefined: it is passed on. */
  faults: (asked: string) => Fault | undefined
  close(): void
}

/** Stands before a storage, as the line to it: requests go on byte by byte, and their host too. */
export async function startFaultyProxy(endpoint: string): Promise<FaultyProxy> {
  const server = createServer((incoming, outgoing) => {
    const asked = `${incoming.method} ${incoming.url}`
    proxy.asked.push(asked)
    handle(endpoint, incoming, outgoing, proxy.faults(asked))
  })
  const port = await listenOnLoopback(server)
  const proxy: FaultyProxy = {
    endpoint: `http://127.0.0.1:${port}`,
    asked: [],
    faults: () => undefined,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return proxy
}

function handle(
  endpoint: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: Fault | undefined,
): void {
  if (fault !== undefined && 'hang' in fault) return
  if (fault !== undefined && 'waitFor' in fault) {
    void fault.waitFor.then(() => handle(endpoint, incoming, outgoing, undefined))
    return
  }
  if (fault !== undefined && 'status' in fault) {
    incoming.resume()
    const xml = fault.code === undefined ? '' : `<Error><Code>${fault.code}</Code></Error>`
    incoming.on('end', () => void outgoing.writeHead(fault.status, fault.headers).end(xml))
    return
  }
  const { hostname, port } = new URL(endpoint)
  const { method, url: path, headers } = incoming
  const onward = request({ hostname, port, method, path, headers }, answer => {
    if (fault !== undefined && 'loseAnswer' in fault) {
      answer.resume().on('end', () => incoming.socket.destroy())
      return
    }
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
    pass(
      answer,
      outgoing,
      fault !== undefined && 'cutAnswerAfter' in fault ? fault.cutAnswerAfter : null,
      () => incoming.socket.destroy(),
    )
  })
  onward.on('error', () => incoming.socket.destroy())
  pass(
    incoming,
    onward,
    fault !== undefined && 'cutRequestAfter' in fault ? fault.cutRequestAfter : null,
    () => {
      onward.destroy()
      incoming.socket.destroy()
    },
  )
}

/** Passes on what is read, and cuts where so many bytes went through. */
function pass(
  from: NodeJS.ReadableStream,
  to: NodeJS.WritableStream,
  limit: number | null,
  cut: () => void,
): void {
  let passed = 0
  from.on('data', (piece: Buffer) => {
    passed += piece.length
    if (limit !== null && passed > limit) return cut()
    to.write(piece)
  })
  from.on('end', () => void to.end())
  from.on('error', () => undefined)
}
