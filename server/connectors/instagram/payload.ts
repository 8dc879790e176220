import { z } from 'zod'
import { excerptOf } from '../../language/text.ts'
import type { IncomingConversation, IncomingMessage } from '../connector.ts'
import { edge, GraphError, time } from '../meta/answer.ts'
import { type Graph, shaped } from '../meta/client.ts'
import { instagramSentences } from './sentences.ts'

/** What Meta sends of Instagram, as far as it is used. What it has been seen to leave out is optional. */

/** An account that is no professional one, or is linked to no page, is not told. */
const linked = z.object({
  name: z.string().optional(),
  instagram_business_account: z
    .object({ id: z.string(), username: z.string().default('') })
    .optional(),
})

/** https://developers.facebook.com/docs/instagram-platform/reference/ig-container */
export const containerRow = z.object({
  status_code: z.enum(['EXPIRED', 'ERROR', 'FINISHED', 'IN_PROGRESS', 'PUBLISHED']),
  status: z.string().optional(),
})

export const publishingLimit = z.object({
  data: z.array(
    z.object({
      quota_usage: z.number(),
      config: z.object({ quota_total: z.number() }).optional(),
    }),
  ),
})

/** Instagram has names of its own for what the rest of the API calls otherwise. */
const dated = z.object({ id: z.string(), timestamp: time })
const captioned = dated.extend({
  caption: z.string().default(''),
  permalink: z.string().optional(),
})

function asPost<Row extends z.infer<typeof captioned>>(row: Row) {
  const { timestamp, caption, permalink, ...rest } = row
  return { ...rest, created_time: timestamp, message: caption, permalink_url: permalink }
}

/** A post read back: what the public sees of it. */
export const publishedRow = captioned
  .extend({
    children: z.object({ data: z.array(z.object({ id: z.string() })) }).optional(),
  })
  .transform(asPost)
export type PublishedRow = z.infer<typeof publishedRow>

/** A reply, or a comment with its first replies: Instagram has these two levels and no more. */
export const commentRow = dated
  .extend({
    text: z.string().default(''),
    username: z.string().optional(),
    from: z.object({ id: z.string(), username: z.string().optional() }).optional(),
    hidden: z.boolean().default(false),
    parent_id: z.string().optional(),
    replies: edge.optional(),
  })
  .transform(({ timestamp, text, hidden, ...row }) => ({
    ...row,
    created_time: timestamp,
    message: text,
    is_hidden: hidden,
  }))
export type CommentRow = z.infer<typeof commentRow>

export const mediaRow = captioned
  .extend({
    comments_count: z.number().optional(),
    comments: edge.optional(),
  })
  .transform(asPost)
export type MediaRow = z.infer<typeof mediaRow>

/** A media of which only its place, its newest comment and how many there are is asked. */
export const probeRow = dated
  .extend({
    comments_count: z.number().optional(),
    comments: z.object({ data: z.array(z.object({ timestamp: time })).default([]) }).optional(),
  })
  .transform(({ timestamp, ...row }) => ({ ...row, created_time: timestamp }))
export type ProbeRow = z.infer<typeof probeRow>

/** A post of somebody else's, as far as it is told: `username` alone says whose it is. */
export const elsewhereRow = captioned.extend({ username: z.string().optional() }).transform(asPost)
export type ElsewhereRow = z.infer<typeof elsewhereRow>

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_media */
export const mentionedMedia = z.object({ mentioned_media: elsewhereRow })

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment */
export const mentionedComment = z.object({
  mentioned_comment: dated
    .extend({
      text: z.string().default(''),
      // With its number alone, nothing can be said of it.
      media: elsewhereRow.optional().catch(undefined),
    })
    .transform(({ timestamp, text, ...row }) => ({
      ...row,
      created_time: timestamp,
      message: text,
    })),
})

export const parentRow = z.object({ parent_id: z.string().optional() })

/** By which a person is known: their number, or their user name where Meta gives no number. */
type Writer = { remoteId: string; name: string | null }

/** Null where Meta does not tell who wrote it. */
function writerOf(row: CommentRow): Writer | null {
  const username = row.from?.username ?? row.username ?? null
  if (row.from) return { remoteId: row.from.id, name: username }
  return username === null ? null : { remoteId: `@${username}`, name: username }
}

/** The account's own comments bear its number, or at least its name. */
export function isOfAccount(row: CommentRow, account: Account): boolean {
  if (row.from?.id === account.id) return true
  return account.username !== '' && (row.from?.username ?? row.username) === account.username
}

/** Who wrote under a media, by their user names: a text says `@julie.renard`, and no number. */
export function namesIn(rows: readonly CommentRow[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(row => {
      const writer = writerOf(row)
      return writer?.name ? [[writer.name, writer.remoteId] as const] : []
    }),
  )
}

/**
 * A comment or a reply. A comment has no parent: the post above it is the subject, not a message.
 * @param names of `namesIn`, for the people that the text mentions
 */
export function commentMessage(
  row: CommentRow,
  media: MediaRow,
  account: Account,
  names: ReadonlyMap<string, string>,
): IncomingMessage {
  const isOurs = isOfAccount(row, account)
  return {
    remoteId: row.id,
    parentRemoteId: row.parent_id ?? null,
    direction: isOurs ? 'outbound' : 'inbound',
    author: isOurs ? null : writerOf(row),
    text: row.message,
    attachments: [],
    ...mentioned(row.message, account, names),
    url: media.permalink_url ?? null,
    sentAt: row.created_time,
    automatic: false,
    hidden: row.is_hidden,
  }
}

/** The thread under one comment of a media. */
export function conversationOf(
  media: MediaRow,
  root: string,
): Omit<IncomingConversation, 'messages'> {
  return {
    post: media.id,
    remoteId: root,
    visibility: 'public',
    subject: excerptOf(media.message) ?? 'Publication sans texte',
    url: media.permalink_url ?? null,
  }
}

function mentioned(
  text: string,
  account: Account,
  names: ReadonlyMap<string, string>,
): Pick<IncomingMessage, 'mentions' | 'mentionNames'> {
  // A user name has letters, digits, underscores and inner dots.
  const found = [...text.matchAll(/(?<![\w.])@(\w+(?:\.\w+)*)/g)].flatMap(([, name]) => name ?? [])
  const others = [...new Set(found)].filter(name => name !== account.username)
  return {
    mentions: others.flatMap(name => names.get(name) ?? []),
    ...(others.length > 0 ? { mentionNames: others.map(name => `@${name}`) } : {}),
  }
}

export type Account = { id: string; username: string }

/** The professional account that is linked to the page, or null. @throws GraphError */
export async function findAccount(graph: Graph): Promise<Account | null> {
  const fields = 'instagram_business_account{id,username}'
  const answer = shaped(linked, await graph.get(graph.page, { fields }))
  return answer.instagram_business_account ?? null
}

/** The same where nothing can be done without it. @throws GraphError */
export async function accountOf(graph: Graph): Promise<Account> {
  const account = await findAccount(graph)
  if (account !== null) return account
  throw new GraphError('misconfigured', { message: instagramSentences.noAccount })
}
