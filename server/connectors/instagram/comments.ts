import { z } from 'zod'
import type { GraphError } from '../meta/answer.ts'
import { limited, type Query, rowsOf } from '../meta/client.ts'
import { metaCursor } from '../meta/cursor.ts'
import { noteWhole, type Read } from '../meta/post-list.ts'
import { addPublic, type ReceiveContext } from '../meta/receive.ts'
import {
  type Account,
  type CommentRow,
  commentMessage,
  commentRow,
  conversationOf,
  isOfAccount,
  type MediaRow,
  namesIn,
} from './payload.ts'

/**
 * - `account`: the account that is linked to the page, asked again when it is not found any more;
 * - `counts`: how many comments the older posts had;
 * - `mentions`: those that webhooks named and that were not read yet, by their remote id;
 * - `tags`: when photos on which the account is tagged were last asked for, ms UTC, and which came.
 */
export const cursor = metaCursor.extend({
  account: z.object({ id: z.string(), username: z.string() }).nullable().default(null),
  counts: z.record(z.string(), z.number()).default({}),
  mentions: z
    .record(
      z.string(),
      z.object({
        kind: z.enum(['mention', 'tag']),
        media: z.string(),
        comment: z.string().nullable(),
        tries: z.number(),
      }),
    )
    .default({}),
  tags: z
    .object({ at: z.number(), seen: z.array(z.string()) })
    .default(() => ({ at: 0, seen: [] })),
})
type Cursor = z.infer<typeof cursor>
export type Context = ReceiveContext<Cursor>

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
  if (refused === null) noteWhole(context, media, all)
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
  const names = namesIn(rows.filter(row => !isOfAccount(row, account)))
  const taken = rows.filter(row => row.created_time >= context.horizon)
  for (const [root, under] of Map.groupBy(taken, row => row.parent_id ?? row.id)) {
    const messages = under.map(row => commentMessage(row, media, account, names))
    addPublic(context, conversationOf(media, root), messages)
  }
}
