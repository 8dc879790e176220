import type { Db } from './database.ts'

/** `post`: under which it is shown, at which `place` among others; null: under none yet. */
export type PictureRow = {
  id: string
  page: string
  post: string | null
  place: number
  /** A MIME type; what is drawn by the sandbox is SVG, and is served as JPEG. */
  type: string
  width: number
  height: number
  caption: string
  alt: string | null
  createdAt: number
  app: string | null
}

export type NewPicture = Omit<PictureRow, 'id' | 'post' | 'place'> & { bytes: Uint8Array }

/** The photos of pages, and the pictures of accounts on Instagram. */
export function createPictures(db: Db, kind: string, newId: () => string) {
  const rows = db.table<PictureRow>(kind)
  const one = (id: string) => rows.one('id', id)
  return {
    add: ({ bytes, ...picture }: NewPicture): string =>
      rows.add({ ...picture, id: newId(), post: null, place: 0 }, bytes).id,
    one,
    ofPost: (post: string) => rows.where('post', post).sort((a, b) => a.place - b.place),
    bytes: (id: string) => {
      const row = one(id)
      return row && { bytes: rows.bytesOf(row), type: row.type }
    },
    /** Keeps another form of the same picture, so that it is made once. */
    replaceBytes: (id: string, bytes: Uint8Array, type: string) => {
      const row = one(id)
      if (row) rows.keepBytes(rows.change(row, { type }), bytes)
    },
    /** Gives them to a post, in that order. */
    attach: (post: string, ids: readonly string[]) => {
      for (const [place, id] of ids.entries()) {
        const row = one(id)
        if (row) rows.change(row, { post, place })
      }
    },
  }
}
