import { alertRulesOf } from '../../alerts/watch.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { findCommune } from '../../people/store/communes.ts'
import { hasOpenSince } from '../../reply-times/rows.ts'
import { isNightAt, pollDelayMs } from '../rules/poll-rhythm.ts'

/** Whoever waits longer than this has been seen by everybody who looks. */
const hurryMs = 2 * 60 * 60_000

/**
 * Until the next look at a channel, ms (domain/poll-rhythm.ts).
 * @param everyMs how often its network is looked at when nothing happens
 */
export async function nextLookMs(
  { db }: Pick<Deps, 'db'>,
  channel: Pick<Row<'channel'>, 'id' | 'communeId'>,
  everyMs: number,
  now: number,
): Promise<number> {
  const commune = await findCommune(db, channel.communeId)
  if (commune === undefined) return everyMs
  const { watch, zone } = await alertRulesOf(db, commune)
  return pollDelayMs({
    everyMs,
    isWatched: watch.isWatched(now),
    isAwaited: await hasOpenSince(db, channel, now - hurryMs),
    isNight: isNightAt(now, zone),
  })
}
