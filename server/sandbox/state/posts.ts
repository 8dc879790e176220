import { type Db, statementsOf } from './database.ts'
import type { Ids } from './ids.ts'
import { countRows, type Source } from './lists.ts'
import type { CommentRow, PostRow, Tag } from './rows.ts'

export type Posts = ReturnType<typeof createPosts>

export type NewPost = {
  page: string
  placement: PostRow['placement']
  author: number | null
  /** Whose number begins the id: the page's, or the person's for a post on their own wall. */
  owner: string
  text: string
  tags: Tag[]
  link?: string | null
  createdAt: number
  published?: boolean
  app?: string | null
  audience?: PostRow['audience']
}

/** Posts, comments and what is read of them. Nothing dated after `now` is ever returned. */
export function createPosts(db: Db, ids: Ids) {
  const { one } = statementsOf(db)
  const insertPost = db.prepare(
    `INSERT INTO posts (id, page, placement, author, text, link, tags, createdAt, published,
       hidden, app, audience)
     VALUES (@id, @page, @placement, @author, @text, @link, @tags, @createdAt, @published,
       0, @app, @audience)`,
  )
  const insertComment = db.prepare(
    `INSERT INTO comments (id, page, post, parent, author, text, tags, createdAt, hidden, app)
     VALUES (@id, @page, @post, @parent, @author, @text, @tags, @createdAt, 0, @app)`,
  )
  const lastChange = db.prepare<[{ post: string; now: number }], { at: number | null }>(
    'SELECT max(createdAt) AS at FROM comments WHERE post = @post AND createdAt <= @now',
  )
  const changes = {
    posts: {
      hide: db.prepare('UPDATE posts SET hidden = ? WHERE id = ?'),
      remove: db.prepare('UPDATE posts SET removedAt = @at WHERE id = @id'),
      edit: db.prepare('UPDATE posts SET text = ?, tags = ?, editedAt = ? WHERE id = ?'),
    },
    comments: {
      hide: db.prepare('UPDATE comments SET hidden = ? WHERE id = ?'),
      // Facebook removes the answers with the comment.
      remove: db.prepare(
        `WITH RECURSIVE under (id) AS (
           SELECT id FROM comments WHERE id = @id
           UNION SELECT comments.id FROM comments JOIN under ON comments.parent = under.id)
         UPDATE comments SET removedAt = @at WHERE id IN (SELECT id FROM under)`,
      ),
      edit: db.prepare('UPDATE comments SET text = ?, tags = ? WHERE id = ?'),
    },
  }

  return {
    addPost: (post: NewPost): string => {
      const id = ids.post(post.owner)
      insertPost.run({
        link: null,
        app: null,
        audience: 'public',
        ...post,
        id,
        tags: JSON.stringify(post.tags),
        published: post.published === false ? 0 : 1,
      })
      return id
    },
    addComment: (
      comment: Omit<CommentRow, 'seq' | 'id' | 'tags' | 'hidden' | 'removedAt'> & { tags: Tag[] },
    ) => {
      const id = ids.comment(comment.post)
      insertComment.run({ ...comment, id, tags: JSON.stringify(comment.tags) })
      return id
    },
    post: one<[string], PostRow>('SELECT * FROM posts WHERE id = ?'),
    comment: one<[string], CommentRow>('SELECT * FROM comments WHERE id = ?'),
    /** When the post or its thread last moved. */
    updatedAt: (post: PostRow, now: number): number =>
      Math.max(post.createdAt, post.editedAt ?? 0, lastChange.get({ post: post.id, now })?.at ?? 0),
    hide: (of: 'posts' | 'comments', id: string, hidden: boolean) => {
      changes[of].hide.run(hidden ? 1 : 0, id)
    },
    remove: (of: 'posts' | 'comments', id: string, at: number) => {
      changes[of].remove.run({ id, at })
    },
    edit: (of: 'posts' | 'comments', id: string, text: string, tags: Tag[], at: number) => {
      if (of === 'posts') changes.posts.edit.run(text, JSON.stringify(tags), at, id)
      else changes.comments.edit.run(text, JSON.stringify(tags), id)
    },
    count: (source: Source) => countRows(db, source),
  }
}

/** Posts of a page. Removed ones are among them: the network counts them in a page, then drops them. */
export function postsSource(
  page: string,
  now: number,
  where: { placements: PostRow['placement'][]; drafts: boolean },
  span: { since?: number | undefined; until?: number | undefined } = {},
): Source {
  const places = where.placements.map(() => '?').join(', ')
  return {
    sql: `SELECT *, createdAt AS at FROM posts
          WHERE page = ? AND placement IN (${places}) AND ${where.drafts ? '1' : 'published = 1'}
            AND createdAt >= ? AND createdAt <= ?`,
    params: [page, ...where.placements, span.since ?? 0, Math.min(span.until ?? now, now)],
  }
}

/**
 * Comments of a post or of a comment. `toplevel` gives those directly under it, `stream` all of
 * them, at any depth (Graph API reference, `/{object-id}/comments`).
 */
export function commentsSource(
  of: { post: string; parent: string | null },
  filter: 'toplevel' | 'stream',
  now: number,
  since = 0,
): Source {
  const dated = 'createdAt <= ? AND createdAt >= ?'
  const all = 'SELECT *, createdAt AS at FROM comments'
  if (of.parent === null) {
    const level = filter === 'stream' ? '' : 'AND parent IS NULL'
    return { sql: `${all} WHERE post = ? ${level} AND ${dated}`, params: [of.post, now, since] }
  }
  if (filter === 'toplevel') {
    return { sql: `${all} WHERE parent = ? AND ${dated}`, params: [of.parent, now, since] }
  }
  return {
    sql: `WITH RECURSIVE under (id) AS (
            SELECT id FROM comments WHERE parent = ?
            UNION SELECT comments.id FROM comments JOIN under ON comments.parent = under.id)
          ${all} WHERE id IN (SELECT id FROM under) AND ${dated}`,
    params: [of.parent, now, since],
  }
}
