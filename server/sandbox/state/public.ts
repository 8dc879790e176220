import type { Network } from './network.ts'
import type { CommentRow, PhotoRow, PostRow } from './rows.ts'

type PublicComment = CommentRow & { name: string; replies: PublicComment[] }
export type PublicPost = PostRow & { name: string; photos: PhotoRow[]; comments: PublicComment[] }

const seen =
  "published = 1 AND audience = 'public' AND hidden = 0 AND removedAt IS NULL AND createdAt <= @now"

/** What anybody sees of a page, without an account: the newest first. */
export function publicPosts(
  network: Network,
  page: string,
  span: { before?: number | undefined; limit: number },
): PublicPost[] {
  const now = network.now()
  return network.db
    .prepare<[object], PostRow>(
      `SELECT * FROM posts WHERE page = @page AND placement != 'tagged' AND ${seen}
         AND createdAt < @before ORDER BY createdAt DESC, seq DESC LIMIT @limit`,
    )
    .all({ page, now, before: span.before ?? now + 1, limit: span.limit })
    .map(row => dress(network, row))
}

export function publicPost(network: Network, id: string): PublicPost | undefined {
  const row = network.db
    .prepare<[object], PostRow>(`SELECT * FROM posts WHERE id = @id AND ${seen}`)
    .get({ id, now: network.now() })
  return row && dress(network, row)
}

function dress(network: Network, row: PostRow): PublicPost {
  const rows = network.db
    .prepare<[string, number], CommentRow>(
      `SELECT * FROM comments WHERE post = ? AND createdAt <= ? AND hidden = 0
         AND removedAt IS NULL ORDER BY createdAt, seq`,
    )
    .all(row.id, network.now())
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
    name: nameOf(network, row.page, row.author),
    photos: network.photos.ofPost(row.id),
    comments: repliesTo(null),
  }
}

function nameOf(network: Network, page: string, author: number | null): string {
  if (author !== null) return network.people.person(author).name
  return network.people.page(page)?.name ?? ''
}

/** Everything under a page, also what the public doesn't see: for tests. */
export function wholePage(network: Network, page: string) {
  const comments = network.db.prepare<[string], CommentRow>(
    'SELECT * FROM comments WHERE post = ? ORDER BY createdAt, seq',
  )
  const posts = network.db.prepare<[string], PostRow>(
    'SELECT * FROM posts WHERE page = ? ORDER BY createdAt DESC, seq DESC',
  )
  return posts.all(page).map(post => ({
    ...describe(network, post),
    placement: post.placement,
    link: post.link,
    isPublished: post.published === 1,
    isPublic: publicPost(network, post.id) !== undefined,
    photos: network.photos.ofPost(post.id).map(({ id, alt, width, height }) => ({
      id,
      alt,
      width,
      height,
      path: `/photos/${id}.jpg`,
    })),
    comments: comments.all(post.id).map(comment => ({
      ...describe(network, comment),
      parent: comment.parent,
    })),
  }))
}

function describe(network: Network, row: PostRow | CommentRow) {
  return {
    id: row.id,
    author: nameOf(network, row.page, row.author),
    isByPage: row.author === null,
    text: row.text,
    createdAt: row.createdAt,
    isHidden: row.hidden === 1,
    isRemoved: row.removedAt !== null,
    app: row.app,
  }
}

/** Every private conversation of a page, the last one to move first. */
export function wholeConversations(network: Network, page: string) {
  const threads = network.db.prepare<[string], { id: string; person: number }>(
    'SELECT id, person FROM conversations WHERE page = ?',
  )
  return threads
    .all(page)
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
