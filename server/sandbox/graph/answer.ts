import type { Faults } from '../faults.ts'
import type { Network } from '../state/network.ts'
import type { PageRow } from '../state/rows.ts'
import { subscribable } from '../state/subscriptions.ts'
import { authenticate } from './access.ts'
import type { GraphAnswer, GraphCall } from './call.ts'
import { badParameter, GraphError, mayNotManage, notFound } from './errors.ts'
import { type Outcome, refusal, withFaults } from './fault-effects.ts'
import { deleteFromInstagram, postToInstagram } from './ig-publish.ts'
import { requireMetadata } from './nodes/page.ts'
import { debugToken, exchangeToken } from './oauth.ts'
import { change, publishComment, publishPhoto, publishPost, remove } from './publish.ts'
import { answerRead } from './read.ts'
import { hasScope, type Reading } from './reading.ts'
import { resolve } from './resolve.ts'
import { sendMessage } from './send.ts'
import type { Usage } from './usage.ts'

export type Graph = { network: Network; faults: Faults; usage: Usage }

/** Answers one call, as Meta would, or cuts the connection if a fault says so. */
export async function answerCall(graph: Graph, asked: GraphCall): Promise<Outcome> {
  const { network } = graph
  const token = network.tokens.find(asked.params.get('access_token') ?? '')
  const call = { ...asked, pageOfToken: token?.page ?? null }
  const outcome = await withFaults(graph.faults, call, () => answer(graph, call))
  if (outcome === 'drop') return outcome
  return { ...outcome, headers: { ...graph.usage.headers(call), ...outcome.headers } }
}

async function answer(graph: Graph, call: GraphCall): Promise<GraphAnswer> {
  try {
    return { status: 200, body: await bodyOf(graph, call), headers: {} }
  } catch (error) {
    if (error instanceof GraphError) return refusal(error)
    throw error
  }
}

async function bodyOf(graph: Graph, call: GraphCall): Promise<unknown> {
  const { network, faults } = graph
  const path = call.path.join('/')
  if (path === 'oauth/access_token') return exchangeToken(network, call.params)
  if (path === 'debug_token') return debugToken(network, call.params)
  const token = authenticate(network, call.params)
  const reading: Reading = { network, faults, call, token, now: network.now() }
  switch (call.method) {
    case 'GET':
      return answerRead(reading)
    case 'POST':
      return answerPost(reading)
    case 'DELETE':
      return answerDelete(reading)
  }
}

function answerPost(reading: Reading): unknown {
  const [id = '', edge, ...rest] = reading.call.path
  const node = resolve(reading, id)
  const action = rest.length > 0 ? undefined : `${node.type}/${edge ?? ''}`
  if (node.type === 'page') {
    if (action === 'page/feed') return publishPost(reading, node.row)
    if (action === 'page/photos') return publishPhoto(reading, node.row)
    if (action === 'page/subscribed_apps') return subscribeApp(reading, node.row)
    if (action === 'page/messages') return sendMessage(reading, node.row)
  }
  if (node.type === 'instagram' && rest.length === 0) return postToInstagram(reading, node, edge)
  if (node.type === 'post') {
    const page = ownPage(reading, node.page)
    const on = { post: node.row.id, parent: null }
    if (action === 'post/comments') return publishComment(reading, page, on)
    if (action === 'post/') return change(reading, page, 'post', node.row)
  }
  if (node.type === 'comment') {
    const page = ownPage(reading, node.page)
    const on = { post: node.row.post, parent: node.row.id }
    if (action === 'comment/comments') return publishComment(reading, page, on)
    if (action === 'comment/') return change(reading, page, 'comment', node.row)
  }
  throw notFound('POST', reading.call.path.join('/'))
}

function answerDelete(reading: Reading): unknown {
  const [id = '', ...rest] = reading.call.path
  const node = resolve(reading, id)
  if (rest.join() === 'subscribed_apps' && node.type === 'page') {
    return unsubscribeApp(reading, node.row)
  }
  if (rest.length === 0 && node.type === 'instagram') return deleteFromInstagram(reading, node)
  if (rest.length === 0 && node.type === 'post') return remove(reading, 'post', id)
  if (rest.length === 0 && node.type === 'comment') return remove(reading, 'comment', id)
  throw notFound('DELETE', reading.call.path.join('/'))
}

function ownPage(reading: Reading, id: string): PageRow {
  const page = reading.network.people.page(id)
  if (!page) throw notFound(reading.call.method, id)
  return page
}

/** `POST /{page}/subscribed_apps?subscribed_fields=feed,messages`. */
function subscribeApp(reading: Reading, page: PageRow): unknown {
  requireMetadata(reading)
  const fields = (reading.call.params.get('subscribed_fields') ?? '').split(',')
  fields.forEach((field, index) => {
    if (!subscribable.some(known => known === field)) {
      throw badParameter(
        `Param subscribed_fields[${index}] must be one of {${subscribable.join(', ')}} - got "${field}".`,
      )
    }
  })
  const wantsMessages = fields.some(field => field !== 'feed')
  if (wantsMessages && !hasScope(reading, 'pages_messaging')) throw mayNotManage('pages_messaging')
  reading.network.subscriptions.set(page.id, fields)
  return { success: true }
}

/** `DELETE /{page}/subscribed_apps`. */
function unsubscribeApp(reading: Reading, page: PageRow): unknown {
  requireMetadata(reading)
  reading.network.subscriptions.remove(page.id)
  return { success: true }
}
