import { app } from '../state/network.ts'
import type { PictureRow } from '../state/pictures.ts'
import type { CommentRow, ConversationRow, MessageRow, PageRow, PostRow } from '../state/rows.ts'
import { business } from '../village/places.ts'
import { badParameter, type GraphError, notFound, notPermitted, unknownAlias } from './errors.ts'
import { findInstagram, type InstagramNode } from './instagram.ts'
import { onMessenger } from './nodes/conversation.ts'
import { type Reading, seesNames, seesVisitors } from './reading.ts'

/** Whatever has an id, with the page it belongs to. */
export type Node =
  | { type: 'page'; page: string; row: PageRow }
  | { type: 'post'; page: string; row: PostRow }
  | { type: 'comment'; page: string; row: CommentRow }
  | { type: 'photo'; page: string; row: PictureRow }
  | { type: 'conversation'; page: string; row: ConversationRow }
  | { type: 'message'; page: string; row: MessageRow }
  | { type: 'person'; page: string; row: { id: string; name: string } }
  | InstagramNode
  | { type: 'me'; page: null; row: { id: string; name: string } }
  | { type: 'business'; page: null; row: Business }
  | { type: 'application'; page: null; row: { id: string; name: string } }

export type Business = typeof business

/** The person who administers the pages, and whose tokens these are. */
export const administrator = { id: '10149019000000001', name: 'Claire Maillard' }

/**
 * Finds what an id names, for this token.
 *
 * @throws GraphError 803 for an unknown alias; 100/33 for what is absent, removed or of a page that
 *   the token does not own; 10 for another page itself.
 */
export function resolve(reading: Reading, id: string): Node {
  const node = id === 'me' ? resolveMe(reading) : find(reading, id)
  if (!node) throw /^(\d|[tm]_|aWdf)/.test(id) ? absent(reading, id) : unknownAlias(id)
  if (reading.token.page !== null && node.page !== reading.token.page) {
    throw node.type === 'page' && reading.call.method === 'GET'
      ? notPermitted('pages_read_engagement')
      : absent(reading, id)
  }
  return node
}

function resolveMe(reading: Reading): Node | undefined {
  if (reading.token.page === null) return { type: 'me', page: null, row: administrator }
  return find(reading, reading.token.page)
}

function find(reading: Reading, id: string): Node | undefined {
  const { people, posts, photos, conversations } = reading.network
  if (id === app.id) return { type: 'application', page: null, row: app }
  if (id === business.id) return { type: 'business', page: null, row: business }
  const page = people.page(id)
  if (page) return { type: 'page', page: page.id, row: page }
  const onInstagram = findInstagram(reading, id)
  if (onInstagram) return onInstagram
  const post = posts.post(id)
  if (post) return isThere(reading, post) ? { type: 'post', page: post.page, row: post } : undefined
  const comment = posts.comment(id)
  if (comment) {
    const under = posts.post(comment.post)
    const isAlive = isThere(reading, comment) && under?.removedAt === null
    return isAlive ? { type: 'comment', page: comment.page, row: comment } : undefined
  }
  const photo = photos.one(id)
  if (photo) {
    return isThere(reading, { ...photo, removedAt: null, author: null })
      ? { type: 'photo', page: photo.page, row: photo }
      : undefined
  }
  const conversation = conversations.one(id)
  if (conversation) {
    onMessenger.mayRead(reading)
    return { type: 'conversation', page: conversation.page, row: conversation }
  }
  return findMessage(reading, id) ?? findPerson(reading, id)
}

/** Already written, not removed, shown to this token, and not held back by the fault `not-yet`. */
function isThere(
  reading: Reading,
  row: {
    createdAt: number
    removedAt: number | null
    author: number | null
    app: string | null
  },
): boolean {
  if (row.removedAt !== null || row.createdAt > reading.now) return false
  if (row.author !== null && reading.token.kind === 'page' && !seesVisitors(reading)) return false
  const isReading = reading.call.method === 'GET'
  return !(row.app && isReading && reading.faults.use('not-yet', reading.call))
}

function findMessage(reading: Reading, id: string): Node | undefined {
  const { conversations } = reading.network
  const row = conversations.message(id)
  const thread = row && conversations.one(row.conversation)
  if (!row || !thread || row.createdAt > reading.now) return undefined
  onMessenger.mayRead(reading)
  const newer = conversations.latest(thread.id, reading.now, 20)
  if (!newer.some(message => message.id === id)) {
    throw badParameter('This message has been deleted or is no longer available.')
  }
  return { type: 'message', page: thread.page, row }
}

/** A person, to a page that may know them (Messenger's user profile). */
function findPerson(reading: Reading, id: string): Node | undefined {
  const { people } = reading.network
  const known = people.unscoped(id)
  if (!known || !seesNames(reading)) return undefined
  return { type: 'person', page: known.page, row: { id, name: people.person(known.person).name } }
}

function absent(reading: Reading, id: string): GraphError {
  return notFound(reading.call.method, id)
}
