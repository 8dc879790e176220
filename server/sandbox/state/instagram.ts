import { type Db, statementsOf } from './database.ts'
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
  const { one, all, run } = statementsOf(db)
  const insertAccount = run<[AccountRow]>(
    'INSERT INTO igAccounts VALUES (@id, @page, @username, @name, @biography, @followers)',
  )
  const account = one<[{ key: string }], AccountRow>(
    'SELECT * FROM igAccounts WHERE id = @key OR username = @key OR page = @key',
  )
  const insertMedia = run<[object]>(
    `INSERT INTO igMedia (id, account, caption, createdAt, app)
     VALUES (@id, @account, @caption, @createdAt, @app)`,
  )
  const removeMedia = run<[number, string]>('UPDATE igMedia SET removedAt = ? WHERE id = ?')
  const countByApps = one<[string, number], { n: number }>(
    'SELECT count(*) AS n FROM igMedia WHERE account = ? AND app IS NOT NULL AND createdAt > ?',
  )
  const insertPicture = run<[object]>(
    'INSERT INTO igPictures VALUES (@id, NULL, 0, @bytes, @type, @width, @height, @alt)',
  )
  const pictureColumns = 'id, media, place, type, width, height, alt'
  const replaceBytes = run<[Uint8Array, string, string]>(
    'UPDATE igPictures SET bytes = ?, type = ? WHERE id = ?',
  )
  const attach = run<[string, number, string]>(
    'UPDATE igPictures SET media = ?, place = ? WHERE id = ?',
  )
  const insertComment = run<[object]>(
    `INSERT INTO igComments (id, account, media, parent, author, text, createdAt, hidden, app)
     VALUES (@id, @account, @media, @parent, @author, @text, @createdAt, 0, @app)`,
  )
  const hide = run<[number, string]>('UPDATE igComments SET hidden = ? WHERE id = ?')
  const remove = run<[{ id: string; at: number }]>(
    'UPDATE igComments SET removedAt = @at WHERE id = @id OR parent = @id',
  )
  const insertContainer = run<[object]>(
    `INSERT INTO igContainers VALUES (@id, @account, @picture, @children, @isItem, @caption,
       @createdAt, @looks, @failed, NULL)`,
  )
  const markPublished = run<[string, string]>('UPDATE igContainers SET media = ? WHERE id = ?')
  /** What is written down under a number of its own. */
  const adding =
    <Row extends object>(kind: Parameters<Ids['instagram']>[0], insert: (row: object) => void) =>
    (row: Row): string => {
      const id = ids.instagram(kind)
      insert({ ...row, id })
      return id
    }

  return {
    /** How many posts an account may publish through apps in a day. */
    quota: 100,
    /** How many looks find a new container being worked on: 0 is ready at once. */
    looks: 0,
    /** What becomes of the next containers: null is good, a text is Instagram's reason. */
    failure: null as string | null,
    addAccount: (row: Omit<AccountRow, 'id'>): AccountRow => {
      const made = { ...row, id: ids.instagram('account') }
      insertAccount(made)
      return made
    },
    unlink: run<[string]>('DELETE FROM igAccounts WHERE page = ?'),
    accounts: all<[], AccountRow>('SELECT * FROM igAccounts ORDER BY rowid'),
    /** By its id, its user name or its page. */
    account: (key: string) => account({ key }),
    addMedia: adding<Omit<MediaRow, 'seq' | 'id' | 'removedAt'>>('media', insertMedia),
    media: one<[string], MediaRow>('SELECT * FROM igMedia WHERE id = ?'),
    removeMedia: (id: string, at: number) => removeMedia(at, id),
    /** Posts that apps have published on the account in the last day. */
    usage: (of: string, now: number) => countByApps(of, now - day)?.n ?? 0,
    addPicture: adding<NewPicture>('picture', insertPicture),
    picture: one<[string], PictureRow>(`SELECT ${pictureColumns} FROM igPictures WHERE id = ?`),
    picturesOf: all<[string], PictureRow>(
      `SELECT ${pictureColumns} FROM igPictures WHERE media = ? ORDER BY place`,
    ),
    pictureBytes: one<[string], { bytes: Uint8Array; type: string }>(
      'SELECT bytes, type FROM igPictures WHERE id = ?',
    ),
    replaceBytes: (id: string, bytes: Uint8Array, type: string) => replaceBytes(bytes, type, id),
    attach: (media: string, pictureIds: readonly string[]) => {
      for (const [place, id] of pictureIds.entries()) attach(media, place, id)
    },
    addComment: adding<Omit<IgCommentRow, 'seq' | 'id' | 'hidden' | 'removedAt'>>(
      'comment',
      insertComment,
    ),
    comment: one<[string], IgCommentRow>('SELECT * FROM igComments WHERE id = ?'),
    commentsOf: all<[string, number], IgCommentRow>(
      `SELECT * FROM igComments WHERE media = ? AND removedAt IS NULL AND createdAt <= ?
       ORDER BY createdAt, seq`,
    ),
    hide: (id: string, hidden: boolean) => hide(hidden ? 1 : 0, id),
    /** Its replies go with it. */
    remove: (id: string, at: number) => remove({ id, at }),
    addContainer: adding<Omit<ContainerRow, 'id' | 'media'>>('container', insertContainer),
    container: one<[string], ContainerRow>('SELECT * FROM igContainers WHERE id = ?'),
    /** Each look brings it nearer to being ready. */
    lookAt: run<[string]>('UPDATE igContainers SET looks = looks - 1 WHERE id = ? AND looks > 0'),
    markPublished: (id: string, media: string) => markPublished(media, id),
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
