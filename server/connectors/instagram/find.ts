import type { Call, Found, Publication, ReplyTo } from '../connector.ts'
import { createGraph, type Graph, type Query, shaped } from '../graph/client.ts'
import type { Doing } from '../graph/explain.ts'
import { GraphError } from '../graph/graph-error.ts'
import { plain } from '../graph/plain.ts'
import { limited, rowsOf } from '../graph/reader.ts'
import { citizenOf, isOfPage } from '../graph/talk.ts'
import { messageRow, talkRow } from '../graph/talk-rows.ts'
import { accountOf } from './account.ts'
import { sentence } from './explain.ts'
import { isOfAccount } from './parse.ts'
import { commentRow, type PublishedRow, parentRow, publishedRow } from './payload.ts'
import { imagesIn, isSameCaption, publishedFields } from './published.ts'

/** Meta's clock and ours may differ by this much, ms; and its times have no fraction. */
const skewMs = 60_000

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
  return settled('read', async () => {
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
  const isPublic = message.visibility === 'public'
  return settled(isPublic ? 'read' : 'read-talks', async () => {
    const graph = createGraph(call)
    const answer = { text: plain(text), from: since - skewMs }
    return isPublic
      ? findComment(graph, message.remoteId, answer)
      : findMessage(graph, message.authorRemoteId, answer)
  })
}

type Answer = { text: string; from: number }

/** What answers a reply stands beside it, under the comment above both. */
async function findComment(graph: Graph, id: string, answer: Answer): Promise<Found> {
  const account = await accountOf(graph)
  const { parent_id: above = id } = shaped(parentRow, await graph.get(id, { fields: 'parent_id' }))
  const query = (share: number): Query => ({
    fields: 'id,timestamp,text,username,from',
    limit: limited(50, share),
  })
  for await (const page of graph.pages(`${above}/replies`, query)) {
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

async function findMessage(graph: Graph, person: string | null, answer: Answer): Promise<Found> {
  if (person === null) {
    return { kind: 'unclear', reason: 'Instagram ne dit pas à qui ce message a été envoyé.' }
  }
  const account = await accountOf(graph)
  const query = (share: number): Query => ({
    platform: 'instagram',
    user_id: person,
    fields: 'id,updated_time,participants,messages.limit(20){id,created_time,from,message}',
    limit: limited(25, share),
  })
  for await (const page of graph.pages(`${graph.page}/conversations`, query)) {
    const rows = rowsOf(graph, talkRow, page.data)
    const talk = rows.find(row => citizenOf(row, account.id)?.remoteId === person)
    const same = rowsOf(graph, messageRow, talk?.messages?.data ?? []).find(
      row =>
        isOfPage(row, account.id) &&
        row.created_time >= answer.from &&
        plain(row.message ?? '') === answer.text,
    )
    if (same) return { kind: 'found', remoteId: same.id, url: null }
    if (talk || rows.some(row => row.updated_time < answer.from)) break
  }
  return absentUnlessGap(graph)
}

/** Absent is certain only when everything that might be it was read. */
function absentUnlessGap(graph: Graph): Found {
  const [gap] = graph.gaps
  return gap === undefined ? { kind: 'absent' } : { kind: 'unclear', reason: gap }
}

async function settled(doing: Doing, look: () => Promise<Found>): Promise<Found> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof GraphError) return { kind: 'unclear', reason: sentence(error, doing) }
    throw error
  }
}
