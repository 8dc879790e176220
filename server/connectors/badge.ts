import type { Sentence } from '../language/sentence.ts'

/**
 * A mark that a network gives to pages that answer their private messages fast. Networks change what
 * they ask and tell little of how they reckon: each reading is dated data with its source, and several
 * stand beside each other where nobody can tell which one the network uses.
 */
export type Badge = {
  /** The network, as people name it. */
  network: string
  /** What the network calls the mark. */
  name: Sentence
  /** The newest first. */
  readings: readonly BadgeReading[]
}

/** One way to reckon whether a page has the mark. */
export type BadgeReading = {
  key: string
  /** The first day on which a source tells it so. */
  asOf: string
  /** Where it was read. */
  source: string
  /** Local days that count, the last one included. */
  days: number
  /** Of 100 first messages, how many must be answered. */
  percent: number
  /** The response time that must not be exceeded, minutes on the wall clock. */
  minutes: number
  /** An answer counts if it comes on the same local day, or within 24 hours; what comes later is none. */
  answeredWithin: 'same-day' | '24-hours'
  /** How the times of the answers that count become one. */
  average: 'median' | 'mean-of-fastest-90'
}
