import type { Sentence } from '../../language/sentence.ts'
import { publishingSentences } from '../sentences.ts'
import type { LateRule } from './delivery.ts'

/** A delivery is late when it leaves more than this after its time, ms. */
export const lateAfterMs = 15 * 60_000

/** Beyond this a delivery that was tried in vain is news of another time of day, ms. */
export const staleAfterMs = 6 * 60 * 60_000

export type Lateness = {
  rule: LateRule
  /** When Tambour had promised to send it: its planned time, or the retry's. */
  promisedAt: number
  /** The time that a person last wished for it: the planned one, or that of « publier maintenant ». */
  wantedAt: number
  /** Whether it was tried before. */
  tried: boolean
  /** From then on it is true no more, whatever its rule; null: it always is. */
  validUntil: number | null
}

/**
 * Whether a delivery found due may still go out by itself. It may not when nobody was there at
 * its time (an announcement for yesterday must not go out), nor when trying lasted too long,
 * unless its own rule is to publish whatever happens.
 *
 * @param now ms UTC.
 * @returns null to send it, or a sentence that says why it is `missed`.
 */
export function whyMissed(delivery: Lateness, now: number): Sentence | null {
  if (isOver(delivery, now)) return publishingSentences.over
  if (delivery.rule === 'publish') return null
  const overslept = now - delivery.promisedAt > lateAfterMs
  const stale = delivery.tried && isStale(delivery, now)
  if (!overslept && !stale) return null
  const lateMs = now - delivery.wantedAt
  return delivery.rule === 'ask'
    ? publishingSentences.lateAsk(lateMs)
    : publishingSentences.lateMiss(lateMs)
}

/** Whether an attempt at that instant would come too long after the time that a person wished. */
export function isStale(
  delivery: Pick<Lateness, 'rule' | 'wantedAt' | 'validUntil'>,
  at: number,
): boolean {
  if (isOver(delivery, at)) return true
  return delivery.rule !== 'publish' && at - delivery.wantedAt > staleAfterMs
}

/** Whether what it says is true no more at that instant. */
export function isOver({ validUntil }: Pick<Lateness, 'validUntil'>, at: number): boolean {
  return validUntil !== null && validUntil <= at
}
