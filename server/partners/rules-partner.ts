import { addDays } from '../language/iso-week.ts'
import { folded } from '../language/text.ts'

/**
 * How a partner receives what is offered: `mail`, with all that is needed to publish by hand;
 * `page`: it lent us a page of its own, a channel of ours; `feed`: it reads our agenda by itself, and
 * is told nothing; `installation`: it is a commune of this installation, and finds it on its screens.
 */
export const partnerModes = ['mail', 'page', 'feed', 'installation'] as const
export type PartnerMode = (typeof partnerModes)[number]

/** What a mail can hold for a partner that publishes by hand; it may want some of it alone. */
export const sharePieces = [
  'facebook',
  'instagram',
  'short',
  'article',
  'poster',
  'calendar',
] as const
export type SharePiece = (typeof sharePieces)[number]

export type ReachFacts = {
  mode: PartnerMode
  /** Local date until which it is to be left alone, included. */
  quietUntil: string | null
  endedAt: number | null
  /** How many of its contacts have not unsubscribed. */
  readers: number
  /** The commune of this installation that it is. */
  partnerCommuneId: number | null
  /** The hash of the key by which its own software asks what it is offered. */
  keyHash: string | null
}

/** Why nothing can be offered to a partner; null: it can. */
export type NotReachable = 'ended' | 'reads-feed' | 'nobody'

export function whyNotReachable(facts: ReachFacts): NotReachable | null {
  const { mode, endedAt, readers, partnerCommuneId, keyHash } = facts
  if (endedAt !== null) return 'ended'
  if (mode === 'feed') return 'reads-feed'
  if (mode === 'installation') return partnerCommuneId === null ? 'nobody' : null
  return readers === 0 && keyHash === null ? 'nobody' : null
}

/** The first local date on which it may be written to: it asked to be left alone before. */
export function writableFrom(quietUntil: string | null, today: string): string {
  return quietUntil !== null && quietUntil >= today ? addDays(quietUntil, 1) : today
}

type Named = { name: string; inseeCode: string | null }

/** Whether two communes or partners are the same: by their codes, or by name where one has none. */
export function isSameCommune(one: Named, other: Named): boolean {
  if (one.inseeCode !== null && other.inseeCode !== null) return one.inseeCode === other.inseeCode
  return isSameName(one.name, other.name)
}

export function isSameName(one: string, other: string): boolean {
  return folded(one).trim() === folded(other).trim()
}
