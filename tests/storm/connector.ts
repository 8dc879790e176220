import type { Call, Connector } from '../../server/connectors/connector.ts'
import {
  HttpFailure,
  type HttpRequest,
  type HttpResponse,
} from '../../server/platform/http-client.ts'
import { fakeLimits } from '../support/network/fake-publisher.ts'
import type { Post } from './network.ts'

/** The network of a storm never answers later than this: who asks gives up then, ms. */
const deadlineMs = 150

/** An answer, or why there is none: what a connector makes of a network as our real ones do. */
async function ask(
  call: Call,
  path: string,
  options: HttpRequest = {},
): Promise<HttpResponse | HttpFailure> {
  const headers = { 'x-worker': String(process.pid) }
  try {
    return await call.http.request(`${call.apiUrl}${path}`, { ...options, headers, deadlineMs })
  } catch (error) {
    if (error instanceof HttpFailure) return error
    throw error
  }
}

/** For the network of a storm; `config.page` is the page there. */
export const stormConnector: Connector = {
  manifest: {
    key: 'storm',
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
    const body = JSON.stringify({ page: call.config.page, key, text })
    const answer = await ask(call, '/', { method: 'POST', body })
    if (answer instanceof HttpFailure) {
      return answer.sent === 'no'
        ? { kind: 'failed', reason: answer.message, retryAt: call.now }
        : { kind: 'unknown', reason: answer.message }
    }
    const said: { id?: string; waitMs?: number } = JSON.parse(answer.text)
    if (answer.status === 401) return { kind: 'reauthorize', reason: 'Le jeton est mort.' }
    if (answer.status === 400) return { kind: 'failed', reason: 'Refusé.', retryAt: null }
    if (answer.status === 429) {
      return { kind: 'failed', reason: 'Trop vite.', retryAt: call.now + (said.waitMs ?? 0) }
    }
    if (said.id === undefined) return { kind: 'unknown', reason: `Réponse ${answer.status}.` }
    return { kind: 'published', remoteId: said.id, url: null }
  },
  async find(call, { text }, _key, since) {
    const query = new URLSearchParams({ page: call.config.page ?? '', text, since: `${since}` })
    const answer = await ask(call, `/?${query}`)
    if (answer instanceof HttpFailure) return { kind: 'unclear', reason: answer.message }
    if (answer.status !== 200) return { kind: 'unclear', reason: `Réponse ${answer.status}.` }
    const [post]: Post[] = JSON.parse(answer.text)
    return post ? { kind: 'found', remoteId: post.id, url: null } : { kind: 'absent' }
  },
  async verify(call, { text }, remoteId) {
    const answer = await ask(call, `/?${new URLSearchParams({ id: remoteId })}`)
    if (answer instanceof HttpFailure) return { kind: 'not-yet', reason: answer.message }
    if (answer.status !== 200) return { kind: 'not-yet', reason: `Réponse ${answer.status}.` }
    const [post]: Post[] = JSON.parse(answer.text)
    return post?.text === text
      ? { kind: 'verified' }
      : { kind: 'not-yet', reason: 'Pas encore visible.' }
  },
}
