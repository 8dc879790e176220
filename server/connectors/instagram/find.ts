import { z } from 'zod'
import type { Found } from '../connector.ts'
import { edge } from '../meta/answer.ts'
import { type Graph, rowsOf, shaped } from '../meta/client.ts'
import {
  type Answer,
  absentUnlessGap,
  findOwnComment,
  findReplyOn,
  firstCommentOn,
  isSame,
} from '../meta/lookup.ts'
import { findOn } from '../meta/published.ts'
import { type Mention, mentionOf } from './mentions.ts'
import { network } from './network.ts'
import { accountOf, type CommentRow, commentRow, isOfAccount, parentRow } from './payload.ts'
import { published } from './publish.ts'
import { instagramSentences } from './sentences.ts'

export const find = findOn(network, published)

export const findReply = findReplyOn(network, {
  comment(graph, id, answer) {
    const mention = mentionOf(id)
    return mention === null
      ? findComment(graph, id, answer)
      : findUnderMention(graph, mention, answer)
  },
  self: async graph => (await accountOf(graph)).id,
})

const commentsElsewhere = z.object({ mentioned_media: z.object({ comments: edge.optional() }) })

/**
 * Instagram gives comments under somebody else's post where its words name the account, though not surely
 * all, and nothing that answers a comment which names it. So what is not seen may well be there.
 */
async function findUnderMention(
  graph: Graph,
  { media, comment }: Mention,
  answer: Answer,
): Promise<Found> {
  const unseen: Found = { kind: 'unclear', reason: instagramSentences.answerUnseen }
  if (comment !== null) return unseen
  const account = await accountOf(graph)
  const fields = `mentioned_media.media_id(${media}){comments{id,timestamp,text,username}}`
  const found = shaped(commentsElsewhere, await graph.get(account.id, { fields }))
  const rows = rowsOf(graph, commentRow, found.mentioned_media.comments?.data ?? [])
  const same = rows.find(row => isOfAccount(row, account) && isSame(row, answer))
  return same ? { kind: 'found', remoteId: same.id, url: null } : unseen
}

/** What answers a reply stands beside it, under the comment above both. */
async function findComment(graph: Graph, id: string, answer: Answer): Promise<Found> {
  const { parent_id: above = id } = shaped(parentRow, await graph.get(id, { fields: 'parent_id' }))
  return await findAmong(graph, `${above}/replies`, answer)
}

/** A comment of the account's with this text, among those of a media or of a comment. */
async function findAmong(graph: Graph, path: string, answer: Answer): Promise<Found> {
  const account = await accountOf(graph)
  const comments = {
    row: commentRow,
    query: { fields: 'id,timestamp,text,username,from' },
    limit: 50,
    isOwn: (row: CommentRow) => isOfAccount(row, account),
  }
  return (await findOwnComment(network, graph, path, comments, answer)) ?? absentUnlessGap(graph)
}

/**
 * The account's first comment under its own post.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments
 */
export const firstComment = firstCommentOn(network, {
  find: (graph, post, answer) => findAmong(graph, `${post}/comments`, answer),
  read: async (graph, id) =>
    shaped(commentRow, await graph.get(id, { fields: 'id,timestamp,text,hidden' })),
})
