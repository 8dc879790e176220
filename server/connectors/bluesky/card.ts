import { excerptOf } from '../../language/text.ts'
import { readPage } from '../../platform/html/apart.ts'
import { type HttpClient, HttpFailure } from '../../platform/http-client.ts'

export type Card = { uri: string; title: string; description: string }

const deadlineMs = 5_000
const mostRedirects = 3
/** What a page says of itself stands at its beginning. */
const longestHead = 500_000

/** What a page says of itself (https://ogp.me); where it says nothing, or too late, its host alone. */
export async function cardOf(http: HttpClient, uri: string): Promise<Card> {
  const { title, description } = await readPage(await pageAt(http, uri))
  return {
    uri,
    title: excerptOf(title) ?? URL.parse(uri)?.host ?? uri,
    description: description.replace(/\s+/g, ' ').trim().slice(0, 300),
  }
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
