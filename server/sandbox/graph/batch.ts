import { answerCall, type Graph } from './answer.ts'
import { type GraphCall, isRecord, parseJson, splitPath, textIn } from './call.ts'
import { badParameter } from './errors.ts'
import { type Outcome, refusal } from './fault-effects.ts'

const longestBatch = 50

/**
 * `POST /` with `batch`: up to 50 calls, each answered by `{code, headers, body}` where `body` is
 * JSON text. Each counts for itself. Of what Meta has, `depends_on` and `attached_files` are absent.
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
  const withHeaders = call.params.get('include_headers') !== 'false'
  const body: unknown[] = []
  for (const item of list) {
    const inner = isRecord(item) ? innerCall(call, item) : undefined
    if (!inner) return refusal(badParameter('Each batch request needs a relative_url'))
    const outcome = await answerCall(graph, inner)
    if (outcome === 'drop') return 'drop'
    const headers = Object.entries(outcome.headers).map(([name, value]) => ({ name, value }))
    body.push({
      code: outcome.status,
      ...(withHeaders ? { headers } : {}),
      body: JSON.stringify(outcome.body),
    })
  }
  return { status: 200, body, headers: {} }
}

function innerCall(outer: GraphCall, item: Record<string, unknown>): GraphCall | undefined {
  const relative = textIn(item, 'relative_url')
  const method = (textIn(item, 'method') ?? 'GET').toUpperCase()
  if (relative === undefined) return undefined
  if (method !== 'GET' && method !== 'POST' && method !== 'DELETE') return undefined
  const url = new URL(relative.replace(/^\/*/, '/'), outer.origin)
  const shared = ['access_token', 'appsecret_proof'].flatMap(name => {
    const value = outer.params.get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const params = new Map([
    ...shared,
    ...url.searchParams,
    ...new URLSearchParams(textIn(item, 'body') ?? ''),
  ])
  return { ...splitPath(url.pathname), method, params, files: new Map(), origin: outer.origin }
}
