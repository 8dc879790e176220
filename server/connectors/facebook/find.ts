import type { Found, Port } from '../connector.ts'
import { isOfPage, isOnPage } from '../meta/answer.ts'
import { orElse, orFailure } from '../meta/attempt.ts'
import { createGraph, type Graph, shaped } from '../meta/client.ts'
import {
  type Answer,
  absentUnlessGap,
  findOwnComment,
  findReplyOn,
  firstCommentOn,
  messageIn,
} from '../meta/lookup.ts'
import { findOn } from '../meta/published.ts'
import { privateMs } from '../meta/replying.ts'
import { network } from './network.ts'
import { ancestry, type CommentRow, commentRow, privateReplyRow } from './payload.ts'
import { published } from './publish.ts'
import { facebookSentences } from './sentences.ts'

export const find = findOn(network, published)

/** Whom a nameless comment is of, Facebook tells only once it was answered in private. */
export const findReply = findReplyOn(network, {
  comment: findComment,
  nameless: findUnder,
  self: ({ page }) => page,
})

/**
 * Whether a comment or a visitor's post, whose author is known to take messages, was answered in
 * private, from wherever; null: Facebook does not tell. Of a post it only tells whether it still can
 * be: within the days in which it could, it cannot because it was.
 */
export const answeredPrivately: Port['answeredPrivately'] = (call, message) => {
  return orFailure(network, call, 'read', async () => {
    const { can_reply_privately: can, private_reply_conversation: thread } = await privateReplyOf(
      createGraph(call),
      message.remoteId,
      'id',
    )
    if (thread) return true
    if (can === undefined) return null
    return can ? false : call.now - message.sentAt <= privateMs || null
  })
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
  return { kind: 'unclear', reason: facebookSentences.recipientUntold }
}

async function privateReplyOf(graph: Graph, id: string, fields: string) {
  const asked = isOnPage({ id }, graph.page)
    ? 'can_reply_privately'
    : `can_reply_privately,private_reply_conversation{${fields}}`
  return shaped(privateReplyRow, await graph.get(id, { fields: asked }))
}

/** A comment of the page's with this text, under a post or another comment. */
async function findComment(graph: Graph, id: string, answer: Answer): Promise<Found> {
  // Facebook hangs an answer to an answer under the comment above both.
  const places = [id, ...(await parentsOf(graph, id))]
  const comments = {
    row: commentRow,
    query: {
      fields: 'id,created_time,from,message,permalink_url',
      filter: 'stream',
      order: 'reverse_chronological',
    },
    limit: 100,
    isOwn: (row: CommentRow) => isOfPage(row, graph.page),
  }
  for (const place of places) {
    const found = await findOwnComment(network, graph, `${place}/comments`, comments, answer)
    if (found) return found
  }
  return absentUnlessGap(graph)
}

function parentsOf(graph: Graph, id: string): Promise<string[]> {
  return orElse(
    async () => {
      const read = ancestry.safeParse(await graph.get(id, { fields: 'id,parent{id}' }))
      return read.success && read.data.parent ? [read.data.parent.id] : []
    },
    error => {
      // A post has no such field, and Meta refuses the whole question.
      if (error.problem === 'parameter') return []
      throw error
    },
  )
}

/** The page's first comment under its own post: the call that answers a comment, on a post. */
export const firstComment = firstCommentOn(network, {
  find: findComment,
  read: async (graph, id) =>
    shaped(commentRow, await graph.get(id, { fields: 'id,created_time,message,is_hidden' })),
})
