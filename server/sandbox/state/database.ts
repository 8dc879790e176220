import Database from 'better-sqlite3'

/** The sandbox's own file. It shares nothing with the application's database. */
export type Db = Database.Database

/** A row's place in a list: the instant it is sorted by (ms UTC), then the order of arrival. */
export type Place = { at: number; seq: number }

/** Opens (and makes, if it is new) the file at `path`; `:memory:` keeps nothing. */
export function openDatabase(path: string): Db {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec(schema)
  return db
}

/** Statements, each as a function of its values. */
export const statementsOf = (db: Db) => ({
  one: <Values extends unknown[], Row>(sql: string) => {
    const statement = db.prepare<Values, Row>(sql)
    return (...values: Values): Row | undefined => statement.get(...values)
  },
  all: <Values extends unknown[], Row>(sql: string) => {
    const statement = db.prepare<Values, Row>(sql)
    return (...values: Values): Row[] => statement.all(...values)
  },
  run: <Values extends unknown[]>(sql: string) => {
    const statement = db.prepare<Values>(sql)
    return (...values: Values): void => void statement.run(...values)
  },
})

/** `author`, wherever it stands: a person's id, or null for the page itself. */
const schema = `
CREATE TABLE IF NOT EXISTS counters (kind TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS pages (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, username TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  about TEXT NOT NULL, followers INTEGER NOT NULL, instantReply TEXT
);
CREATE TABLE IF NOT EXISTS people (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, home TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS scopedIds (
  page TEXT NOT NULL, person INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, PRIMARY KEY (page, person)
);
CREATE TABLE IF NOT EXISTS posts (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL, placement TEXT NOT NULL,
  author INTEGER, text TEXT NOT NULL, link TEXT, tags TEXT NOT NULL, createdAt INTEGER NOT NULL,
  editedAt INTEGER, published INTEGER NOT NULL, hidden INTEGER NOT NULL,
  removedAt INTEGER, app TEXT, audience TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS postsOfPage ON posts (page, createdAt, seq);
CREATE TABLE IF NOT EXISTS photos (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL, post TEXT,
  place INTEGER NOT NULL, bytes BLOB NOT NULL, type TEXT NOT NULL, width INTEGER NOT NULL,
  height INTEGER NOT NULL, caption TEXT NOT NULL, alt TEXT, published INTEGER NOT NULL,
  createdAt INTEGER NOT NULL, app TEXT
);
CREATE INDEX IF NOT EXISTS photosOfPost ON photos (post, place);
CREATE TABLE IF NOT EXISTS comments (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL, post TEXT NOT NULL,
  parent TEXT, author INTEGER, text TEXT NOT NULL, tags TEXT NOT NULL,
  createdAt INTEGER NOT NULL, hidden INTEGER NOT NULL, removedAt INTEGER, app TEXT
);
CREATE INDEX IF NOT EXISTS commentsOfPost ON comments (post, createdAt, seq);
CREATE INDEX IF NOT EXISTS commentsOfParent ON comments (parent, createdAt, seq);
CREATE TABLE IF NOT EXISTS conversations (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL, person INTEGER NOT NULL,
  UNIQUE (page, person)
);
CREATE TABLE IF NOT EXISTS messages (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL, author INTEGER,
  text TEXT NOT NULL, createdAt INTEGER NOT NULL, app TEXT
);
CREATE INDEX IF NOT EXISTS messagesOfConversation ON messages (conversation, createdAt, seq);
CREATE TABLE IF NOT EXISTS unsentMessages (id TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS messageFiles (
  message TEXT NOT NULL, place INTEGER NOT NULL, file TEXT NOT NULL, PRIMARY KEY (message, place)
);
CREATE TABLE IF NOT EXISTS privateReplies (target TEXT PRIMARY KEY, message TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (
  token TEXT PRIMARY KEY, kind TEXT NOT NULL, page TEXT, longLived INTEGER NOT NULL,
  scopes TEXT NOT NULL, issuedAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL,
  deadSubcode INTEGER, access TEXT NOT NULL, live INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS appSettings (
  live INTEGER NOT NULL, access TEXT NOT NULL, redirectUris TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS codes (
  code TEXT PRIMARY KEY, redirectUri TEXT NOT NULL, scopes TEXT NOT NULL, pages TEXT NOT NULL,
  expiresAt INTEGER NOT NULL, used INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS grants (token TEXT PRIMARY KEY, pages TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS subscriptions (page TEXT PRIMARY KEY, fields TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mails (
  id INTEGER PRIMARY KEY, receivedAt INTEGER NOT NULL, envelope TEXT NOT NULL, raw BLOB NOT NULL
);
`
