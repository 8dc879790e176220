import type { Db, Kept } from '../state/database.ts'
import { by } from '../state/lists.ts'

export type Mastodon = ReturnType<typeof createMastodon>
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

/** What is on the server, and who writes there; time is `now`, and what is dated later is not there yet. */
export function createMastodon(db: Db, now: () => number) {
  const accounts = db.table<{ acct: string; name: string }>('mastodon account')
  const statuses = db.table<Omit<MastodonStatus, 'seq'>>('mastodon status')
  const media = db.table<Omit<MastodonMedia, 'id'>>('mastodon media')
  const account = (acct: string) => accounts.one('acct', acct)
  const addAccount = (acct: string, name: string) => account(acct) ?? accounts.add({ acct, name })
  const there = (rows: MastodonStatus[]) => by(rows, now()).filter(row => row.removedAt === null)
  const one = (id: string) => there(statuses.where('id', id))[0]
  const shownMedia = (row: Kept<Omit<MastodonMedia, 'id'>>) => ({ ...row, id: row.seq })
  const mediaBy = (id: number) => media.all().find(({ seq }) => seq === id)
  const attach = (status: string | null, id: number) => {
    const row = mediaBy(id)
    if (row) media.change(row, { status })
  }

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
    const before = key === null ? undefined : statuses.one('key', key)
    if (before) return before
    const author = resident === null ? ownAcct : acctOf(resident)
    if (resident !== null) addAccount(author, resident)
    const createdAt = writing.at ?? now()
    // As Mastodon's: by time, then in the order of arrival.
    const id = String((BigInt(createdAt) << 16n) + BigInt(statuses.all().length + 1))
    const times = { createdAt, editedAt: null, removedAt: null }
    const made = statuses.add({ id, author, text, warning, visibility, replyTo, key, ...times })
    for (const one of writing.media ?? []) attach(id, one)
    return made
  }

  const mediaOf = (status: string) => media.where('status', status).map(shownMedia)
  return {
    now,
    conduct,
    write,
    /** The newest first. */
    all: () => there(statuses.all()).reverse(),
    one,
    /** What answers it, the oldest first. */
    under: (id: string) => there(statuses.where('replyTo', id)),
    account,
    /** Pictures that are not named go; where none are said they stay. */
    edit: (id: string, text: string, wanted?: number[]): void => {
      for (const row of statuses.where('id', id)) statuses.change(row, { text, editedAt: now() })
      for (const one of wanted === undefined ? [] : mediaOf(id)) {
        if (!wanted?.includes(one.id)) attach(null, one.id)
      }
    },
    remove: (id: string) => {
      for (const row of statuses.where('id', id)) statuses.change(row, { removedAt: now() })
    },
    upload: (bytes: Uint8Array, type: string, alt: string) =>
      shownMedia(media.add({ status: null, type, alt, looks: conduct.looks }, bytes)),
    /** Each look brings it nearer to being ready. */
    media: (id: number) => {
      const row = mediaBy(id)
      if (!row) return undefined
      const looked = row.looks > 0 ? media.change(row, { looks: row.looks - 1 }) : row
      return { ...shownMedia(looked), bytes: media.bytesOf(looked) }
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
