import type { Call, CheckLine } from '../connector.ts'
import { accessSentences } from '../meta/access-sentences.ts'
import { edge, isOfPage } from '../meta/answer.ts'
import { checkOn, conversationsLine, identified, identityRow, orRefused } from '../meta/check.ts'
import { type Graph, rowsOf, shaped } from '../meta/client.ts'
import { network } from './network.ts'
import { subscriptionRow, writerRow } from './payload.ts'
import { facebookSentences } from './sentences.ts'
import { newsFields } from './webhook-events.ts'

export const check = checkOn(network, {
  async identify(graph, found) {
    const { id, name, link } = shaped(
      identityRow,
      await graph.get(graph.page, { fields: 'id,name,link' }),
    )
    const text = name
      ? facebookSentences.pageNamedConnected(name)
      : facebookSentences.pageConnected(graph.page)
    identified(found, 'page', name ?? null, link ?? `https://www.facebook.com/${id}`, text)
    return id
  },
  async *lines(graph, _page, { may, app }, call) {
    if (may('pages_messaging')) {
      yield conversationsLine(network, graph, facebookSentences.noPrivateSeen)
    }
    const names = may('pages_read_user_content') ? await readNames(graph) : null
    if (names !== null) yield names.line
    yield modeLine(names?.people ?? 0)
    if (may('pages_manage_metadata')) yield webhooksLine(graph, call, app)
  },
})

/** Whether Facebook says who comments, and how many people it named of the latest ones. */
function readNames(graph: Graph): Promise<{ line: CheckLine; people: number }> {
  const key = 'names'
  return orRefused<{ line: CheckLine; people: number }>(
    async () => {
      const fields = 'id,comments.filter(stream).order(reverse_chronological).limit(5){id,from}'
      const query = { fields, limit: 10 }
      const posts = shaped(edge, await graph.get(`${graph.page}/feed`, query)).data
      const comments = rowsOf(graph, writerRow, posts)
        .flatMap(post => post.comments?.data ?? [])
        .filter(row => !isOfPage(row, graph.page))
      const people = new Set(comments.flatMap(row => row.from?.id ?? [])).size
      const line: CheckLine =
        comments.length === 0
          ? { key, level: 'info', text: facebookSentences.nobodyCommented }
          : people > 0
            ? { key, level: 'ok', text: facebookSentences.namesRead }
            : { key, level: 'warning', text: facebookSentences.namesUnread }
      return { line, people }
    },
    () => {
      const text = accessSentences.commentsRefused(network.name)
      return { line: { key: 'comments', level: 'warning', text }, people: 0 }
    },
  )
}

/** In a commune nobody gives so many people a role on an application. */
const morePeopleThanRoles = 5

/**
 * Meta tells nowhere in which mode an app is: none of the fields of its Application node does. In
 * development mode it names only people who have a role on it, so that many names are a sign.
 * https://developers.facebook.com/docs/development/build-and-test/app-modes
 */
function modeLine(named: number): CheckLine {
  const key = 'mode'
  if (named >= morePeopleThanRoles) {
    return { key, level: 'ok', text: facebookSentences.modeLive }
  }
  return { key, level: 'info', text: facebookSentences.modeUntold }
}

/** @param app the number of the token's app; null where Facebook does not tell. */
async function webhooksLine(graph: Graph, call: Call, app: string | null): Promise<CheckLine> {
  const key = 'webhooks'
  if (!call.secrets.app_secret?.trim()) {
    return { key, level: 'info', text: facebookSentences.noWebhookSecret }
  }
  return await orRefused<CheckLine>(
    async () => {
      const { data } = shaped(edge, await graph.get(`${graph.page}/subscribed_apps`))
      const ours = rowsOf(graph, subscriptionRow, data).find(({ id }) => app === null || id === app)
      const has = (field: string) => ours?.subscribed_fields.includes(field) ?? false
      if (newsFields.every(has)) return { key, level: 'ok', text: facebookSentences.webhooksOn }
      if (!has('feed')) return { key, level: 'info', text: facebookSentences.webhooksOff }
      const text = facebookSentences.webhooksForComments
      return { key: 'webhooks-private', level: 'info', text }
    },
    () => ({ key, level: 'info', text: facebookSentences.webhooksUntold }),
  )
}
