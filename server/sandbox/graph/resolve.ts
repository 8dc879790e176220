import { app } from '../state/network.ts'
import type { ConversationRow } from '../state/rows.ts'
import { business } from '../village/places.ts'
import { comment } from './comment-node.ts'
import { onInstagram, onMessenger } from './conversation-node.ts'
import { type GraphError, notFound, notPermitted } from './errors.ts'
import { igAccount, isHeldBack } from './ig-account-node.ts'
import { igComment } from './ig-comment-node.ts'
import { igContainer } from './ig-container-node.ts'
import { igMedia } from './ig-media-node.ts'
import { type Node, nodeOf } from './node.ts'
import { page } from './page-node.ts'
import { photo, post } from './post-node.ts'
import { type Reading, requireScopes, seesVisitors } from './reading.ts'
import { administrator, application, businessNode, me } from './user-node.ts'

/**
 * Finds what an id names, for this token.
 *
 * @throws GraphError 100/33 for what is absent, removed or of a page that the token does not own; 10
 *   for another page itself.
 */
export function resolve(reading: Reading, id: string): Node {
  const { token, call } = reading
  const node =
    id === 'me' && token.page === null
      ? nodeOf(me, administrator, null)
      : find(reading, id === 'me' ? (token.page ?? '') : id)
  if (!node) throw absent(reading, id)
  if (token.page !== null && node.page !== token.page) {
    throw node.isPage && call.method === 'GET'
      ? notPermitted('pages_read_engagement')
      : absent(reading, id)
  }
  return node
}

function find(reading: Reading, id: string): Node | undefined {
  const { people, posts, photos, conversations } = reading.network
  if (id === app.id) return nodeOf(application, app, null)
  if (id === business.id) return nodeOf(businessNode, business, null)
  const known = people.page(id)
  if (known) return nodeOf(page, known, known.id)
  const published = posts.post(id)
  if (published && isThere(reading, published)) return nodeOf(post, published, published.page)
  const said = posts.comment(id)
  if (said && isThere(reading, said) && posts.post(said.post)?.removedAt === null) {
    return nodeOf(comment, said, said.page)
  }
  const shown = photos.one(id)
  if (shown && isThere(reading, { ...shown, removedAt: null, author: null })) {
    return nodeOf(photo, shown, shown.page)
  }
  const talk = conversations.one(id)
  return talk ? findTalk(reading, talk) : findOnInstagram(reading, id)
}

/** On Messenger with a page, on Instagram with an account. */
function findTalk(reading: Reading, talk: ConversationRow): Node {
  const account = reading.network.instagram.account(talk.page)
  const { mayRead, thread } = account?.id === talk.page ? onInstagram : onMessenger
  mayRead(reading)
  return nodeOf(thread, talk, account?.page ?? talk.page)
}

/** The page is the one to which the account is linked. */
function findOnInstagram(reading: Reading, id: string): Node | undefined {
  const { instagram } = reading.network
  const of = (account: string) => instagram.account(account)?.page ?? ''
  const account = instagram.account(id)
  if (account?.id === id) {
    requireScopes(reading, 'instagram_basic')
    return nodeOf(igAccount, account, account.page)
  }
  const media = instagram.media(id)
  if (media) {
    requireScopes(reading, 'instagram_basic')
    const isShown = media.removedAt === null && media.createdAt <= reading.now
    return isShown && !isHeldBack(reading, media)
      ? nodeOf(igMedia, media, of(media.account))
      : undefined
  }
  const comment = instagram.comment(id)
  if (comment) {
    requireScopes(reading, 'instagram_manage_comments')
    // What others wrote elsewhere is found through the account alone.
    const isForUs = comment.author === null || instagram.media(comment.media) !== undefined
    const isShown = comment.removedAt === null && comment.createdAt <= reading.now
    return isShown && isForUs ? nodeOf(igComment, comment, of(comment.account)) : undefined
  }
  const container = instagram.container(id)
  return container && nodeOf(igContainer, container, of(container.account))
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

function absent(reading: Reading, id: string): GraphError {
  return notFound(reading.call.method, id)
}
