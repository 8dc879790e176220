import type { Flag, Instant } from '../../database/schema.ts'
import type { WarningTopic } from '../rules/warning.ts'

/** What everybody is warned of: a post, whose deliveries end when it does. */
export type WarningTable = {
  postId: number
  communeId: number
  topic: WarningTopic
  endLocal: string
  zone: string
  /** 1: nothing of it goes out. */
  isDrill: Flag
  /** Who sent it, as the journal names them. */
  startedBy: string
  startedAt: Instant
  /** When it was taken back everywhere; null: nobody did. */
  liftedAt: Instant | null
  liftedBy: string | null
  /** What those are told whom it reached; null: nothing. */
  liftedText: string | null
  /** JSON: the channels whose readers are told. */
  endChannels: string | null
}

declare module '../../database/schema.ts' {
  interface Schema {
    warning: WarningTable
  }
}
