import type { Call, Connector, Page, WebhookEvent } from '../../server/connectors/connector.ts'
import type { HttpClient, HttpResponse } from '../../server/platform/http-client.ts'

/** What becomes of a question: another answer, or none. */
export type Way = (answer: HttpResponse) => HttpResponse
/** `text`: what came, nothing where it was refused. */
export type Asked = { kind: string; about: string; text: string }
/** What ingestion would have of a message. */
type Kept = { text: string; hidden: boolean; post: string | undefined }
export type Inbox = Map<string, Kept>

/** What is asked, whatever it is about: the method, the path without its numbers, and the question. */
function kindOf(url: string, method = 'GET'): string {
  const asked = `${method} ${url}`
  const kind = kinds.get(asked) ?? withoutNumbers(url, method)
  kinds.set(asked, kind)
  return kind
}

/** The same questions are asked thousands of times. */
const kinds = new Map<string, string>()

function withoutNumbers(url: string, method: string): string {
  const { pathname, searchParams } = new URL(url)
  const question = [...searchParams].flatMap(([name, value]) => {
    if (/^(fields|rest_route|platform|types\[\])$/.test(name)) return `${name}=${value}`
    return /^(access_token|appsecret_proof|limit|per_page)$/.test(name) ? [] : `${name}=`
  })
  const place = pathname.replace(/^\/v[\d.]+/, '').replace(/\/[^/]*\d[^/]*/g, '/#')
  return `${method} ${place} ${[...new Set(question)].toSorted().join('&')}`.replace(/\d+/g, '#')
}

/** A client of a network on which nothing happens any more: what was asked once is known. */
export function remembering(client: HttpClient): HttpClient {
  const known = new Map<string, Promise<HttpResponse>>()
  return {
    ...client,
    of: client,
    request(url, options) {
      const key = `${options?.method} ${url} ${options?.body}`
      const answer = known.get(key) ?? client.request(url, options)
      known.set(key, answer)
      return answer
    },
  }
}

/** The client, which keeps what is asked and refuses one kind of question. */
export function refusing(
  client: HttpClient,
  asked: Asked[],
  refusal: { kind: string; way: Way } | null,
): HttpClient {
  return {
    ...client,
    async request(url, options) {
      const answer = await client.request(url, options)
      const kind = kindOf(url, options?.method)
      const isRefused = kind === refusal?.kind
      const about = decodeURIComponent(`${url} ${options?.body ?? ''}`)
      asked.push({ kind, about, text: isRefused ? '' : unescaped(answer) })
      return isRefused ? refusal.way(answer) : answer
    },
  }
}

/** What `remembering` gives is the same object each time. */
const read = new WeakMap<HttpResponse, string>()

function unescaped(answer: HttpResponse): string {
  const known = read.get(answer)
  if (known !== undefined) return known
  const text = answer.text.replace(/\\u([0-9a-f]{4})/gi, (_, code) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  read.set(answer, text)
  return text
}

/** So many looks, one after the other, and what is known after them. */
export async function look(
  receive: NonNullable<Connector['receive']>,
  { call, looks, everyMs }: { call: Call; looks: number; everyMs: number },
  from: { cursor: string | null; inbox: Inbox; told?: readonly WebhookEvent[] },
) {
  const inbox: Inbox = new Map([...from.inbox].map(([id, one]) => [id, { ...one }]))
  const gaps = new Set<string>()
  let { cursor, told = [] } = from
  for (let n = 0; n < looks; n++) {
    for (let pages = 0, isDone = false; !isDone && pages < 30; pages++) {
      const page = await receive({ ...call, now: call.now + n * everyMs }, cursor, told)
      told = []
      if (page.kind !== 'page') {
        gaps.add(page.reason.fr)
        break
      }
      cursor = page.cursor
      for (const { fr } of page.gaps) gaps.add(fr)
      take(inbox, page)
      isDone = page.done || page.waitMs !== null
    }
  }
  return { cursor, inbox, gaps: [...gaps] }
}

function take(inbox: Inbox, page: Extract<Page, { kind: 'page' }>): void {
  for (const { messages, post } of page.conversations) {
    for (const { remoteId, text, hidden } of messages) inbox.set(remoteId, { text, hidden, post })
  }
  for (const { remoteId, hidden } of page.hidings ?? []) {
    const known = inbox.get(remoteId)
    if (known) known.hidden = hidden
  }
  for (const removal of page.removals ?? []) {
    for (const [id, { post }] of inbox) {
      const isGone =
        removal.of === 'others'
          ? post === removal.post && !removal.kept.includes(id)
          : removal.remoteId === (removal.of === 'post' ? post : id)
      if (isGone) inbox.delete(id)
    }
  }
}
