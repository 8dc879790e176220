import type { Kept } from './database.ts'
import { by } from './lists.ts'
import type { Network } from './network.ts'
import type { PictureRow } from './pictures.ts'
import type { CommentRow, PostRow } from './rows.ts'

type PublicComment = CommentRow & { name: string; replies: PublicComment[] }
export type PublicPost = PostRow & {
  name: string
  photos: PictureRow[]
  comments: PublicComment[]
}

const isSeen = (row: PostRow) =>
  row.published && row.audience === 'public' && !row.hidden && row.removedAt === null

/** What anybody sees of a page, without an account: the newest first. */
export function publicPosts(
  network: Network,
  page: string,
  span: { before?: number | undefined; limit: number },
): PublicPost[] {
  const { before = Number.POSITIVE_INFINITY, limit } = span
  return by(network.posts.of(page), network.now())
    .filter(row => isSeen(row) && row.placement !== 'tagged' && row.createdAt < before)
    .reverse()
    .slice(0, limit)
    .map(row => dress(network, row))
}

export function publicPost(network: Network, id: string): PublicPost | undefined {
  const row = network.posts.post(id)
  return row && isSeen(row) && row.createdAt <= network.now() ? dress(network, row) : undefined
}

/** What the page itself has published, what was taken back too: the newest first. */
export const ownPosts = (network: Network, page: string, now: number): Kept<PostRow>[] =>
  by(network.posts.of(page), now)
    .filter(({ placement }) => placement === 'page')
    .reverse()

/** The last of those that the public sees. */
export const latestPosts = (network: Network, page: string, now: number): PostRow[] =>
  ownPosts(network, page, now)
    .filter(row => row.published && row.audience === 'public' && row.removedAt === null)
    .slice(0, 4)

function dress(network: Network, row: PostRow): PublicPost {
  const { id: post, page, author } = row
  const rows = by(
    network.posts.under({ post, parent: null, deep: true }, network.now()),
    network.now(),
  ).filter(({ hidden, removedAt }) => !hidden && removedAt === null)
  const repliesTo = (parent: string | null): PublicComment[] =>
    rows
      .filter(comment => comment.parent === parent)
      .map(comment => ({
        ...comment,
        name: nameOf(network, comment.page, comment.author),
        replies: repliesTo(comment.id),
      }))
  return {
    ...row,
    name: nameOf(network, page, author),
    photos: network.photos.ofPost(post),
    comments: repliesTo(null),
  }
}

function nameOf(network: Network, page: string, author: number | null): string {
  if (author !== null) return network.people.person(author).name
  return network.people.page(page)?.name ?? ''
}

/** Everything under a page, also what the public doesn't see: for tests. */
export function wholePage(network: Network, page: string) {
  const ever = Number.POSITIVE_INFINITY
  return by(network.posts.of(page), ever)
    .reverse()
    .map(post => ({
      ...describe(network, post),
      placement: post.placement,
      link: post.link,
      isPublished: post.published,
      isPublic: publicPost(network, post.id) !== undefined,
      photos: network.photos.ofPost(post.id).map(({ id, alt, width, height }) => ({
        id,
        alt,
        width,
        height,
        path: `/photos/${id}.jpg`,
      })),
      comments: by(
        network.posts.under({ post: post.id, parent: null, deep: true }, ever),
        ever,
      ).map(comment => ({ ...describe(network, comment), parent: comment.parent })),
    }))
}

function describe(network: Network, row: PostRow | CommentRow) {
  return {
    id: row.id,
    author: nameOf(network, row.page, row.author),
    isByPage: row.author === null,
    text: row.text,
    createdAt: row.createdAt,
    isHidden: row.hidden,
    isRemoved: row.removedAt !== null,
    app: row.app,
  }
}

/** Every private conversation of a page, the last one to move first. */
export function wholeConversations(network: Network, page: string) {
  return network.conversations
    .of(page)
    .map(({ id, person }) => ({
      id,
      resident: {
        id: person,
        name: network.people.person(person).name,
        scopedId: network.people.scopedId(page, person),
      },
      messages: network.conversations
        .latest(id, network.now(), 1000)
        .reverse()
        .map(({ id, author, text, createdAt, app }) => ({
          id,
          isByPage: author === null,
          text,
          createdAt,
          app,
        })),
    }))
    .filter(thread => thread.messages.length > 0)
    .sort((a, b) => (b.messages.at(-1)?.createdAt ?? 0) - (a.messages.at(-1)?.createdAt ?? 0))
}
