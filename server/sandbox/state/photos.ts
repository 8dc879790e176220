import { type Db, statementsOf } from './database.ts'
import type { Ids } from './ids.ts'
import type { PhotoRow } from './rows.ts'

export type Photos = ReturnType<typeof createPhotos>

export type NewPhoto = {
  page: string
  bytes: Uint8Array
  /** A MIME type; what is drawn by the sandbox is SVG, and is served as JPEG. */
  type: string
  width: number
  height: number
  caption: string
  alt: string | null
  published: boolean
  createdAt: number
  app: string | null
}

const columns =
  'seq, id, page, post, place, type, width, height, caption, alt, published, createdAt, app'

export function createPhotos(db: Db, ids: Ids) {
  const { one, all, run } = statementsOf(db)
  const insert = run<[object]>(
    `INSERT INTO photos (id, page, post, place, bytes, type, width, height, caption, alt,
       published, createdAt, app)
     VALUES (@id, @page, NULL, 0, @bytes, @type, @width, @height, @caption, @alt,
       @published, @createdAt, @app)`,
  )
  const replace = run<[Uint8Array, string, string]>(
    'UPDATE photos SET bytes = ?, type = ? WHERE id = ?',
  )
  const attach = run<[string, number, string]>(
    'UPDATE photos SET post = ?, place = ?, published = 1 WHERE id = ?',
  )

  return {
    add: (photo: NewPhoto): string => {
      const id = ids.photo()
      insert({ ...photo, id, published: photo.published ? 1 : 0 })
      return id
    },
    one: one<[string], PhotoRow>(`SELECT ${columns} FROM photos WHERE id = ?`),
    ofPost: all<[string], PhotoRow>(`SELECT ${columns} FROM photos WHERE post = ? ORDER BY place`),
    bytes: one<[string], { bytes: Uint8Array; type: string }>(
      'SELECT bytes, type FROM photos WHERE id = ?',
    ),
    /** Keeps another form of the same picture, so that it is made once. */
    replaceBytes: (id: string, of: Uint8Array, type: string) => replace(of, type, id),
    /** Gives the photos to a post, in that order. */
    attach: (post: string, photoIds: string[]) => {
      for (const [place, id] of photoIds.entries()) attach(post, place, id)
    },
  }
}
