import { excerptOf } from '../../language/text.ts'
import type { IncomingConversation, IncomingMessage } from '../connector.ts'
import type { Graph } from '../meta/client.ts'
import type { ThreadSource } from '../meta/threads.ts'
import { isOfPage } from '../meta/wire.ts'
import type { AttachmentRow, CommentRow, PostRow, TagRow } from './payload.ts'

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

/** Where private conversations with the page are. */
export function threadSourceOf({ page }: Pick<Graph, 'page'>): ThreadSource {
  return { platform: 'messenger', self: page, of: 'Facebook' }
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
