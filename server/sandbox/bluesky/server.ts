import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '../state/database.ts'
import { by } from '../state/lists.ts'

export type Bluesky = ReturnType<typeof createBluesky>
export type BlueskyPost = {
  seq: number
  uri: string
  cid: string
  author: string
  record: BlueskyRecord
  text: string
  replyTo: string | null
  createdAt: number
  removedAt: number | null
}
type Account = { did: string; handle: string; name: string }
/** As its author's server keeps it. */
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

/** What is on the network, and who writes there; time is `now`, and what is dated later is not there yet. */
export function createBluesky(db: Db, now: () => number) {
  const accounts = db.table<Account>('bluesky account')
  const posts = db.table<Omit<BlueskyPost, 'seq'>>('bluesky post')
  const blobs = db.table<{ cid: string; type: string }>('bluesky blob')
  const account = (name: string) => accounts.one('did', name) ?? accounts.one('handle', name)
  const addAccount = (row: Account) => account(row.did) ?? accounts.add(row)
  const there = (rows: BlueskyPost[]) => by(rows, now()).filter(row => row.removedAt === null)
  const one = (uri: string) => there(posts.where('uri', uri))[0]
  const newest = () => there(posts.all()).reverse()

  addAccount({ did: ownDid, handle: ownHandle, name: 'Mairie de Vaubécourt-sur-Marne' })

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

  const store = (did: string, rkey: string, record: BlueskyRecord, at: number): BlueskyPost =>
    posts.add({
      uri: `at://${did}/${collection}/${rkey}`,
      cid: cidOf(JSON.stringify(record)),
      author: did,
      record,
      text: record.text,
      replyTo: record.reply?.parent.uri ?? null,
      createdAt: at,
      removedAt: null,
    })

  return {
    now,
    conduct,
    store: (rkey: string, record: BlueskyRecord): BlueskyPost => store(ownDid, rkey, record, now()),
    /** What somebody writes with an app; « @mairie.exemple.fr » in it is a mention. */
    write({ resident, text, replyTo = null, quotes, at = now() }: BlueskyWriting): BlueskyPost {
      const did = resident === null ? ownDid : didOf(resident)
      if (resident !== null) addAccount({ did, handle: handleOf(resident), name: resident })
      const parent = replyTo === null ? undefined : one(replyTo)
      const root = one(parent?.record.reply?.root.uri ?? '') ?? parent
      const ref = (row: { uri: string; cid: string }) => ({ uri: row.uri, cid: row.cid })
      const quoted = quotes === undefined ? undefined : one(quotes)
      const record: BlueskyRecord = {
        text,
        createdAt: new Date(at).toISOString(),
        ...(parent && root && { reply: { root: ref(root), parent: ref(parent) } }),
        ...(text.includes(`@${ownHandle}`) && { facets: [mentionOf(text)] }),
        ...(quoted && { embed: { $type: 'app.bsky.embed.record', record: ref(quoted) } }),
      }
      const place = String(posts.all().length + 1).padStart(11, '0')
      const rkey = `3k${place.replace(/\d/g, digit => 'abcdefghij'[Number(digit)] ?? '')}`
      return store(did, rkey, record, at)
    },
    /** The newest first. */
    all: newest,
    one,
    /** What answers it, the oldest first. */
    under: (uri: string) => there(posts.where('replyTo', uri)),
    quoting: (uri: string) => newest().filter(({ record }) => quotedBy(record) === uri),
    account,
    remove: (uri: string) => {
      for (const row of posts.where('uri', uri)) posts.change(row, { removedAt: now() })
    },
    upload(bytes: Uint8Array, type: string): string {
      const cid = cidOf(bytes)
      if (!blobs.one('cid', cid)) blobs.add({ cid, type }, bytes)
      return cid
    },
    blob: (cid: string) => {
      const row = blobs.one('cid', cid)
      return row && { bytes: blobs.bytesOf(row), type: row.type }
    },
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
const quotedBy = (record: BlueskyRecord) => quoting.safeParse(record).data?.embed.record.uri
