import type { Db, Kept } from './database.ts'
import type { Ids } from './ids.ts'
import type { CommentRow, PostRow, Tag } from './rows.ts'

type NewComment = Omit<CommentRow, 'id' | 'hidden' | 'removedAt'>
/** `owner`: whose number begins the id, the page's, or the person's for a post on their own wall. */
type NewPost = Pick<PostRow, 'page' | 'placement' | 'author' | 'text' | 'tags' | 'createdAt'> &
  Partial<Pick<PostRow, 'link' | 'published' | 'app' | 'audience'>> & { owner: string }

/** Which comments: of a post or of a comment, with those below them or without, and since when. */
export type Comments = {
  post: string
  parent: string | null
  deep?: boolean
  since?: number | undefined
}

/** Posts and comments. */
export function createPosts(db: Db, ids: Ids) {
  const posts = db.table<PostRow>('post')
  const comments = db.table<CommentRow>('comment')
  const post = (id: string) => posts.one('id', id)
  const comment = (id: string) => comments.one('id', id)
  const under = (parent: string): Kept<CommentRow>[] =>
    comments.where('parent', parent).flatMap(one => [one, ...under(one.id)])

  /** A post or a comment, which have no id in common. */
  function change(id: string, changes: Partial<PostRow & CommentRow>): void {
    const [known, said] = [post(id), comment(id)]
    if (known) posts.change(known, changes)
    else if (said) comments.change(said, changes)
  }

  return {
    addPost: ({ owner, ...row }: NewPost): string =>
      posts.add({
        ...{ link: null, app: null, audience: 'public', published: true },
        ...row,
        ...{ id: ids.post(owner), hidden: false, removedAt: null },
      }).id,
    addComment: (row: NewComment): string =>
      comments.add({ ...row, id: ids.comment(row.post), hidden: false, removedAt: null }).id,
    post,
    comment,
    /** All that were ever on a page, those that were removed too. */
    of: (page: string) => posts.where('page', page),
    /** The same of what is written under them. */
    under: ({ post, parent, deep = false, since = 0 }: Comments, now: number) => {
      const all = parent === null ? comments.where('post', post) : under(parent)
      return all.filter(
        row => (deep || row.parent === parent) && row.createdAt >= since && row.createdAt <= now,
      )
    },
    all: () => posts.all(),
    allComments: () => comments.all(),
    hide: (id: string, hidden: boolean) => change(id, { hidden }),
    /** Facebook removes the answers with a comment. */
    remove: (id: string, removedAt: number) => {
      for (const one of [{ id }, ...under(id)]) change(one.id, { removedAt })
    },
    edit: (id: string, text: string, tags: Tag[]) => change(id, { text, tags }),
  }
}
