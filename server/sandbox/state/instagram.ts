import type { Db, Kept } from './database.ts'
import type { Ids } from './ids.ts'
import { by } from './lists.ts'
import { createPictures } from './pictures.ts'

/** A professional account, linked to a page. People are known to it by ids of its own, as to a page. */
export type AccountRow = {
  id: string
  page: string
  username: string
  name: string
  biography: string
  followers: number
}

/** `app` is the id of the app that made it, or null for Instagram's own. */
export type MediaRow = {
  id: string
  account: string
  caption: string
  createdAt: number
  removedAt: number | null
  app: string | null
}

/**
 * A resident's own post that has to do with an account: its caption names it, it is `tagged` on the
 * photo, or somebody names it in a comment. Those lie with the account's own.
 */
export type ElsewhereRow = Omit<MediaRow, 'app'> & { author: number; tagged: boolean }

/** `parent`: of a reply, the comment above; Instagram has these two levels and no more. */
export type IgCommentRow = {
  id: string
  account: string
  media: string
  parent: string | null
  author: number | null
  text: string
  createdAt: number
  hidden: boolean
  removedAt: number | null
  app: string | null
}

/**
 * What is made before it is published, and shown to nobody: one picture, or a list of such.
 * `looks` is how many more looks at it find it being worked on.
 */
export type ContainerRow = {
  id: string
  account: string
  picture: string | null
  children: string[] | null
  isItem: boolean
  caption: string
  createdAt: number
  looks: number
  failed: string | null
  media: string | null
}

const day = 24 * 3_600_000
/** Meta drops what is not published within a day. */
export const containerLife = day

/** Accounts, what they publish, what is written under it. Private talks lie with the pages' own. */
export function createInstagram(db: Db, ids: Ids) {
  const accounts = db.table<AccountRow>('account')
  const media = db.table<MediaRow>('media')
  const elsewhere = db.table<ElsewhereRow>('media elsewhere')
  const comments = db.table<IgCommentRow>('media comment')
  const containers = db.table<ContainerRow>('container')
  const container = (id: string) => containers.one('id', id)
  const removed = (at: number) => ({ removedAt: at })

  return {
    /** How many posts an account may publish through apps in a day. */
    quota: 100,
    /** How many looks find a new container being worked on: 0 is ready at once. */
    looks: 0,
    /** What becomes of the next containers: null is good, a text is Instagram's reason. */
    failure: null as string | null,
    pictures: createPictures(db, 'media picture', () => ids.instagram('picture')),
    addAccount: (row: Omit<AccountRow, 'id'>) =>
      accounts.add({ ...row, id: ids.instagram('account') }),
    unlink: (page: string) => accounts.where('page', page).forEach(accounts.remove),
    accounts: () => accounts.all(),
    /** By its id, its user name or its page. */
    account: (key: string) =>
      accounts.all().find(({ id, username, page }) => [id, username, page].includes(key)),
    addMedia: (row: Omit<MediaRow, 'id' | 'removedAt'>): string =>
      media.add({ ...row, id: ids.instagram('media'), removedAt: null }).id,
    media: (id: string) => media.one('id', id),
    /** What an account has ever published, what was removed too. */
    mediaOf: (account: string) => media.where('account', account),
    removeMedia: (id: string, at: number) => {
      for (const row of media.where('id', id)) media.change(row, removed(at))
    },
    /** Posts that apps have published on the account in the last day. */
    usage: (account: string, now: number) =>
      media.where('account', account).filter(row => row.app !== null && row.createdAt > now - day)
        .length,
    addElsewhere: (row: Omit<ElsewhereRow, 'id' | 'removedAt'>): string =>
      elsewhere.add({ ...row, id: ids.instagram('media'), removedAt: null }).id,
    elsewhere: (id: string) => elsewhere.one('id', id),
    /** What anybody sees of it now. */
    shownElsewhere: (id: string, now: number) => {
      const row = elsewhere.one('id', id)
      return row?.removedAt === null && row.createdAt <= now ? row : undefined
    },
    /** The photos on which an account is tagged, those that were removed too. */
    tagsOf: (account: string) => elsewhere.where('account', account).filter(row => row.tagged),
    removeElsewhere: (id: string, at: number) => {
      for (const row of elsewhere.where('id', id)) elsewhere.change(row, removed(at))
    },
    addComment: (row: Omit<IgCommentRow, 'id' | 'hidden' | 'removedAt'>): string =>
      comments.add({ ...row, id: ids.instagram('comment'), hidden: false, removedAt: null }).id,
    comment: (id: string) => comments.one('id', id),
    /** What stands under a media now, the oldest first. */
    commentsOf: (of: string, now: number) =>
      by(comments.where('media', of), now).filter(({ removedAt }) => removedAt === null),
    /** The comments at the top under a media, or the replies to one; what was removed too. */
    commentsAt: (of: { media: string } | { parent: string }): Kept<IgCommentRow>[] =>
      'parent' in of
        ? comments.where('parent', of.parent)
        : comments.where('media', of.media).filter(({ parent }) => parent === null),
    hide: (id: string, hidden: boolean) => {
      for (const row of comments.where('id', id)) comments.change(row, { hidden })
    },
    /** Its replies go with it. */
    remove: (id: string, at: number) => {
      for (const row of [...comments.where('id', id), ...comments.where('parent', id)])
        comments.change(row, removed(at))
    },
    addContainer: (row: Omit<ContainerRow, 'id' | 'media'>): string =>
      containers.add({ ...row, id: ids.instagram('container'), media: null }).id,
    container,
    /** Each look brings it nearer to being ready. */
    lookAt: (id: string) => {
      const row = container(id)
      if (row && row.looks > 0) containers.change(row, { looks: row.looks - 1 })
    },
    markPublished: (id: string, made: string) => {
      const row = container(id)
      if (row) containers.change(row, { media: made })
    },
  }
}
