import { z } from 'zod'
import { excerptOf } from '../../language/text.ts'
import type { IncomingConversation, IncomingMessage } from '../connector.ts'
import { edge, isOfPage, party, time } from '../meta/answer.ts'
import { threadRow } from '../meta/thread.ts'

/**
 * What Meta sends, as far as it is used. Everything that Meta has been seen to leave out is
 * optional: `from` of other people, messages older than the latest twenty, empty edges.
 */

const tag = z.object({ id: z.string(), name: z.string().optional() })
type TagRow = z.infer<typeof tag>

const media = z.object({ image: z.object({ src: z.string() }).optional() })
const attachment = z.object({
  type: z.string().optional(),
  media_type: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  media: media.optional(),
})
type AttachmentRow = z.infer<typeof attachment>

/** What a comment is under, as far as its answer tells. */
export type Ancestry = { id: string; parent?: Ancestry | undefined }
export const ancestry: z.ZodType<Ancestry> = z.lazy(() =>
  z.object({ id: z.string(), parent: ancestry.optional() }),
)

export const commentRow = z.object({
  id: z.string(),
  created_time: time,
  from: party.optional(),
  message: z.string().default(''),
  message_tags: z.array(tag).default([]),
  parent: ancestry.optional(),
  attachment: attachment.optional(),
  is_hidden: z.boolean().default(false),
  can_reply_privately: z.boolean().optional(),
  permalink_url: z.string().optional(),
})
export type CommentRow = z.infer<typeof commentRow>

export const postRow = z
  .object({
    id: z.string(),
    created_time: time,
    from: party.optional(),
    message: z.string().default(''),
    message_tags: z.array(tag).default([]),
    permalink_url: z.string().optional(),
    is_published: z.boolean().default(true),
    is_hidden: z.boolean().default(false),
    can_reply_privately: z.boolean().optional(),
    attachments: z.object({ data: z.array(attachment) }).optional(),
    comments: edge.optional(),
  })
  .transform(row => ({ ...row, comments_count: row.comments?.summary?.total_count }))
export type PostRow = z.infer<typeof postRow>

/** A post of which only its place and its newest comment are asked. */
export const probeRow = z.object({
  id: z.string(),
  created_time: time,
  is_published: z.boolean().default(true),
  comments: edge.extend({ data: z.array(z.object({ created_time: time })).default([]) }).optional(),
})
export type ProbeRow = z.infer<typeof probeRow>

/** A post of which only its newest comments' writers are asked. */
export const writerRow = z.object({
  comments: z
    .object({ data: z.array(z.object({ from: party.optional() })).default([]) })
    .optional(),
})

const attachedPhoto = z.object({
  media_type: z.string().optional(),
  target: z.object({ id: z.string().optional() }).optional(),
})
export type AttachedPhoto = z.infer<typeof attachedPhoto>

/** Photos by their numbers; Meta leaves out a text that nobody gave. */
export const photoRows = z.record(z.string(), z.object({ alt_text_custom: z.string().optional() }))

/** A post read back: what the public sees of it. */
export const publishedRow = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: time,
  is_published: z.boolean().default(true),
  permalink_url: z.string().optional(),
  attachments: z
    .object({
      data: z.array(
        attachedPhoto.extend({
          subattachments: z.object({ data: z.array(attachedPhoto) }).optional(),
        }),
      ),
    })
    .optional(),
})
export type PublishedRow = z.infer<typeof publishedRow>

/** Whether somebody was answered in private, and where. A post has no such conversation. */
export const privateReplyRow = z.object({
  can_reply_privately: z.boolean().optional(),
  private_reply_conversation: threadRow.partial({ updated_time: true }).optional(),
})

/** Its settings are told to the application itself alone, and left out where they are empty. */
export const appRow = z.object({
  id: z.string(),
  name: z.string().optional(),
  app_domains: z.array(z.string()).default([]),
  privacy_policy_url: z.string().default(''),
})

/** Where Meta calls an application, and of what. */
export const callbackRow = z.object({
  object: z.string(),
  callback_url: z.string().default(''),
  active: z.boolean().default(true),
  fields: z.array(z.object({ name: z.string() })).default([]),
})

export const exchanged = z.object({ access_token: z.string() })

export const subscriptionRow = z.object({
  id: z.string().optional(),
  subscribed_fields: z.array(z.string()).default([]),
})

/**
 * A visitor's post, or a post elsewhere that tags the page: the root of its own conversation.
 */
export function visitorMessage(post: PostRow, page: string): IncomingMessage {
  return {
    remoteId: post.id,
    parentRemoteId: null,
    ...writer(post.from, page),
    text: post.message,
    attachments: (post.attachments?.data ?? []).map(toAttachment),
    ...mentioned(post.message_tags, page),
    url: post.permalink_url ?? addressOf(post.id),
    sentAt: post.created_time,
    automatic: false,
    hidden: post.is_hidden,
    ...takesPrivate(post),
  }
}

/**
 * A comment at any depth. Directly under a page's own post it has no parent: the post is the
 * subject, not a message.
 */
export function commentMessage(row: CommentRow, post: PostRow, page: string): IncomingMessage {
  const top = isOfPage(post, page) ? null : post.id
  return {
    remoteId: row.id,
    parentRemoteId: row.parent?.id ?? top,
    ...writer(row.from, page),
    text: row.message,
    attachments: row.attachment ? [toAttachment(row.attachment)] : [],
    ...mentioned(row.message_tags, page),
    url: row.permalink_url ?? addressOf(row.id),
    sentAt: row.created_time,
    automatic: false,
    hidden: row.is_hidden,
    ...takesPrivate(row),
  }
}

function takesPrivate(row: {
  can_reply_privately?: boolean | undefined
}): Pick<IncomingMessage, 'takesPrivate'> {
  const { can_reply_privately: can } = row
  return can === undefined ? {} : { takesPrivate: can }
}

/** The thread under a visitor's post, or under a root comment of a page's post. */
export function publicConversation(
  post: PostRow,
  root: string,
  rootUrl: string | null,
  page: string,
): Omit<IncomingConversation, 'messages'> {
  const isPosts = !isOfPage(post, page)
  return {
    post: post.id,
    remoteId: isPosts ? post.id : root,
    visibility: 'public',
    subject: excerptOf(post.message) ?? 'Publication sans texte',
    url: isPosts ? (post.permalink_url ?? addressOf(post.id)) : (rootUrl ?? addressOf(root)),
  }
}

/** Where anybody finds a post or a comment when Meta told no address. */
export function addressOf(id: string): string {
  return `https://www.facebook.com/${id}`
}

function writer(
  from: { id: string; name?: string | undefined } | undefined,
  page: string,
): Pick<IncomingMessage, 'direction' | 'author'> {
  if (from?.id === page) return { direction: 'outbound', author: null }
  const author = from ? { remoteId: from.id, name: from.name ?? null } : null
  return { direction: 'inbound', author }
}

/** The page's own name in a text is no mention of a person. */
function mentioned(
  tags: TagRow[],
  page: string,
): Pick<IncomingMessage, 'mentions' | 'mentionNames'> {
  const people = tags.filter(tag => tag.id !== page)
  const names = people.flatMap(tag => tag.name ?? [])
  return {
    mentions: [...new Set(people.map(tag => tag.id))],
    ...(names.length > 0 ? { mentionNames: [...new Set(names)] } : {}),
  }
}

function toAttachment(row: AttachmentRow): IncomingMessage['attachments'][number] {
  const type = row.media_type ?? row.type ?? 'other'
  return { type, url: row.media?.image?.src ?? row.url ?? null, name: row.title ?? null }
}
