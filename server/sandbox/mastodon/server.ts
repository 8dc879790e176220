import { type Db, statementsOf } from '../state/database.ts'

export type Mastodon = ReturnType<typeof createMastodon>
export type MastodonAccount = { id: number; acct: string; name: string }
export type MastodonStatus = {
  seq: number
  id: string
  author: string
  text: string
  warning: string
  visibility: Visibility
  replyTo: string | null
  createdAt: number
  editedAt: number | null
  removedAt: number | null
  key: string | null
}
type Visibility = 'public' | 'unlisted' | 'private' | 'direct'
export type MastodonMedia = {
  id: number
  status: string | null
  type: string
  alt: string
  looks: number
}
export type MastodonWriting = {
  /** A person's name, or null for the mairie. */
  resident: string | null
  text: string
  visibility?: Visibility | undefined
  replyTo?: string | null | undefined
  warning?: string | undefined
  at?: number | undefined
  /** Two with the same one are one. */
  key?: string | null | undefined
  media?: number[] | undefined
}

/** The mairie's account, and what opens it. */
export const ownAcct = 'mairie'
export const ownFollowers = 34
export const ownToken = 'jeton-du-compte-mastodon'

const tables = `
CREATE TABLE IF NOT EXISTS mastodonAccounts (
  id INTEGER PRIMARY KEY, acct TEXT NOT NULL UNIQUE, name TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS mastodonStatuses (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, text TEXT NOT NULL,
  warning TEXT NOT NULL, visibility TEXT NOT NULL, replyTo TEXT, createdAt INTEGER NOT NULL,
  editedAt INTEGER, removedAt INTEGER, key TEXT UNIQUE
);
CREATE INDEX IF NOT EXISTS mastodonAnswers ON mastodonStatuses (replyTo);
CREATE TABLE IF NOT EXISTS mastodonMedia (
  id INTEGER PRIMARY KEY, status TEXT, bytes BLOB NOT NULL, type TEXT NOT NULL,
  alt TEXT NOT NULL, looks INTEGER NOT NULL
);
`

/** What is on the server, and who writes there; time is `now`, and what is dated later is not there yet. */
export function createMastodon(db: Db, now: () => number) {
  db.exec(tables)
  const { one, all, run } = statementsOf(db)
  const addAccount = one<[string, string], MastodonAccount>(
    'INSERT INTO mastodonAccounts (acct, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET acct = acct RETURNING *',
  )
  const insert = one<unknown[], MastodonStatus>(
    `INSERT INTO mastodonStatuses (id, author, text, warning, visibility, replyTo, createdAt, key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  )
  const byKey = one<[string], MastodonStatus>('SELECT * FROM mastodonStatuses WHERE key = ?')
  const newest = all<[number], MastodonStatus>(
    'SELECT * FROM mastodonStatuses WHERE removedAt IS NULL AND createdAt <= ? ORDER BY createdAt DESC, seq DESC',
  )
  const status = one<[string, number], MastodonStatus>(
    'SELECT * FROM mastodonStatuses WHERE id = ? AND removedAt IS NULL AND createdAt <= ?',
  )
  const under = all<[string, number], MastodonStatus>(
    'SELECT * FROM mastodonStatuses WHERE replyTo = ? AND removedAt IS NULL AND createdAt <= ? ORDER BY createdAt, seq',
  )
  const last = one<[], { seq: number | null }>('SELECT max(seq) AS seq FROM mastodonStatuses')
  const editing = run<[string, number, string]>(
    'UPDATE mastodonStatuses SET text = ?, editedAt = ? WHERE id = ?',
  )
  const removing = run<[number, string]>('UPDATE mastodonStatuses SET removedAt = ? WHERE id = ?')
  const addMedia = one<[Uint8Array, string, string, number], MastodonMedia>(
    'INSERT INTO mastodonMedia (bytes, type, alt, looks) VALUES (?, ?, ?, ?) RETURNING *',
  )
  const mediaById = one<[number], MastodonMedia & { bytes: Buffer }>(
    'SELECT * FROM mastodonMedia WHERE id = ?',
  )
  const mediaOf = all<[string], MastodonMedia>(
    'SELECT * FROM mastodonMedia WHERE status = ? ORDER BY id',
  )
  const attach = run<[string | null, number]>('UPDATE mastodonMedia SET status = ? WHERE id = ?')
  const look = run<[number]>(
    'UPDATE mastodonMedia SET looks = looks - 1 WHERE id = ? AND looks > 0',
  )

  addAccount(ownAcct, 'Mairie de Vaubécourt-sur-Marne')

  const conduct = {
    /** How often a picture is looked at before it is ready. */
    looks: 0,
    /** Whether a key makes two posts one. Servers of its kind need not. */
    keys: true,
  }

  function write(writing: MastodonWriting): MastodonStatus {
    const { resident, text, visibility = 'public', replyTo = null, warning = '' } = writing
    const key = conduct.keys ? (writing.key ?? null) : null
    const before = key === null ? undefined : byKey(key)
    if (before) return before
    const author = resident === null ? ownAcct : acctOf(resident)
    if (resident !== null) addAccount(author, resident)
    const at = writing.at ?? now()
    // As Mastodon's: by time, then in the order of arrival.
    const id = String((BigInt(at) << 16n) + BigInt((last()?.seq ?? 0) + 1))
    const made = insert(id, author, text, warning, visibility, replyTo, at, key)
    if (!made) throw new Error('The post could not be written down.')
    for (const one of writing.media ?? []) attach(id, one)
    return made
  }

  return {
    now,
    conduct,
    write,
    /** The newest first. */
    all: () => newest(now()),
    one: (id: string) => status(id, now()),
    /** What answers it, the oldest first. */
    under: (id: string) => under(id, now()),
    account: one<[acct: string], MastodonAccount>('SELECT * FROM mastodonAccounts WHERE acct = ?'),
    /** Pictures that are not named go; where none are said they stay. */
    edit: (id: string, text: string, media?: number[]): void => {
      editing(text, now(), id)
      for (const one of media === undefined ? [] : mediaOf(id)) {
        if (!media?.includes(one.id)) attach(null, one.id)
      }
    },
    remove: (id: string) => removing(now(), id),
    upload: (bytes: Uint8Array, type: string, alt: string) =>
      addMedia(bytes, type, alt, conduct.looks),
    /** Each look brings it nearer to being ready. */
    media: (id: number) => {
      look(id)
      return mediaById(id)
    },
    mediaOf,
  }
}

/** « Julie Renard » writes from another server, as most people do. */
function acctOf(name: string): string {
  const user = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
  return `${user}@ailleurs.exemple`
}
