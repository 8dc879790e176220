import { type Db, statementsOf } from './database.ts'
import type { Ids } from './ids.ts'
import type { Source } from './lists.ts'

/**
 * A resident's own post that has to do with an account: its caption names it, it is tagged on the photo
 * (`tagged`, 0 or 1), or somebody names it in a comment. Those lie with the account's own.
 */
export type ElsewhereRow = {
  seq: number
  id: string
  account: string
  author: number
  caption: string
  tagged: number
  createdAt: number
  removedAt: number | null
}

const schema = `
CREATE TABLE IF NOT EXISTS igElsewhere (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, author INTEGER NOT NULL,
  caption TEXT NOT NULL, tagged INTEGER NOT NULL, createdAt INTEGER NOT NULL, removedAt INTEGER
);
CREATE INDEX IF NOT EXISTS igElsewhereOfAccount ON igElsewhere (account, tagged, createdAt, seq);
`

/** What others publish on Instagram about an account. */
export function createElsewhere(db: Db, ids: Ids) {
  db.exec(schema)
  const statements = statementsOf(db)
  const insert = statements.run<[object]>(
    `INSERT INTO igElsewhere (id, account, author, caption, tagged, createdAt)
     VALUES (@id, @account, @author, @caption, @tagged, @createdAt)`,
  )
  const one = statements.one<[string], ElsewhereRow>('SELECT * FROM igElsewhere WHERE id = ?')
  const remove = statements.run<[number, string]>(
    'UPDATE igElsewhere SET removedAt = ? WHERE id = ?',
  )
  return {
    add: (row: Omit<ElsewhereRow, 'seq' | 'id' | 'removedAt'>): string => {
      const id = ids.instagram('media')
      insert({ ...row, id })
      return id
    },
    one,
    /** What anybody sees now. */
    shown: (id: string, now: number) => {
      const row = one(id)
      return row?.removedAt === null && row.createdAt <= now ? row : undefined
    },
    remove: (id: string, at: number) => remove(at, id),
  }
}

/** The photos on which an account is tagged; those that were removed are dropped from a page of them. */
export function tagsSource(account: string, now: number): Source {
  return {
    sql: `SELECT *, createdAt AS at FROM igElsewhere
          WHERE account = ? AND tagged = 1 AND createdAt <= ?`,
    params: [account, now],
  }
}
