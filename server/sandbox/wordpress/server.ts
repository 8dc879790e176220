import type { Context } from 'hono'
import type { Db } from '../state/database.ts'

export type WordPress = ReturnType<typeof createWordPress>
export type WordPressPost = {
  id: number
  slug: string
  status: string
  title: string
  content: string
  picture: number
  category: number
  at: number
}
export type WordPressComment = {
  id: number
  post: number
  parent: number
  /** Null: the mairie. */
  resident: string | null
  content: string
  status: string
  at: number
}
export type WordPressMedia = { id: number; slug: string; type: string; alt: string; bytes: string }
/** Of The Events Calendar: `start` and `end` are 'YYYY-MM-DD HH:MM:SS' in `zone`. */
export type WordPressEvent = {
  id: number
  slug: string
  status: string
  title: string
  content: string
  picture: number
  start: string
  end: string
  zone: string
  venue: number
  website: string
  cost: string
  featured: boolean
  category: string
  at: number
}
type Kinds = {
  event: WordPressEvent
  venue: { id: number; name: string; address: string; zip: string; city: string }
  post: WordPressPost
  comment: WordPressComment
  media: WordPressMedia
  category: { id: number; name: string }
}

/** The mairie's user on the site, and what opens its API. */
export const ownUser = { id: 2, name: 'mairie', password: 'mot de passe d application' }

const tables = `
CREATE TABLE IF NOT EXISTS wordpressRows (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, data TEXT NOT NULL
);
`

/** What is on the site; time is `now`, and what is dated later is not there yet. */
export function createWordPress(db: Db, now: () => number) {
  db.exec(tables)
  const insert = db.prepare<[string, string], { id: number }>(
    'INSERT INTO wordpressRows (kind, data) VALUES (?, ?) RETURNING id',
  )
  const update = db.prepare('UPDATE wordpressRows SET data = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM wordpressRows WHERE id = ?')
  const select = db.prepare<[string], { id: number; data: string }>(
    'SELECT id, data FROM wordpressRows WHERE kind = ? ORDER BY id DESC',
  )

  function all<Kind extends keyof Kinds>(kind: Kind): Kinds[Kind][] {
    return select
      .all(kind)
      .map(({ id, data }): Kinds[Kind] => ({ ...JSON.parse(data), id }))
      .filter(row => !('at' in row) || row.at <= now())
  }

  function add<Kind extends keyof Kinds>(kind: Kind, row: Omit<Kinds[Kind], 'id'>): number {
    const made = insert.get(kind, JSON.stringify(row))
    if (!made) throw new Error('The row could not be written down.')
    return made.id
  }

  return {
    now,
    /** Whether The Events Calendar is installed, and whether the mairie's user may publish there. */
    calendar: { isThere: false, mayPublish: true },
    all,
    add,
    one: <Kind extends keyof Kinds>(kind: Kind, id: number) => all(kind).find(row => row.id === id),
    change<Kind extends keyof Kinds>(kind: Kind, id: number, changes: Partial<Kinds[Kind]>) {
      const row = all(kind).find(one => one.id === id)
      if (row) update.run(JSON.stringify({ ...row, ...changes }), id)
    },
    remove: (id: number): void => void remove.run(id),
    /** As the mairie writes one in WordPress itself. */
    announce: (title: string, at = now()): number =>
      add('post', {
        slug: `article-${at}`,
        status: 'publish',
        title,
        content: '',
        picture: 0,
        category: 1,
        at,
      }),
    /** A comment; by the mairie where no resident is named. What strangers write waits first. */
    comment(writing: {
      post: number
      text: string
      resident?: string
      parent?: number
      status?: string
      at?: number
    }): number {
      const { post, text, resident = null, parent = 0, at = now() } = writing
      const status = writing.status ?? (resident === null ? 'approved' : 'hold')
      return add('comment', { post, parent, resident, content: text, status, at })
    },
  }
}

const ownAuthorization = `Basic ${Buffer.from(`${ownUser.name}:${ownUser.password}`).toString('base64')}`

export const isOurs = (c: Context) => c.req.header('authorization') === ownAuthorization
/** The site's address. */
export const homeOf = (c: Context) => `${new URL(c.req.url).origin}/wordpress`
export const numberOf = (c: Context) => Number(c.req.param('id'))

export function errorAs(code: string, status: number): Response {
  return Response.json({ code, message: code, data: { status } }, { status })
}
