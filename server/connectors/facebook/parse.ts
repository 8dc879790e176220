import type { IncomingConversation, IncomingMessage } from '../connector.ts'
import type { AttachmentRow, CommentRow, MessageRow, PostRow, TagRow, TalkRow } from './payload.ts'

/** How many signs of a post are shown above its comments. */
const subjectLength = 80

/** The first words of a text, cut between two words; null when there is none. */
export function firstWords(text: string): string | null {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= subjectLength) return line === '' ? null : line
  const head = line.slice(0, subjectLength)
  const space = head.lastIndexOf(' ')
  const cut = space > subjectLength / 2 ? head.slice(0, space) : head.slice(0, subjectLength - 1)
  // A surrogate pair cut in two would be an unreadable sign.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.–-]+$/, '')}…`
}

/** Whether the page itself wrote the post. Without `from` it is of somebody whom Meta does not name. */
export function isOfPage(row: { from?: { id: string } | undefined }, page: string): boolean {
  return row.from?.id === page
}

/** Whose wall a post is on: a page's and its visitors' posts have ids that begin with the page's. */
export function isOnPage(post: Pick<PostRow, 'id'>, page: string): boolean {
  return post.id.startsWith(`${page}_`)
}

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
    subject: firstWords(post.message) ?? 'Publication sans texte',
    url: isPosts ? (post.permalink_url ?? addressOf(post.id)) : (rootUrl ?? addressOf(root)),
  }
}

/** The person with whom the page talks; null when Meta names nobody but the page. */
export function citizenOf(
  row: TalkRow,
  page: string,
): { remoteId: string; name: string | null } | null {
  const person = row.participants?.data.find(party => party.id !== page)
  return person ? { remoteId: person.id, name: person.name ?? null } : null
}

export function privateConversation(
  row: TalkRow,
  page: string,
): Omit<IncomingConversation, 'messages'> {
  const citizen = citizenOf(row, page)
  return {
    remoteId: row.id,
    visibility: 'private',
    subject: citizen?.name ?? null,
    ...(citizen && { citizen }),
    url: row.link ? (URL.parse(row.link, 'https://www.facebook.com')?.href ?? null) : null,
  }
}

/** Whether Meta gave more than the message's id: it does so for the latest twenty of a thread. */
export function isReadable(row: MessageRow): boolean {
  return row.from !== undefined || row.message !== undefined
}

/** In a private thread whatever the page did not write is the citizen's. */
export function privateMessage(row: MessageRow, talk: TalkRow, page: string): IncomingMessage {
  const isOut = isOfPage(row, page)
  const named = row.from ? { remoteId: row.from.id, name: row.from.name ?? null } : null
  return {
    remoteId: row.id,
    parentRemoteId: null,
    direction: isOut ? 'outbound' : 'inbound',
    author: isOut ? null : (named ?? citizenOf(talk, page)),
    text: row.message ?? '',
    attachments: [...files(row), ...shares(row)],
    mentions: [],
    url: privateConversation(talk, page).url,
    sentAt: row.created_time,
    automatic: false,
    hidden: false,
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

function files(row: MessageRow): IncomingMessage['attachments'] {
  return (row.attachments?.data ?? []).map(file => {
    const url = file.image_data?.url ?? file.video_data?.url ?? file.file_url ?? null
    // Of a file that European rules withhold Meta gives a number, and a notice for a name.
    if (url === null && file.mime_type === undefined) return { type: 'withheld', url, name: null }
    return { type: file.mime_type ?? 'other', url, name: file.name ?? null }
  })
}

function shares(row: MessageRow): IncomingMessage['attachments'] {
  return (row.shares?.data ?? []).map(share => ({
    type: 'link',
    url: share.link ?? null,
    name: share.name ?? null,
  }))
}
