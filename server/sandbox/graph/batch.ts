import { answerCall, type Graph } from './answer.ts'
import { type GraphCall, isRecord, parseJson, splitPath, textIn } from './call.ts'
import { badParameter } from './errors.ts'
import { type Outcome, refusal } from './fault-effects.ts'

const longestBatch = 50

/**
 * `POST /` with `batch`: up to 50 questions, each answered by `{code, body}` where `body` is JSON
 * text. Each counts for itself. Of what Meta has, writes, headers and `depends_on` are absent.
 * https://developers.facebook.com/docs/graph-api/batch-requests
 */
export async function answerBatch(graph: Graph, call: GraphCall): Promise<Outcome> {
  const list = parseJson(call.params.get('batch') ?? '', 'batch')
  if (!Array.isArray(list)) return refusal(badParameter('Param batch must be an array.'))
  if (list.length > longestBatch) {
    return refusal(
      badParameter(`Too many requests in batch message. Maximum batch size is ${longestBatch}`),
    )
  }
  const body: unknown[] = []
  for (const item of list) {
    const address = isRecord(item) ? textIn(item, 'relative_url') : undefined
    if (!address) return refusal(badParameter('Each batch request needs a relative_url'))
    const outcome = await answerCall(graph, innerCall(call, address))
    if (outcome === 'drop') return 'drop'
    body.push({ code: outcome.status, body: JSON.stringify(outcome.body) })
  }
  return { status: 200, body, headers: {} }
}

function innerCall({ origin, params }: GraphCall, address: string): GraphCall {
  const url = new URL(`/${address}`, origin)
  const token = params.get('access_token') ?? ''
  const asked = new Map([['access_token', token] as const, ...url.searchParams])
  return { ...splitPath(url.pathname), method: 'GET', params: asked, files: new Map(), origin }
}
