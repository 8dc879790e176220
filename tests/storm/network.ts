import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Answer, Asked, StormServer } from './servers.ts'

/** What goes wrong with a request to publish; `kill` is the end of the process that asked. */
const publishFaults = {
  'connection cut before acceptance': 4,
  'connection cut after acceptance': 5,
  'answer cut in the middle': 4,
  '500 before acceptance': 4,
  '500 after acceptance': 5,
  'no answer, not accepted': 2,
  'no answer, accepted': 3,
  'no answer, accepted later': 3,
  'slow answer': 4,
  throttled: 3,
  'refused for good': 1,
  'token dead': 0.5,
  'killed before acceptance': 0.5,
  'killed after acceptance': 0.5,
  'killed, accepted later': 0.5,
  'killed as the answer comes': 0.5,
} as const
const lookFaults = {
  'look: connection cut': 3,
  'look: 500': 3,
  'look: no answer': 1,
  'look: killed': 0.3,
} as const

type NetworkFault = keyof typeof publishFaults | keyof typeof lookFaults

export type StormNetwork = {
  address: string
  /** How often a request goes wrong; 0: the weather is fine. */
  faultRate: number
  /** Waits until nobody asks any more, and lets what was accepted late appear. */
  settle(): Promise<void>
  close(): Promise<void>
}

export type NetworkOptions = {
  server: Pick<StormServer, 'answer' | 'refusal'>
  chance: Chance
  count(fault: NetworkFault): void
  /** Ends a process for good; resolves when it is gone. */
  kill(pid: number): Promise<void>
}

/** The line to a server, over real HTTP on loopback: it goes wrong by chance. */
export async function startStormNetwork(options: NetworkOptions): Promise<StormNetwork> {
  const { server: behind, chance, count, kill } = options
  const late: (() => Promise<unknown>)[] = []
  let busy = 0
  const server = createServer(async (request, response) => {
    // What was cut off by a process that is gone has nobody to tell.
    response.on('error', () => undefined)
    busy += 1
    await answer(request, response).catch((error: unknown) => {
      cutToo(error)
      response.destroy()
    })
    busy -= 1
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pid = Number(request.headers['x-worker'])
    const { method = 'GET', url = '/', headers } = request
    let body = ''
    try {
      for await (const chunk of request) body += chunk
    } catch (error) {
      // Killed while it was asking: nothing was asked.
      if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return
      throw error
    }
    const asked = { method, url, headers, body }
    if (method === 'POST') await publish(asked, pid, response)
    else await look(asked, pid, response)
  }

  function send(response: ServerResponse, { status, text }: Answer): void {
    // Both as our fake and as real servers say when to come back.
    const headers = { 'content-type': 'application/json', 'retry-after': '60' }
    response.writeHead(status, headers)
    response.end(text)
  }
  const refuse = (response: ServerResponse, status: number) =>
    send(response, { status, text: behind.refusal?.(status) ?? '{}' })

  async function publish(asked: Asked, pid: number, response: ServerResponse): Promise<void> {
    const accept = () => behind.answer(asked)
    const cut = () => response.destroy()
    if (!chance.is(network.faultRate)) return send(response, await accept())
    const fault = chance.of(publishFaults)
    count(fault)
    switch (fault) {
      case 'connection cut before acceptance':
        return void cut()
      case 'connection cut after acceptance':
        await accept()
        return void cut()
      case 'answer cut in the middle':
        await accept()
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
        return void response.write('{"id":', cut)
      case '500 before acceptance':
        return refuse(response, 500)
      case '500 after acceptance':
        await accept()
        return refuse(response, 500)
      case 'no answer, not accepted':
        return
      case 'no answer, accepted':
        return void (await accept())
      case 'no answer, accepted later':
        return void late.push(accept)
      case 'slow answer': {
        await sleep(chance.below(60))
        return send(response, await accept())
      }
      case 'throttled':
        return refuse(response, 429)
      case 'refused for good':
        return refuse(response, 400)
      case 'token dead':
        return refuse(response, 401)
      case 'killed before acceptance':
        return await kill(pid)
      case 'killed after acceptance':
        await accept()
        return await kill(pid)
      case 'killed, accepted later':
        late.push(accept)
        return await kill(pid)
      case 'killed as the answer comes':
        send(response, await accept())
        return await kill(pid)
    }
  }

  async function look(asked: Asked, pid: number, response: ServerResponse): Promise<void> {
    if (chance.is(network.faultRate * 0.4)) {
      const fault = chance.of(lookFaults)
      count(fault)
      if (fault === 'look: killed') return await kill(pid)
      if (fault === 'look: no answer') return
      if (fault === 'look: 500') return refuse(response, 500)
      return void response.destroy()
    }
    send(response, await behind.answer(asked))
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const network: StormNetwork = {
    address: `http://127.0.0.1:${port}`,
    faultRate: 0,
    async settle() {
      for (let quiet = 0; quiet < 5; ) {
        await sleep(4)
        quiet = busy === 0 ? quiet + 1 : 0
      }
      for (const appear of late.splice(0)) await appear().catch(cutToo)
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return network
}

/** A real server cuts connections by itself as well, in the words of fetch: one fault more. */
function cutToo(error: unknown): void {
  if (!(error instanceof TypeError && error.message === 'fetch failed')) throw error
}
