import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { Source } from './lists.ts'

export type Instagram = ReturnType<typeof createInstagram>

/** A professional account, linked to a page. People are known to it by ids of its own, as to a page. */
export type AccountRow = {
  id: string
  page: string
  username: string
  name: string
  biography: string
  followers: number
}

/** `app` is the id of the app that made it, or null for Instagram's own. Booleans are 0 or 1. */
export type MediaRow = {
  seq: number
  id: string
  account: string
  caption: string
  createdAt: number
  removedAt: number | null
  app: string | null
}

export type PictureRow = {
  id: string
  media: string | null
  place: number
  type: string
  width: number
  height: number
  alt: string | null
}

/** `parent`: of a reply, the comment above; Instagram has these two levels and no more. */
export type IgCommentRow = {
  seq: number
  id: string
  account: string
  media: string
  parent: string | null
  author: number | null
  text: string
  createdAt: number
  hidden: number
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
  children: string | null
  isItem: number
  caption: string
  createdAt: number
  looks: number
  failed: string | null
  media: string | null
}

export type NewPicture = Omit<PictureRow, 'id' | 'media' | 'place'> & { bytes: Uint8Array }

const day = 24 * 3_600_000
/** Meta drops what is not published within a day. */
export const containerLife = day

const schema = `
CREATE TABLE IF NOT EXISTS igAccounts (
  id TEXT PRIMARY KEY, page TEXT NOT NULL UNIQUE, username TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL, biography TEXT NOT NULL, followers INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS igMedia (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, caption TEXT NOT NULL,
  createdAt INTEGER NOT NULL, removedAt INTEGER, app TEXT
);
CREATE INDEX IF NOT EXISTS igMediaOfAccount ON igMedia (account, createdAt, seq);
CREATE TABLE IF NOT EXISTS igPictures (
  id TEXT PRIMARY KEY, media TEXT, place INTEGER NOT NULL, bytes BLOB NOT NULL, type TEXT NOT NULL,
  width INTEGER NOT NULL, height INTEGER NOT NULL, alt TEXT
);
CREATE INDEX IF NOT EXISTS igPicturesOfMedia ON igPictures (media, place);
CREATE TABLE IF NOT EXISTS igComments (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, media TEXT NOT NULL,
  parent TEXT, author INTEGER, text TEXT NOT NULL, createdAt INTEGER NOT NULL,
  hidden INTEGER NOT NULL, removedAt INTEGER, app TEXT
);
CREATE INDEX IF NOT EXISTS igCommentsOfMedia ON igComments (media, parent, createdAt, seq);
CREATE INDEX IF NOT EXISTS igCommentsOfParent ON igComments (parent, createdAt, seq);
CREATE TABLE IF NOT EXISTS igContainers (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, picture TEXT, children TEXT, isItem INTEGER NOT NULL,
  caption TEXT NOT NULL, createdAt INTEGER NOT NULL, looks INTEGER NOT NULL, failed TEXT, media TEXT
);
`

/** Accounts, what they publish, what is written under it. Private talks lie with the pages' own. */
export function createInstagram(db: Db, ids: Ids) {
  db.exec(schema)
  const insertAccount = db.prepare(
    'INSERT INTO igAccounts VALUES (@id, @page, @username, @name, @biography, @followers)',
  )
  const unlink = db.prepare('DELETE FROM igAccounts WHERE page = ?')
  const accounts = db.prepare<[], AccountRow>('SELECT * FROM igAccounts ORDER BY rowid')
  const account = db.prepare<[{ key: string }], AccountRow>(
    'SELECT * FROM igAccounts WHERE id = @key OR username = @key OR page = @key',
  )
  const insertMedia = db.prepare(
    `INSERT INTO igMedia (id, account, caption, createdAt, app)
     VALUES (@id, @account, @caption, @createdAt, @app)`,
  )
  const oneMedia = db.prepare<[string], MediaRow>('SELECT * FROM igMedia WHERE id = ?')
  const removeMedia = db.prepare('UPDATE igMedia SET removedAt = ? WHERE id = ?')
  const countMedia = db.prepare<[string, number, number], { n: number }>(
    `SELECT count(*) AS n FROM igMedia
     WHERE account = ? AND removedAt IS NULL AND createdAt > ? AND createdAt <= ?`,
  )
  const countByApps = db.prepare<[string, number], { n: number }>(
    'SELECT count(*) AS n FROM igMedia WHERE account = ? AND app IS NOT NULL AND createdAt > ?',
  )
  const insertPicture = db.prepare(
    'INSERT INTO igPictures VALUES (@id, @media, @place, @bytes, @type, @width, @height, @alt)',
  )
  const pictureColumns = 'id, media, place, type, width, height, alt'
  const onePicture = db.prepare<[string], PictureRow>(
    `SELECT ${pictureColumns} FROM igPictures WHERE id = ?`,
  )
  const pictures = db.prepare<[string], PictureRow>(
    `SELECT ${pictureColumns} FROM igPictures WHERE media = ? ORDER BY place`,
  )
  const pictureBytes = db.prepare<[string], { bytes: Uint8Array; type: string }>(
    'SELECT bytes, type FROM igPictures WHERE id = ?',
  )
  const replaceBytes = db.prepare('UPDATE igPictures SET bytes = ?, type = ? WHERE id = ?')
  const attach = db.prepare('UPDATE igPictures SET media = ?, place = ? WHERE id = ?')
  const insertComment = db.prepare(
    `INSERT INTO igComments (id, account, media, parent, author, text, createdAt, hidden, app)
     VALUES (@id, @account, @media, @parent, @author, @text, @createdAt, 0, @app)`,
  )
  const oneComment = db.prepare<[string], IgCommentRow>('SELECT * FROM igComments WHERE id = ?')
  const comments = db.prepare<[string, number], IgCommentRow>(
    `SELECT * FROM igComments WHERE media = ? AND removedAt IS NULL AND createdAt <= ?
     ORDER BY createdAt, seq`,
  )
  const hide = db.prepare('UPDATE igComments SET hidden = ? WHERE id = ?')
  const remove = db.prepare('UPDATE igComments SET removedAt = @at WHERE id = @id OR parent = @id')
  const insertContainer = db.prepare(
    `INSERT INTO igContainers VALUES (@id, @account, @picture, @children, @isItem, @caption,
       @createdAt, @looks, @failed, NULL)`,
  )
  const oneContainer = db.prepare<[string], ContainerRow>('SELECT * FROM igContainers WHERE id = ?')
  const lookAt = db.prepare('UPDATE igContainers SET looks = looks - 1 WHERE id = ? AND looks > 0')
  const markPublished = db.prepare('UPDATE igContainers SET media = ? WHERE id = ?')

  return {
    /** How many posts an account may publish through apps in a day. */
    quota: 100,
    /** How many looks find a new container being worked on: 0 is ready at once. */
    looks: 0,
    /** What becomes of the next containers: null is good, a text is Instagram's reason. */
    failure: null as string | null,
    addAccount: (row: Omit<AccountRow, 'id'>): AccountRow => {
      const made = { ...row, id: ids.instagram('account') }
      insertAccount.run(made)
      return made
    },
    unlink: (page: string) => {
      unlink.run(page)
    },
    accounts: () => accounts.all(),
    /** By its id, its user name or its page. */
    account: (key: string) => account.get({ key }),
    addMedia: (row: Omit<MediaRow, 'seq' | 'id' | 'removedAt'>): string => {
      const id = ids.instagram('media')
      insertMedia.run({ ...row, id })
      return id
    },
    media: (id: string) => oneMedia.get(id),
    removeMedia: (id: string, at: number) => {
      removeMedia.run(at, id)
    },
    countMedia: (of: string, now: number) => countMedia.get(of, 0, now)?.n ?? 0,
    /** Posts that apps have published on the account in the last day. */
    usage: (of: string, now: number) => countByApps.get(of, now - day)?.n ?? 0,
    addPicture: (picture: NewPicture): string => {
      const id = ids.instagram('picture')
      insertPicture.run({ ...picture, id, media: null, place: 0 })
      return id
    },
    picture: (id: string) => onePicture.get(id),
    picturesOf: (media: string) => pictures.all(media),
    pictureBytes: (id: string) => pictureBytes.get(id),
    replaceBytes: (id: string, bytes: Uint8Array, type: string) => {
      replaceBytes.run(bytes, type, id)
    },
    attach: (media: string, pictureIds: readonly string[]) => {
      pictureIds.forEach((id, place) => {
        attach.run(media, place, id)
      })
    },
    addComment: (row: Omit<IgCommentRow, 'seq' | 'id' | 'hidden' | 'removedAt'>): string => {
      const id = ids.instagram('comment')
      insertComment.run({ ...row, id })
      return id
    },
    comment: (id: string) => oneComment.get(id),
    commentsOf: (media: string, now: number) => comments.all(media, now),
    hide: (id: string, hidden: boolean) => {
      hide.run(hidden ? 1 : 0, id)
    },
    /** Its replies go with it. */
    remove: (id: string, at: number) => {
      remove.run({ id, at })
    },
    addContainer: (row: Omit<ContainerRow, 'id' | 'media'>): string => {
      const id = ids.instagram('container')
      insertContainer.run({ ...row, id })
      return id
    },
    container: (id: string) => oneContainer.get(id),
    /** Each look brings it nearer to being ready. */
    lookAt: (id: string) => {
      lookAt.run(id)
    },
    markPublished: (id: string, media: string) => {
      markPublished.run(media, id)
    },
  }
}

/** What an account has published; removed media are among it, and are dropped from a page of it. */
export function mediaSource(
  account: string,
  now: number,
  span: { since?: number | undefined; until?: number | undefined } = {},
): Source {
  return {
    sql: `SELECT *, createdAt AS at FROM igMedia
          WHERE account = ? AND createdAt >= ? AND createdAt <= ?`,
    params: [account, span.since ?? 0, Math.min(span.until ?? now, now)],
  }
}

/** The comments at the top under a media, or the replies to one. */
export function igCommentsSource(of: { media: string } | { parent: string }, now: number): Source {
  const where = 'parent' in of ? 'parent = ?' : 'media = ? AND parent IS NULL'
  return {
    sql: `SELECT *, createdAt AS at FROM igComments WHERE ${where} AND createdAt <= ?`,
    params: ['parent' in of ? of.parent : of.media, now],
  }
}
