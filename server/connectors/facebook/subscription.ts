import type { Call, CheckLine, Failure } from '../connector.ts'
import { orElse, orFailure } from '../meta/attempt.ts'
import { createGraph, type Graph, rowsOf, shaped } from '../meta/client.ts'
import { GraphError } from '../meta/graph-error.ts'
import { edge } from '../meta/wire.ts'
import { network } from './network.ts'
import { subscriptionRow } from './payload.ts'
import { facebookSentences } from './sentences.ts'

const messages = ['messages', 'message_echoes']
/** What Meta is to tell of a page. */
export const newsFields = ['feed', ...messages]

/**
 * Has Meta tell our app what happens on the page; of its private messages only where the page's
 * token may read them.
 * https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
 */
export async function subscribe(call: Call): Promise<{ kind: 'subscribed' } | Failure> {
  const graph = createGraph(call)
  const ask = (wanted: string[]) =>
    graph.post(`${graph.page}/subscribed_apps`, { subscribed_fields: wanted.join(',') })
  return await orFailure(network, call, 'subscribe', async () => {
    await orElse(
      () => ask(newsFields),
      error => {
        if (error.problem !== 'permission') throw error
        return ask(['feed'])
      },
    )
    return { kind: 'subscribed' as const }
  })
}

/** @param app the number of the token's app; null where Facebook does not tell. */
export async function webhooksLine(
  graph: Graph,
  call: Call,
  app: string | null,
): Promise<CheckLine> {
  const key = 'webhooks'
  if (!call.secrets.app_secret?.trim()) {
    return { key, level: 'info', text: facebookSentences.noWebhookSecret }
  }
  try {
    const { data } = shaped(edge, await graph.get(`${graph.page}/subscribed_apps`))
    const ours = rowsOf(graph, subscriptionRow, data).find(({ id }) => app === null || id === app)
    const has = (field: string) => ours?.subscribed_fields.includes(field) ?? false
    if (newsFields.every(has)) {
      return { key, level: 'ok', text: facebookSentences.webhooksOn }
    }
    if (has('feed')) {
      const text = facebookSentences.webhooksForComments
      return { key: 'webhooks-private', level: 'info', text }
    }
    return { key, level: 'info', text: facebookSentences.webhooksOff }
  } catch (error) {
    if (!(error instanceof GraphError && error.problem === 'permission')) throw error
    return { key, level: 'info', text: facebookSentences.webhooksUntold }
  }
}
