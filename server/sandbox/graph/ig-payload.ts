import { usernameOf } from '../state/instagram-writing.ts'
import type { Network, News } from '../state/network.ts'

/**
 * What Meta sends of a piece of news from Instagram, or null for what is not there yet. Changes are
 * told in seconds, messages in milliseconds; a comment's removal is not told at all.
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
 */
export function instagramPayload(
  network: Network,
  news: News,
): { object: 'instagram'; entry: ({ id: string; time: number } & object)[] } | null {
  const part = partOf(network, news)
  return part && { object: 'instagram', entry: [part] }
}

function partOf(network: Network, news: News) {
  if (news.of === 'ig-message') return messagingOf(network, news)
  return news.of === 'ig-mention' ? mentionOf(network, news) : commentOf(network, news)
}

/** Who wrote what is not told. */
function mentionOf(network: Network, news: News) {
  const comment = network.instagram.comment(news.id)
  const row = comment ?? network.elsewhere.one(news.id)
  if (row === undefined || row.createdAt > network.now()) return null
  const value = comment ? { media_id: comment.media, comment_id: row.id } : { media_id: row.id }
  const time = Math.floor(network.now() / 1000)
  return { id: row.account, time, changes: [{ field: 'mentions', value }] }
}

function commentOf(network: Network, news: News) {
  const row = network.instagram.comment(news.id)
  if (row === undefined || row.createdAt > network.now()) return null
  const value = {
    from: identity(network, row.account, row.author),
    media: { id: row.media, media_product_type: 'FEED' },
    id: row.id,
    ...(row.parent === null ? {} : { parent_id: row.parent }),
    text: row.text,
  }
  const time = Math.floor(network.now() / 1000)
  return { id: row.account, time, changes: [{ field: 'comments', value }] }
}

function messagingOf(network: Network, news: News) {
  const row = network.conversations.message(news.id)
  const talk = row && network.conversations.one(row.conversation, network.now())
  if (row === undefined || talk === undefined || row.createdAt > network.now()) return null
  const account = { id: talk.page }
  const person = { id: network.people.scopedId(talk.page, talk.person) }
  const isEcho = row.author === null
  const messaging = {
    sender: isEcho ? account : person,
    recipient: isEcho ? person : account,
    timestamp: row.createdAt,
    message: { mid: row.id, text: row.text, ...(isEcho ? { is_echo: true } : {}) },
  }
  return { id: talk.page, time: network.now(), messaging: [messaging] }
}

function identity(network: Network, account: string, author: number | null) {
  if (author === null) {
    return { id: account, username: network.instagram.account(account)?.username ?? '' }
  }
  const id = network.people.scopedId(account, author)
  return { id, username: usernameOf(network.people.person(author)) }
}
