import type { Context } from 'hono'
import type { Db, Table } from '../state/database.ts'

export type WordPress = ReturnType<typeof createWordPress>
/** A row of the site, by its kind. */
export type WordPressRow<Kind extends keyof Kinds> = Kinds[Kind] & { id: number }
type Kinds = {
  post: {
    slug: string
    status: string
    title: string
    content: string
    picture: number
    category: number
    at: number
  }
  comment: {
    post: number
    parent: number
    /** Null: the mairie. */
    resident: string | null
    content: string
    status: string
    at: number
  }
  media: { slug: string; type: string; alt: string; bytes: string }
  category: { name: string }
  /** What The Events Calendar keeps: `start` and `end` are 'YYYY-MM-DD HH:MM:SS' in `zone`. */
  event: {
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
  venue: { name: string; address: string; zip: string; city: string }
}

/** The mairie's user on the site, and what opens its API. */
export const ownUser = { id: 2, name: 'mairie', password: 'mot de passe d application' }

/** What is on the site; time is `now`, and what is dated later is not there yet. */
export function createWordPress(db: Db, now: () => number) {
  const tables: { [Kind in keyof Kinds]: Table<Kinds[Kind]> } = {
    post: db.table('wordpress post'),
    comment: db.table('wordpress comment'),
    media: db.table('wordpress media'),
    category: db.table('wordpress category'),
    event: db.table('wordpress event'),
    venue: db.table('wordpress venue'),
  }
  function all<Kind extends keyof Kinds>(kind: Kind) {
    const rows = tables[kind].all().filter(row => !('at' in row) || Number(row.at) <= now())
    return rows.reverse().map(row => ({ ...row, id: row.seq }))
  }
  const one = <Kind extends keyof Kinds>(kind: Kind, id: number) =>
    all(kind).find(row => row.id === id)
  const add = <Kind extends keyof Kinds>(kind: Kind, row: Kinds[Kind]): number =>
    tables[kind].add(row).seq

  return {
    now,
    /** Whether The Events Calendar is installed, and whether the mairie's user may publish there. */
    calendar: { isThere: false, mayPublish: true },
    all,
    add,
    one,
    change<Kind extends keyof Kinds>(kind: Kind, id: number, changes: Partial<Kinds[Kind]>) {
      const row = one(kind, id)
      if (row) tables[kind].change(row, changes)
    },
    remove<Kind extends keyof Kinds>(kind: Kind, id: number): void {
      const row = one(kind, id)
      if (row) tables[kind].remove(row)
    },
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
