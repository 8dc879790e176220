import type { Generated } from 'kysely'
import type { Flag, Instant } from '../../database/schema.ts'

/** A rebuild of a commune's episodes that was asked for and is not finished. */
export type RebuildTable = {
  communeId: number
  /** Local date from which something changed; null: everything. */
  fromDate: string | null
  requestedAt: Instant
  /** Counted up with each request: a round begun before it does not end it. */
  revision: number
  /** The last conversation that is done, by id. */
  afterId: Generated<number>
  done: Generated<number>
  /** Null until it is counted. */
  total: number | null
  leaseUntil: Instant | null
  /** Episodes so far that count no more, and that count again: told at the end. */
  leftOut: Generated<number>
  counted: Generated<number>
}

/**
 * A reply episode as stored: what depends on now is left open. `state` is `open` until something
 * final is known; `missed` here means removed by its author after the target (docs/reply-times.md).
 */
export type EpisodeTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  conversationId: number
  contactId: number | null
  visibility: 'private' | 'public'
  openedBy: number
  openedAt: Instant
  /** Local date of `openedAt`: the day to which the episode belongs everywhere. */
  openedOn: string
  closedBy: number | null
  closedAt: Instant | null
  state: 'open' | 'answered' | 'missed' | 'withdrawn' | 'excluded'
  reason: string | null
  elapsedMs: number | null
  /** Null while open. */
  officeMs: number | null
  /** 1 when `openedAt` lies outside opening hours. */
  openedOutside: Flag
  fullAnswerMs: number | null
  /** While open: the instants at which office time passes the two lines; null when they never will. */
  aimAt: Instant | null
  dueAt: Instant | null
  /** From the network's time to ours, of the opening message. */
  detectionMs: number
  history: Flag
  /** 1 when what closed it was marked as a holding reply. */
  holding: Generated<Flag>
  /** 1 when it would be just the same without any exclusion; else see `unfilteredEpisode`. */
  unfiltered: Generated<Flag>
  /** 1 while it is open where all that waits in it most probably wants no answer; it counts. */
  unlikely: Generated<Flag>
  /** What statistics need of it, packed (rules/episode-figures.ts); null while it is open. */
  figures: string | null
}

declare module '../../database/schema.ts' {
  interface Schema {
    episode: EpisodeTable
    /** The episodes there would be without rule, mark or hiding, where they differ from `episode`. */
    unfilteredEpisode: EpisodeTable
    rebuild: RebuildTable
  }
}

/** `unfilteredEpisode` holds what would differ without any exclusion; both have the same columns. */
export type EpisodeTableName = 'episode' | 'unfilteredEpisode'
