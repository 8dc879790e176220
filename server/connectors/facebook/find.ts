import { frenchCount, frenchNumber } from '../../language/french.ts'
import type { Answerable, Call, Failure, Found, Publication, ReplyTo } from '../connector.ts'
import { createGraph, type Graph, type Query, shaped } from '../meta/client.ts'
import { asFailure, sentence } from '../meta/explain.ts'
import { GraphError } from '../meta/graph-error.ts'
import {
  type Answer,
  absentUnlessGap,
  findMessage,
  messageIn,
  settled,
  skewMs,
} from '../meta/lookup.ts'
import { plain } from '../meta/plain-text.ts'
import { limited, rowsOf } from '../meta/reader.ts'
import { privateMs } from '../meta/reply-options.ts'
import { isOfPage } from '../meta/thread.ts'
import { addressOf, isOnPage, placeOf } from './parse.ts'
import {
  ancestry,
  commentRow,
  type PublishedRow,
  privateReplyRow,
  publishedRow,
} from './payload.ts'
import { photosIn, publishedFields, textOf } from './published.ts'

/**
 * Looks for the post among all that the page published since `since` (ms UTC), by its text and by
 * how many images it shows. Two posts alike cannot be told apart by Facebook: the first one is taken.
 */
export async function find(
  call: Call,
  variant: Publication,
  _key: string,
  since: number,
): Promise<Found> {
  return settled(sentence, 'read', async () => {
    const graph = createGraph(call)
    const from = since - skewMs
    const query = (share: number): Query => ({
      fields: publishedFields,
      limit: limited(50, share),
      since: Math.floor(from / 1000),
    })
    const wanted = plain(textOf(variant))
    const alike: PublishedRow[] = []
    for await (const page of graph.pages(`${graph.page}/published_posts`, query)) {
      const rows = rowsOf(graph, publishedRow, page.data)
      alike.push(...rows.filter(row => row.created_time >= from && plain(row.message) === wanted))
      if (rows.some(row => row.created_time < from)) break
    }
    const wantedPhotos = variant.images.length
    const same = alike.filter(row => photosIn(row).length === wantedPhotos).at(-1)
    if (same) {
      return { kind: 'found', remoteId: same.id, url: same.permalink_url ?? addressOf(same.id) }
    }
    const [other] = alike
    if (other) {
      const how = otherPhotos(photosIn(other).length, wantedPhotos)
      const reason = `La page a publié ce texte, mais ${how}. Une personne doit regarder.`
      return { kind: 'unclear', reason }
    }
    return absentUnlessGap(graph)
  })
}

function otherPhotos(shown: number, wanted: number): string {
  if (wanted === 0) return 'avec une image qui n’en fait pas partie'
  if (shown === 0) return wanted === 1 ? 'sans l’image' : 'sans les images'
  return `avec ${frenchCount(shown, 'image', 'images')} au lieu de ${frenchNumber(wanted)}`
}

/**
 * Looks for an answer of this text among what the page wrote under the message, or to its author in
 * private. Whom a nameless comment is of, Facebook tells only once it was answered in private.
 */
export async function findReply(
  call: Call,
  message: ReplyTo,
  text: string,
  since: number,
): Promise<Found> {
  const { way, remoteId, authorRemoteId: author, visibility } = message
  return settled(sentence, way === 'public' ? 'read' : 'read-threads', async () => {
    const graph = createGraph(call)
    const answer = { text: plain(text), from: since - skewMs }
    if (way === 'public') return findComment(graph, remoteId, answer)
    const isNameless = author === null && visibility === 'public'
    return isNameless
      ? findUnder(graph, remoteId, answer)
      : findMessage(graph, placeOf(graph), author, answer)
  })
}

/**
 * Whether a comment or a visitor's post, whose author is known to take messages, was answered in
 * private, from wherever; null: Facebook does not tell. Of a post it only tells whether it still can
 * be: within the days in which it could, it cannot because it was.
 */
export async function answeredPrivately(
  call: Call,
  message: Pick<Answerable, 'remoteId' | 'sentAt'>,
): Promise<boolean | null | Failure> {
  try {
    const graph = createGraph(call)
    const { can_reply_privately: can, private_reply_conversation: thread } = await privateReplyOf(
      graph,
      message.remoteId,
      'id',
    )
    if (thread) return true
    if (can === undefined) return null
    return can ? false : call.now - message.sentAt <= privateMs || null
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return asFailure(error, call.now, 'read', call.config.page ?? '')
  }
}

async function findUnder(graph: Graph, id: string, answer: Answer): Promise<Found> {
  const fields =
    'id,updated_time,link,participants,messages.limit(20){id,created_time,from,message}'
  const { can_reply_privately: can, private_reply_conversation: thread } = await privateReplyOf(
    graph,
    id,
    fields,
  )
  const same = thread && messageIn(graph, thread, graph.page, answer)
  if (same) return { kind: 'found', remoteId: same.id, url: null }
  // There is only ever one private answer: it is another's, or none was sent.
  if (thread || can === true) return absentUnlessGap(graph)
  return {
    kind: 'unclear',
    reason:
      'Facebook ne dit pas qui a écrit ce message, ni si une réponse privée lui est parvenue : regardez dans la boîte de réception de Facebook.',
  }
}

async function privateReplyOf(graph: Graph, id: string, fields: string) {
  const asked = isOnPage({ id }, graph.page)
    ? 'can_reply_privately'
    : `can_reply_privately,private_reply_conversation{${fields}}`
  return shaped(privateReplyRow, await graph.get(id, { fields: asked }))
}

/** A comment of the page's with this text, under a post or another comment. */
export async function findComment(graph: Graph, id: string, answer: Answer): Promise<Found> {
  // Facebook hangs an answer to an answer under the comment above both.
  const places = [id, ...(await parentsOf(graph, id))]
  for (const place of places) {
    const query = (share: number): Query => ({
      fields: 'id,created_time,from,message,permalink_url',
      filter: 'stream',
      order: 'reverse_chronological',
      limit: limited(100, share),
    })
    for await (const page of graph.pages(`${place}/comments`, query)) {
      const same = rowsOf(graph, commentRow, page.data).find(
        row =>
          isOfPage(row, graph.page) &&
          row.created_time >= answer.from &&
          plain(row.message) === answer.text,
      )
      if (same) {
        return { kind: 'found', remoteId: same.id, url: same.permalink_url ?? addressOf(same.id) }
      }
    }
  }
  return absentUnlessGap(graph)
}

async function parentsOf(graph: Graph, id: string): Promise<string[]> {
  try {
    const read = ancestry.safeParse(await graph.get(id, { fields: 'id,parent{id}' }))
    return read.success && read.data.parent ? [read.data.parent.id] : []
  } catch (error) {
    // A post has no such field, and Meta refuses the whole question.
    if (error instanceof GraphError && error.problem === 'parameter') return []
    throw error
  }
}
