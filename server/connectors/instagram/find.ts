import type { Call, Found, Publication, ReplyTo } from '../connector.ts'
import { createGraph, type Graph, type Query, shaped } from '../meta/client.ts'
import { type Answer, absentUnlessGap, findMessage, settled, skewMs } from '../meta/lookup.ts'
import { plain } from '../meta/plain-text.ts'
import { limited, rowsOf } from '../meta/reader.ts'
import { accountOf, placeOf } from './account.ts'
import { sentence } from './explain.ts'
import { isOfAccount } from './parse.ts'
import { commentRow, type PublishedRow, parentRow, publishedRow } from './payload.ts'
import { imagesIn, isSameCaption, publishedFields } from './published.ts'

/**
 * Looks for the post among all that the account published since `since` (ms UTC), by its text and
 * its number of images. Two posts that are alike in both cannot be told apart: the first is taken.
 */
export async function find(
  call: Call,
  variant: Publication,
  _key: string,
  since: number,
): Promise<Found> {
  return settled(sentence, 'read', async () => {
    const graph = createGraph(call)
    const account = await accountOf(graph)
    const from = since - skewMs
    const query = (share: number): Query => ({ fields: publishedFields, limit: limited(50, share) })
    const alike: PublishedRow[] = []
    for await (const page of graph.pages(`${account.id}/media`, query)) {
      const rows = rowsOf(graph, publishedRow, page.data)
      alike.push(...rows.filter(row => row.created_time >= from && isSameCaption(row, variant)))
      if (rows.some(row => row.created_time < from)) break
    }
    const same = alike.filter(row => imagesIn(row) === variant.images.length).at(-1)
    if (same) return { kind: 'found', remoteId: same.id, url: same.permalink ?? null }
    if (alike.length > 0) {
      const reason =
        'Le compte a publié ce texte, mais pas avec autant d’images. Une personne doit regarder.'
      return { kind: 'unclear', reason }
    }
    return absentUnlessGap(graph)
  })
}

/** Looks for an answer of this text among what the account wrote under the comment, or to its author. */
export async function findReply(
  call: Call,
  message: ReplyTo,
  text: string,
  since: number,
): Promise<Found> {
  const isPublic = message.way === 'public'
  return settled(sentence, isPublic ? 'read' : 'read-threads', async () => {
    const graph = createGraph(call)
    const answer = { text: plain(text), from: since - skewMs }
    if (isPublic) return findComment(graph, message.remoteId, answer)
    // Of somebody who is known by a user name alone nothing says under which number they write.
    const person = message.authorRemoteId?.startsWith('@') ? null : message.authorRemoteId
    return findMessage(graph, placeOf(await accountOf(graph)), person, answer)
  })
}

/** What answers a reply stands beside it, under the comment above both. */
async function findComment(graph: Graph, id: string, answer: Answer): Promise<Found> {
  const { parent_id: above = id } = shaped(parentRow, await graph.get(id, { fields: 'parent_id' }))
  return await findAmong(graph, `${above}/replies`, answer)
}

/** A comment of the account's with this text, among those of a media or of a comment. */
export async function findAmong(graph: Graph, path: string, answer: Answer): Promise<Found> {
  const account = await accountOf(graph)
  const query = (share: number): Query => ({
    fields: 'id,timestamp,text,username,from',
    limit: limited(50, share),
  })
  for await (const page of graph.pages(path, query)) {
    const same = rowsOf(graph, commentRow, page.data).find(
      row =>
        isOfAccount(row, account) &&
        row.created_time >= answer.from &&
        plain(row.text) === answer.text,
    )
    if (same) return { kind: 'found', remoteId: same.id, url: null }
  }
  return absentUnlessGap(graph)
}
