import { limited, type Query, rowsOf } from '../meta/client.ts'
import type { GraphError } from '../meta/graph-error.ts'
import type { Read } from '../meta/post-list.ts'
import { noteWhole } from '../meta/snapshot.ts'
import type { Context } from './cursor.ts'
import { type Account, commentMessage, conversationOf, isOfAccount, namesIn } from './parse.ts'
import { type CommentRow, commentRow, type MediaRow } from './payload.ts'

const replyFields = 'id,timestamp,text,username,from,hidden,parent_id'
/** Instagram gives 50 comments at a time. */
const commentsAtOnce = 50
const repliesAtOnce = 20

/** The fields of a comment with its first replies. */
function commentFields(replies: number): string {
  return `${replyFields},replies.limit(${replies}){${replyFields}}`
}

/** The fields of a media with its newest comments, their first replies and how many there are. */
export function mediaFields(comments: number, replies: number): string {
  const nested = `comments.limit(${comments}){${commentFields(replies)}}`
  return `id,timestamp,caption,permalink,comments_count,${nested}`
}

/** The least that tells whether a media has moved. */
export const probeFields = 'id,timestamp,comments_count,comments.limit(1){timestamp}'

/** Comments with the replies under them, as they came along with a media; and not the rest. */
export function nestedComments({ graph }: Context, media: MediaRow): CommentRow[] {
  const top = rowsOf(graph, commentRow, media.comments?.data ?? [])
  return top.flatMap(row => [row, ...rowsOf(graph, commentRow, row.replies?.data ?? [])])
}

/**
 * All comments of a media and all replies to them. Instagram dates no list of them: a reply to an
 * old comment is nowhere but under it, so that of a media that changed all is read, 50 comments a
 * request. What is not among them, where they are as many as Instagram counts, is no longer there.
 *
 * @param isNested whether what came along with the media may be gone on from
 */
export async function allComments(
  context: Context,
  media: MediaRow,
  isNested: boolean,
): Promise<Read<CommentRow>> {
  const { graph } = context
  const all: CommentRow[] = []
  let refused: GraphError | null = null
  const path = `${media.id}/comments`
  const query = (share: number): Query => ({
    fields: commentFields(limited(repliesAtOnce, share)),
    limit: limited(commentsAtOnce, share),
  })
  const take = async (data: unknown[]) => {
    for (const row of rowsOf(graph, commentRow, data)) {
      const replies = await repliesTo(context, row)
      all.push(row, ...replies.rows)
      refused ??= replies.refused
    }
  }
  const next = media.comments?.paging?.next
  if (isNested) await take(media.comments?.data ?? [])
  if (!isNested || next !== undefined) {
    const cutOff = await context.doPart('read', async () => {
      for await (const page of graph.pages(path, query, isNested ? next : undefined)) {
        await take(page.data)
      }
    })
    // What came along with the media came all the same.
    if (cutOff !== null && all.length === 0) all.push(...nestedComments(context, media))
    refused = cutOff ?? refused
  }
  const ids = all.map(row => row.id)
  if (refused === null) noteWhole(context, media.id, ids, media.comments_count)
  return { rows: all, refused }
}

async function repliesTo(context: Context, comment: CommentRow): Promise<Read<CommentRow>> {
  const { graph } = context
  const replies = rowsOf(graph, commentRow, comment.replies?.data ?? [])
  const next = comment.replies?.paging?.next
  if (next === undefined) return { rows: replies, refused: null }
  const query = (share: number): Query => ({ fields: replyFields, limit: limited(50, share) })
  const refused = await context.doPart('read', async () => {
    for await (const page of graph.pages(`${comment.id}/replies`, query, next)) {
      replies.push(...rowsOf(graph, commentRow, page.data))
    }
  })
  return { rows: replies, refused }
}

/** Adds a media's comments, each with its replies as a conversation of its own. */
export function addComments(
  context: Context,
  account: Account,
  media: MediaRow,
  rows: readonly CommentRow[],
): void {
  const { automatic, cursor, gather, horizon } = context
  const names = namesIn(rows.filter(row => !isOfAccount(row, account)))
  const taken = rows.filter(row => row.created_time >= horizon)
  for (const [root, under] of Map.groupBy(taken, row => row.parent_id ?? row.id)) {
    const messages = under.map(row => {
      const message = commentMessage(row, media, account, names)
      const isSent = message.direction === 'outbound' && automatic.isConfigured(message.text)
      return isSent ? { ...message, automatic: true } : message
    })
    // The first time all is read down to the horizon: a root that did not come lies before it.
    const cut = !cursor.imported.posts && !under.some(row => row.id === root)
    gather.add({ ...conversationOf(media, root), cut }, messages)
  }
}
