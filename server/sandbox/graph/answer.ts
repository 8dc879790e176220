import type { Faults } from '../faults.ts'
import type { Network } from '../state/network.ts'
import { authenticate } from './access.ts'
import type { GraphAnswer, GraphCall } from './call.ts'
import { badParameter, GraphError, notFound } from './errors.ts'
import { type Outcome, refusal, usageHeaders, withFaults } from './fault-effects.ts'
import { type Field, parseFields } from './fields.ts'
import { debugToken, exchangeToken } from './oauth.ts'
import type { Reading } from './reading.ts'
import { resolve } from './resolve.ts'

export type Graph = { network: Network; faults: Faults }

/** Answers one call, as Meta would, or cuts the connection if a fault says so. */
export async function answerCall(graph: Graph, asked: GraphCall): Promise<Outcome> {
  const { network } = graph
  const token = network.tokens.find(asked.params.get('access_token') ?? '')
  const call = { ...asked, pageOfToken: token?.page ?? null }
  const outcome = await withFaults(graph.faults, call, () => answer(graph, call))
  if (outcome === 'drop') return outcome
  return { ...outcome, headers: { ...usageHeaders(call), ...outcome.headers } }
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
  const [id, edge = '', ...rest] = call.path
  const field = fieldOf(reading, edge)
  if (id === undefined) return readSeveral(reading, field)
  if (rest.length > 0) throw notFound(call.method, path)
  const node = resolve(reading, id)
  if (call.method !== 'GET') return await node.act(reading, edge)
  return edge === '' ? node.render(reading, field.fields) : node.edge(reading, field)
}

/** The parameters of a call, in the shape of a field: an edge reads the same from both. */
function fieldOf(reading: Reading, name: string): Field {
  const args = new Map(reading.call.params)
  const text = args.get('fields') ?? ''
  for (const own of ['fields', 'access_token', 'appsecret_proof', 'pretty', 'ids']) args.delete(own)
  return { name, args, fields: text === '' ? null : parseFields(text), text }
}

/** `GET /?ids=…`. */
function readSeveral(reading: Reading, field: Field): unknown {
  const ids = (reading.call.params.get('ids') ?? '').split(',')
  if (ids.length > 50) throw badParameter('Too many IDs. Maximum: 50.')
  return Object.fromEntries(ids.map(id => [id, resolve(reading, id).render(reading, field.fields)]))
}
