import type { Network, News } from '../state/network.ts'
import type { CommentRow, MessageRow, PostRow } from '../state/rows.ts'
import { instagramPayload } from './ig-payload.ts'

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
 * draft. Feed times are in seconds, messaging times in milliseconds.
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/page
 * https://developers.facebook.com/docs/messenger-platform/webhooks
 */
export function payloadOf(network: Network, news: News): Payload | null {
  if (objectOf(news) === 'instagram') return instagramPayload(network, news)
  const part = news.of === 'message' ? messagingOf(network, news) : feedOf(network, news)
  if (part === null) return null
  const time = news.of === 'message' ? network.now() : seconds(network.now())
  return { object: 'page', entry: [{ id: news.page, time, ...part }] }
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
  return value && { changes: [{ field: 'feed', value }] }
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
  if (row === undefined || row.published === 0 || row.createdAt > network.now()) return null
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
  const talk = row && network.conversations.one(row.conversation, network.now())
  if (row === undefined || talk === undefined || row.createdAt > network.now()) return null
  const isUnsent = news.did === 'remove'
  const page = { id: news.page }
  const resident = { id: network.people.scopedId(news.page, talk.person) }
  const isEcho = row.author === null
  const echo = isEcho ? { is_echo: true, ...(row.app === null ? {} : { app_id: row.app }) } : {}
  return {
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
