import type { Call, Connector } from '../../server/connectors/connector.ts'
import { verbatim } from '../../server/language/sentence.ts'
import {
  HttpFailure,
  type HttpRequest,
  type HttpResponse,
} from '../../server/platform/http-client.ts'
import { fakeLimits } from '../support/network/fake-publisher.ts'
import type { Post } from './servers.ts'

/** An answer, or why there is none: what a connector makes of a network as our real ones do. */
async function ask(
  call: Call,
  path: string,
  options: HttpRequest = {},
): Promise<HttpResponse | HttpFailure> {
  try {
    return await call.http.request(`${call.apiUrl}${path}`, options)
  } catch (error) {
    if (error instanceof HttpFailure) return error
    throw error
  }
}

/** For the network of a storm; `config.page` is the page there. */
export const stormConnector: Connector = {
  manifest: {
    key: 'storm',
    label: verbatim('Réseau d’essai'),
    description: verbatim(''),
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
        ? { kind: 'failed', reason: answer.sentence, retryAt: call.now }
        : { kind: 'unknown', reason: answer.sentence }
    }
    const said: { id?: string } = JSON.parse(answer.text)
    if (answer.status === 401)
      return { kind: 'reauthorize', reason: verbatim('Le jeton est mort.') }
    if (answer.status === 400) return { kind: 'failed', reason: verbatim('Refusé.'), retryAt: null }
    if (answer.status === 429) {
      return {
        kind: 'failed',
        reason: verbatim('Trop vite.'),
        retryAt: call.now + (answer.retryAfterMs ?? 0),
      }
    }
    if (said.id === undefined)
      return { kind: 'unknown', reason: verbatim(`Réponse ${answer.status}.`) }
    return { kind: 'published', remoteId: said.id, url: null }
  },
  async find(call, { text }, _key, since) {
    const query = new URLSearchParams({ page: call.config.page ?? '', text, since: `${since}` })
    const answer = await ask(call, `/?${query}`)
    if (answer instanceof HttpFailure) return { kind: 'unclear', reason: answer.sentence }
    if (answer.status !== 200)
      return { kind: 'unclear', reason: verbatim(`Réponse ${answer.status}.`) }
    const [post]: Post[] = JSON.parse(answer.text)
    return post ? { kind: 'found', remoteId: post.id, url: null } : { kind: 'absent' }
  },
  async verify(call, { text }, remoteId) {
    const answer = await ask(call, `/?${new URLSearchParams({ id: remoteId })}`)
    if (answer instanceof HttpFailure) return { kind: 'not-yet', reason: answer.sentence }
    if (answer.status !== 200)
      return { kind: 'not-yet', reason: verbatim(`Réponse ${answer.status}.`) }
    const [post]: Post[] = JSON.parse(answer.text)
    return post?.text === text
      ? { kind: 'verified' }
      : { kind: 'not-yet', reason: verbatim('Pas encore visible.') }
  },
}
