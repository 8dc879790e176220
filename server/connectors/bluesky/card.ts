import { excerptOf } from '../../language/post-text.ts'
import { type HttpClient, HttpFailure } from '../../platform/http-client.ts'
import { plainText } from '../../platform/plain-text.ts'

export type Card = { uri: string; title: string; description: string }

const deadlineMs = 5_000
const mostRedirects = 3
/** What a page says of itself stands at its beginning. */
const longestHead = 500_000

/** What a page says of itself (https://ogp.me); where it says nothing, or too late, its host alone. */
export async function cardOf(http: HttpClient, uri: string): Promise<Card> {
  const page = await pageAt(http, uri)
  const { title, description } = saidBy(page)
  return { uri, title: title || (URL.parse(uri)?.host ?? uri), description }
}

async function pageAt(http: HttpClient, uri: string): Promise<string> {
  let at = uri
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const headers = { accept: 'text/html' }
    const answer = await http.request(at, { headers, deadlineMs }).catch(error => {
      if (error instanceof HttpFailure) return null
      throw error
    })
    const next = URL.parse(answer?.headers.get('location') ?? '', at)?.href
    const isElsewhere = answer !== null && answer.status >= 300 && answer.status < 400
    if (isElsewhere && next !== undefined) at = next
    else return answer?.status === 200 ? answer.text.slice(0, longestHead) : ''
  }
  return ''
}

function saidBy(page: string): Omit<Card, 'uri'> {
  const named = new Map<string, string>()
  for (const [tag] of page.matchAll(/<meta\s[^>]{1,2000}>/gi)) {
    const [, name] = /\s(?:property|name)\s*=\s*["']?([\w:]+)/i.exec(tag) ?? []
    const [, , content] = /\scontent\s*=\s*(["'])(.*?)\1/is.exec(tag) ?? []
    if (name !== undefined && content !== undefined) named.set(name.toLowerCase(), content)
  }
  const title = named.get('og:title') ?? /<title[^>]{0,200}>([^<]{0,500})/i.exec(page)?.[1] ?? ''
  const description = named.get('og:description') ?? named.get('description') ?? ''
  return { title: wordsIn(title), description: plainText(`<p>${description}</p>`).slice(0, 300) }
}

const wordsIn = (html: string) => excerptOf(plainText(`<p>${html}</p>`)) ?? ''
