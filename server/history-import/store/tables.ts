import type { Generated } from 'kysely'
import type { Instant, Json } from '../../database/columns.ts'

/** What a first reading of a download told, shown before anything is written. */
export type DownloadSurvey = {
  conversations: number
  /** ms UTC; null where it has no message. */
  from: number | null
  to: number | null
  broken: string[]
  incomplete: number
  /** What the page itself wrote elsewhere, which is not taken in. */
  own: { posts: number; comments: number }
  /** Who may be the page, the likeliest first. */
  names: string[]
}

/**
 * A download that was handed in on the screen.
 * - `ready`: it was read once, and a person must confirm;
 * - `running`: it is being imported, or will be at the next start;
 * - `stopped`: by a person, who may take it up again;
 * - `failed`: for `error`, and may be taken up again;
 * - `done`: its file is deleted.
 */
export type HistoryImportTable = {
  communeId: number
  connector: string
  channelId: number | null
  state: 'ready' | 'running' | 'stopped' | 'failed' | 'done'
  /** Its name in the folder of handed-in downloads; not the name that it was given by people. */
  file: string
  fileName: string
  /** Bytes. */
  size: number
  /** The name under which the page writes; null until it is told. */
  page: string | null
  survey: Json<DownloadSurvey>
  /** Messages of the download, and how many were gone through. */
  total: number
  done: Generated<number>
  /** What was added, also by rounds before a stop. */
  inbound: Generated<number>
  outbound: Generated<number>
  /** Conversations in which the page does not take part. */
  foreign: Generated<number>
  /** A `Sentence` (language/sentence.ts). */
  error: string | null
  /** Who asked for it. */
  actor: string
  createdAt: Instant
  endedAt: Instant | null
  leaseOwner: string | null
  leaseUntil: Instant | null
}

declare module '../../database/schema.ts' {
  interface Schema {
    historyImport: HistoryImportTable
  }
}
