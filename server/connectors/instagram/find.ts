import { z } from 'zod'
import { plain } from '../../language/text.ts'
import type { Call, Found, ReplyTo } from '../connector.ts'
import { orUnclear } from '../meta/attempt.ts'
import { createGraph, type Graph, rowsOf, shaped } from '../meta/client.ts'
import { firstCommentOn } from '../meta/first-comment.ts'
import { type Answer, absentUnlessGap, findMessage, skewMs } from '../meta/lookup.ts'
import { findOn, findOwnComment } from '../meta/published.ts'
import { edge } from '../meta/wire.ts'
import { type Mention, mentionOf } from './mentions.ts'
import { network } from './network.ts'
import { accountOf, isOfAccount, threadSourceOf } from './parse.ts'
import { type CommentRow, commentRow, parentRow, publishedRow } from './payload.ts'
import { captionOf, imagesIn, publishedFields } from './publish.ts'
import { instagramSentences } from './sentences.ts'

/** Among all that the account published. */
export const find = findOn(network, async graph => ({
  path: `${(await accountOf(graph)).id}/media`,
  row: publishedRow,
  query: () => ({ fields: publishedFields }),
  text: captionOf,
  images: imagesIn,
  differs: () => instagramSentences.otherImages,
}))

/** Looks for an answer of this text among what the account wrote under the comment, or to its author. */
export function findReply(
  call: Call,
  message: ReplyTo,
  text: string,
  since: number,
): Promise<Found> {
  const mention = mentionOf(message.remoteId)
  if (mention !== null)
    return findUnderMention(call, mention, { text: plain(text), from: since - skewMs })
  const isPublic = message.way === 'public'
  return orUnclear(network, isPublic ? 'read' : 'read-threads', async () => {
    const graph = createGraph(call)
    const answer = { text: plain(text), from: since - skewMs }
    if (isPublic) return findComment(graph, message.remoteId, answer)
    // Nothing says under which number somebody writes who is known by a user name alone.
    const person = message.authorRemoteId?.startsWith('@') ? null : message.authorRemoteId
    return findMessage(graph, threadSourceOf(await accountOf(graph)), person, answer)
  })
}

const commentsElsewhere = z.object({ mentioned_media: z.object({ comments: edge.optional() }) })

/**
 * Instagram gives comments under somebody else's post where its words name the account, though not surely
 * all, and nothing that answers a comment which names it. So what is not seen may well be there.
 */
function findUnderMention(call: Call, { media, comment }: Mention, answer: Answer): Promise<Found> {
  return orUnclear(network, 'read', async () => {
    const unseen: Found = { kind: 'unclear', reason: instagramSentences.answerUnseen }
    if (comment !== null) return unseen
    const graph = createGraph(call)
    const account = await accountOf(graph)
    const fields = `mentioned_media.media_id(${media}){comments{id,timestamp,text,username}}`
    const told = shaped(commentsElsewhere, await graph.get(account.id, { fields }))
    const rows = rowsOf(graph, commentRow, told.mentioned_media.comments?.data ?? [])
    const same = rows.find(
      row =>
        isOfAccount(row, account) &&
        row.created_time >= answer.from &&
        plain(row.message) === answer.text,
    )
    return same ? { kind: 'found', remoteId: same.id, url: null } : unseen
  })
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
