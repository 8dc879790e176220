import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Connector } from '../../server/connectors/connector.ts'
import { fakeLimits } from './fake-publisher.ts'

export type HttpPost = { id: string; key: string; text: string }

/** What the network does with a request to publish. */
export type HttpScript = (steps: { accept(): void; answer(): Promise<void> }) => Promise<void>

export type HttpNetwork = {
  address: string
  posts: HttpPost[]
  onPublish: HttpScript
  close(): Promise<void>
}

/** A tiny network on loopback, over real HTTP, that outlives the processes that publish there. */
export async function startHttpNetwork(): Promise<HttpNetwork> {
  const posts: HttpPost[] = []
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.end(JSON.stringify(posts))
      return
    }
    let body = ''
    for await (const chunk of request) body += chunk
    const { key, text }: { key: string; text: string } = JSON.parse(body)
    const id = `post_${posts.length + 1}`
    await network.onPublish({
      accept: () => void posts.push({ id, key, text }),
      answer: () =>
        new Promise(resolve => {
          response.end(JSON.stringify({ id }), () => resolve())
        }),
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const network: HttpNetwork = {
    address: `http://127.0.0.1:${portOf(server)}`,
    posts,
    onPublish: acceptAndAnswer,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return network
}

export const acceptAndAnswer: HttpScript = async ({ accept, answer }) => {
  accept()
  await answer()
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** The connector for it; `config.page` is its address. */
export const httpConnector: Connector = {
  manifest: {
    key: 'fake',
    label: 'Réseau d’essai',
    description: '',
    fields: [],
    limits: fakeLimits,
    pollEveryMs: 60_000,
  },
  async check() {
    return { lines: [], name: null, url: null, tokenEndsAt: null, state: 'working' }
  },
  async publish(call, { text }, key) {
    const body = JSON.stringify({ key, text })
    const answer = await call.http.request(`${call.config.page}/`, { method: 'POST', body })
    const { id }: { id: string } = JSON.parse(answer.text)
    return { kind: 'published', remoteId: id, url: null }
  },
  async find(call, { text }) {
    const answer = await call.http.request(`${call.config.page}/`)
    const posts: HttpPost[] = JSON.parse(answer.text)
    const found = posts.find(post => post.text === text)
    return found ? { kind: 'found', remoteId: found.id, url: null } : { kind: 'absent' }
  },
  async verify() {
    return { kind: 'verified' }
  },
}
