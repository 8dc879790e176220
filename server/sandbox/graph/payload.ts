import { usernameOf } from '../state/instagram-writing.ts'
import type { Network, News } from '../state/network.ts'
import type { CommentRow, MessageRow, PostRow } from '../state/rows.ts'

/** A body as Meta sends it; an entry has `changes` or `messaging`, which is what follows it. */
export type Payload = { object: WebhookObject; entry: ({ id: string; time: number } & object)[] }

/** The same with what nobody has heard of: kinds of change, and keys at every level. */
export function withUnknownFields(payload: Payload): object {
  const entry = payload.entry.map(one => ({ ...one, uid: '7', changed_fields: ['mood'] }))
  const change = { field: 'mood', value: { item: 'mood', verb: 'sing', mood_id: '7' } }
  const strange = entry.map(({ id, time }) => ({ id, time, changes: [change], hop_context: [] }))
  return { ...payload, entry: [...strange, ...entry], schema: { version: 99 } }
}

/**
 * What Meta sends of a piece of news, or null for what is not there yet: dated later, or still a
 * draft. Changes are told in seconds, messages in milliseconds; of Instagram a comment's removal is
 * not told at all.
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/page
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
 * https://developers.facebook.com/docs/messenger-platform/webhooks
 */
export function payloadOf(network: Network, news: News): Payload | null {
  const part = parts[news.of](network, news)
  return part && { object: objectOf(news), entry: [part] }
}

type Part = (network: Network, news: News) => ({ id: string; time: number } & object) | null
const parts: Record<News['of'], Part> = {
  post: feedOf,
  comment: feedOf,
  message: messagingOf,
  'ig-comment': instagramCommentOf,
  'ig-mention': mentionOf,
  'ig-message': messagingOf,
}

/** The field that a page is subscribed to, or is not, for a piece of news. */
export function fieldOf(network: Network, news: News): string {
  if (news.of !== 'message') return 'feed'
  return network.conversations.message(news.id)?.author === null ? 'message_echoes' : 'messages'
}

/** An app gives an address for each of these. */
export type WebhookObject = 'page' | 'instagram'

export function objectOf(news: News): WebhookObject {
  return news.of.startsWith('ig-') ? 'instagram' : 'page'
}

function feedOf(network: Network, news: News) {
  const value = news.of === 'comment' ? commentValue(network, news) : postValue(network, news)
  if (value === null) return null
  return { id: news.page, time: seconds(network.now()), changes: [{ field: 'feed', value }] }
}

function commentValue(network: Network, news: News) {
  const row = network.posts.comment(news.id)
  if (row === undefined || row.createdAt > network.now()) return null
  const common = {
    item: 'comment',
    comment_id: row.id,
    post_id: row.post,
    parent_id: row.parent ?? row.post,
    from: writerOf(network, row),
  }
  // A removal has neither text nor time; a comment's edit is `edited`, a post's `edit`.
  if (news.did !== 'add' && news.did !== 'edit') return { ...common, verb: news.did }
  const verb = news.did === 'edit' ? 'edited' : 'add'
  return { ...common, verb, message: row.text, created_time: seconds(row.createdAt) }
}

function postValue(network: Network, news: News) {
  const row = network.posts.post(news.id)
  if (row === undefined || !row.published || row.createdAt > network.now()) return null
  const common = {
    item: row.author === null ? 'status' : 'post',
    post_id: row.id,
    from: writerOf(network, row),
  }
  if (news.did === 'remove') return { ...common, verb: 'remove' }
  return { ...common, verb: news.did, message: row.text, created_time: seconds(row.createdAt) }
}

function messagingOf(network: Network, news: News) {
  const row: MessageRow | undefined = network.conversations.message(news.id)
  const talk = row && network.conversations.one(row.conversation)
  if (row === undefined || talk === undefined || row.createdAt > network.now()) return null
  const isUnsent = news.did === 'remove'
  const page = { id: talk.page }
  const resident = { id: network.people.scopedId(talk.page, talk.person) }
  const isEcho = row.author === null
  // Instagram names no application.
  const isNamed = row.app !== null && news.of === 'message'
  const echo = isEcho ? { is_echo: true, ...(isNamed ? { app_id: row.app } : {}) } : {}
  return {
    id: talk.page,
    time: network.now(),
    messaging: [
      {
        sender: isEcho ? page : resident,
        recipient: isEcho ? resident : page,
        timestamp: isUnsent ? network.now() : row.createdAt,
        message: isUnsent
          ? { mid: row.id, is_deleted: true }
          : { mid: row.id, text: row.text, ...echo },
      },
    ],
  }
}

/** Who wrote what is not told. */
function mentionOf(network: Network, news: News) {
  const comment = network.instagram.comment(news.id)
  const row = comment ?? network.instagram.elsewhere(news.id)
  if (row === undefined || row.createdAt > network.now()) return null
  const value = comment ? { media_id: comment.media, comment_id: row.id } : { media_id: row.id }
  return { id: row.account, time: seconds(network.now()), changes: [{ field: 'mentions', value }] }
}

function instagramCommentOf(network: Network, news: News) {
  const row = network.instagram.comment(news.id)
  if (row === undefined || row.createdAt > network.now()) return null
  const value = {
    from: instagramWriter(network, row.account, row.author),
    media: { id: row.media, media_product_type: 'FEED' },
    id: row.id,
    ...(row.parent === null ? {} : { parent_id: row.parent }),
    text: row.text,
  }
  return { id: row.account, time: seconds(network.now()), changes: [{ field: 'comments', value }] }
}

function instagramWriter(network: Network, account: string, author: number | null) {
  if (author === null) {
    return { id: account, username: network.instagram.account(account)?.username ?? '' }
  }
  const id = network.people.scopedId(account, author)
  return { id, username: usernameOf(network.people.person(author)) }
}

function writerOf(network: Network, row: PostRow | CommentRow): { id: string; name: string } {
  if (row.author === null) {
    return { id: row.page, name: network.people.page(row.page)?.name ?? '' }
  }
  const id = network.people.scopedId(row.page, row.author)
  return { id, name: network.people.person(row.author).name }
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}
