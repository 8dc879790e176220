import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Db, statementsOf } from '../state/database.ts'

export type Bluesky = ReturnType<typeof createBluesky>
export type BlueskyAccount = { did: string; handle: string; name: string }
/** `record`: as its author's server keeps it, JSON. */
export type BlueskyPost = {
  seq: number
  uri: string
  cid: string
  author: string
  record: string
  text: string
  root: string | null
  replyTo: string | null
  createdAt: number
  removedAt: number | null
}
export type BlueskyRecord = {
  text: string
  createdAt: string
  reply?: { root: { uri: string; cid: string }; parent: { uri: string; cid: string } } | undefined
  facets?: unknown
  embed?: unknown
}
export type BlueskyWriting = {
  /** A person's name, or null for the mairie. */
  resident: string | null
  text: string
  replyTo?: string | null
  /** What it quotes. */
  quotes?: string
  at?: number
}

/** The mairie's account, and what opens it. */
export const ownHandle = 'mairie.exemple.fr'
export const ownFollowers = 88
export const ownDid = 'did:plc:mairiedevaubecourtsurmar'
export const ownPassword = 'abcd-efgh-ijkl-mnop'

const collection = 'app.bsky.feed.post'

const tables = `
CREATE TABLE IF NOT EXISTS blueskyAccounts (
  did TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE, name TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS blueskyPosts (
  seq INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE, cid TEXT NOT NULL, author TEXT NOT NULL,
  record TEXT NOT NULL, text TEXT NOT NULL, root TEXT, replyTo TEXT, createdAt INTEGER NOT NULL,
  removedAt INTEGER
);
CREATE INDEX IF NOT EXISTS blueskyAnswers ON blueskyPosts (replyTo);
CREATE TABLE IF NOT EXISTS blueskyBlobs (cid TEXT PRIMARY KEY, bytes BLOB NOT NULL, type TEXT NOT NULL);
`

/** What is on the network, and who writes there; time is `now`, and what is dated later is not there yet. */
export function createBluesky(db: Db, now: () => number) {
  db.exec(tables)
  const { one, all, run } = statementsOf(db)
  const addAccount = one<[string, string, string], BlueskyAccount>(
    'INSERT INTO blueskyAccounts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET did = did RETURNING *',
  )
  const account = one<[string, string], BlueskyAccount>(
    'SELECT * FROM blueskyAccounts WHERE did = ? OR handle = ?',
  )
  const insert = one<unknown[], BlueskyPost>(
    `INSERT INTO blueskyPosts (uri, cid, author, record, text, root, replyTo, createdAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  )
  const newest = all<[number], BlueskyPost>(
    'SELECT * FROM blueskyPosts WHERE removedAt IS NULL AND createdAt <= ? ORDER BY createdAt DESC, seq DESC',
  )
  const post = one<[string, number], BlueskyPost>(
    'SELECT * FROM blueskyPosts WHERE uri = ? AND removedAt IS NULL AND createdAt <= ?',
  )
  const under = all<[string, number], BlueskyPost>(
    'SELECT * FROM blueskyPosts WHERE replyTo = ? AND removedAt IS NULL AND createdAt <= ? ORDER BY createdAt, seq',
  )
  const last = one<[], { seq: number | null }>('SELECT max(seq) AS seq FROM blueskyPosts')
  const removing = run<[number, string]>('UPDATE blueskyPosts SET removedAt = ? WHERE uri = ?')
  const addBlob = run<[string, Uint8Array, string]>(
    'INSERT INTO blueskyBlobs VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET type = excluded.type',
  )

  addAccount(ownDid, ownHandle, 'Mairie de Vaubécourt-sur-Marne')

  const conduct = {
    /** Whether the network has taken in what the mairie's server keeps. */
    shows: true,
    /** Accounts that blocked the mairie's. */
    blocked: new Set<string>(),
    /** Posts whose author takes no answer. */
    closed: new Set<string>(),
    /** Accounts that the mairie is told nothing of. */
    muted: new Set<string>(),
    /** For posts and accounts. */
    labels: new Map<string, string>(),
  }
  const tokens = { given: 0, from: 1 }

  function store(did: string, rkey: string, record: BlueskyRecord, at: number): BlueskyPost {
    const { root, parent } = record.reply ?? {}
    const uri = `at://${did}/${collection}/${rkey}`
    const text = JSON.stringify(record)
    const [rootUri, parentUri] = [root?.uri ?? null, parent?.uri ?? null]
    const made = insert(uri, cidOf(text), did, text, record.text, rootUri, parentUri, at)
    if (!made) throw new Error('The post could not be written down.')
    return made
  }

  return {
    now,
    conduct,
    store: (rkey: string, record: BlueskyRecord): BlueskyPost => store(ownDid, rkey, record, now()),
    /** What somebody writes with an app; « @mairie.exemple.fr » in it is a mention. */
    write({ resident, text, replyTo = null, quotes, at = now() }: BlueskyWriting): BlueskyPost {
      const name = resident ?? ''
      const author =
        resident === null ? { did: ownDid } : addAccount(didOf(name), handleOf(name), name)
      if (!author) throw new Error('The account could not be written down.')
      const parent = replyTo === null ? undefined : post(replyTo, now())
      const root = parent?.root == null ? parent : post(parent.root, now())
      const ref = (row: { uri: string; cid: string }) => ({ uri: row.uri, cid: row.cid })
      const quoted = quotes === undefined ? undefined : post(quotes, now())
      const record: BlueskyRecord = {
        text,
        createdAt: new Date(at).toISOString(),
        ...(parent && { reply: { root: ref(root ?? parent), parent: ref(parent) } }),
        ...(text.includes(`@${ownHandle}`) && { facets: [mentionOf(text)] }),
        ...(quoted && { embed: { $type: 'app.bsky.embed.record', record: ref(quoted) } }),
      }
      const place = String((last()?.seq ?? 0) + 1).padStart(11, '0')
      const rkey = `3k${place.replace(/\d/g, digit => 'abcdefghij'[Number(digit)] ?? '')}`
      return store(author.did, rkey, record, at)
    },
    /** The newest first. */
    all: () => newest(now()),
    one: (uri: string) => post(uri, now()),
    /** What answers it, the oldest first. */
    under: (uri: string) => under(uri, now()),
    quoting: (uri: string) => newest(now()).filter(({ record }) => quotedBy(record) === uri),
    account: (name: string) => account(name, name),
    remove: (uri: string) => removing(now(), uri),
    upload(bytes: Uint8Array, type: string): string {
      const cid = cidOf(bytes)
      addBlob(cid, bytes, type)
      return cid
    },
    blob: one<[cid: string], { bytes: Buffer; type: string }>(
      'SELECT * FROM blueskyBlobs WHERE cid = ?',
    ),
    tokens: {
      /** How often somebody signed in. */
      count: () => tokens.given,
      give: () => `jeton-${++tokens.given}`,
      holds: (token: string) => Number(token.replace('jeton-', '')) >= tokens.from,
      /** Those of before have run out. */
      end: () => {
        tokens.from = tokens.given + 1
      },
    },
  }
}

function cidOf(bytes: string | Uint8Array): string {
  return `bafkrei${createHash('sha256').update(bytes).digest('hex').slice(0, 52)}`
}

function mentionOf(text: string) {
  const byteStart = Buffer.from(text.slice(0, text.indexOf(`@${ownHandle}`))).length
  const byteEnd = byteStart + ownHandle.length + 1
  const features = [{ $type: 'app.bsky.richtext.facet#mention', did: ownDid }]
  return { index: { byteStart, byteEnd }, features }
}

const plainName = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z\d]+/g, '-')

const handleOf = (name: string) => `${plainName(name)}.bsky.exemple`

function didOf(name: string): string {
  return `did:plc:${createHash('sha256').update(name).digest('hex').slice(0, 24)}`
}

export function recordOf({ record }: BlueskyPost): BlueskyRecord {
  return JSON.parse(record)
}

const pictures = z.object({
  images: z.array(
    z.object({ image: z.object({ ref: z.object({ $link: z.string() }) }), alt: z.string() }),
  ),
})

export function picturesOf(embed: unknown): { cid: string; alt: string }[] {
  const { images = [] } = pictures.safeParse(embed).data ?? {}
  return images.map(({ image, alt }) => ({ cid: image.ref.$link, alt }))
}

const quoting = z.object({ embed: z.object({ record: z.object({ uri: z.string() }) }) })

/** What a record quotes. */
const quotedBy = (record: string) => quoting.safeParse(JSON.parse(record)).data?.embed.record.uri
