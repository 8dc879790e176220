import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Call, Connector, Found, Outcome } from '../../../server/connectors/connector.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { fakeLimits } from './fake-publisher.ts'

/** `under`: the post that it is the first comment of. */
type HttpPost = { id: string; key: string; text: string; under: string | null }

/** What the network does with a request to publish. */
export type HttpScript = (
  steps: Pick<HttpPost, 'under'> & { accept(): void; answer(): Promise<void> },
) => Promise<void>

export type HttpNetwork = {
  address: string
  posts: HttpPost[]
  onPublish: HttpScript
  close(): Promise<void>
}

/** A tiny network on loopback, over real HTTP, that outlives the processes that publish there. */
export async function startHttpNetwork(host = '127.0.0.1'): Promise<HttpNetwork> {
  const posts: HttpPost[] = []
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.end(JSON.stringify(posts))
      return
    }
    let body = ''
    for await (const chunk of request) body += chunk
    const { key, text, under }: Omit<HttpPost, 'id'> = JSON.parse(body)
    const id = `post_${posts.length + 1}`
    await network.onPublish({
      under,
      accept: () => void posts.push({ id, key, text, under }),
      answer: () =>
        new Promise(resolve => {
          response.end(JSON.stringify({ id }), () => resolve())
        }),
    })
  })
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  const network: HttpNetwork = {
    address: `http://${host}:${portOf(server)}`,
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
    label: verbatim('Réseau d’essai'),
    description: verbatim(''),
    fields: [],
    limits: fakeLimits,
    pollEveryMs: 60_000,
  },
  async check() {
    return { lines: [], name: null, url: null, tokenEndsAt: null, state: 'working' }
  },
  publish: (call, { text }, key) => send(call, { key, text, under: null }),
  find: (call, { text }) => look(call, { text, under: null }),
  async verify() {
    return { kind: 'verified' }
  },
  firstComment: {
    limit: fakeLimits,
    publish: (call, under, text, key) => send(call, { key, text, under }),
    find: (call, under, text) => look(call, { text, under }),
    async verify() {
      return { kind: 'verified' }
    },
  },
}

async function send(call: Call, post: Omit<HttpPost, 'id'>): Promise<Outcome> {
  const body = JSON.stringify(post)
  const answer = await call.http.request(`${call.config.page}/`, { method: 'POST', body })
  const { id }: { id: string } = JSON.parse(answer.text)
  return { kind: 'published', remoteId: id, url: null }
}

async function look(call: Call, wanted: Pick<HttpPost, 'text' | 'under'>): Promise<Found> {
  const answer = await call.http.request(`${call.config.page}/`)
  const posts: HttpPost[] = JSON.parse(answer.text)
  const found = posts.find(post => post.text === wanted.text && post.under === wanted.under)
  return found ? { kind: 'found', remoteId: found.id, url: null } : { kind: 'absent' }
}
