import type { Zone } from '../../language/zone.ts'

/** What decides how soon a channel is looked at again. */
export type PollSituation = {
  /** How often the network is looked at when nothing happens, ms: of its manifest. */
  everyMs: number
  /** Somebody has asked lately and has no answer yet: the screen must know of it at once. */
  isAwaited: boolean
  /** Opening hours, or somebody is on call. */
  isWatched: boolean
  isNight: boolean
}

/**
 * Until the next look, ms. While somebody waits in watched time, three times as often: an answer
 * given with the network's own app must stop the countdown before an alert is raised for nothing.
 * Where nobody watches, half as often, and a fifth at night: what is measured goes by the network's
 * own times, so that nothing is lost but the network's patience is spared. Webhooks wake all the same.
 */
export function pollDelayMs({ everyMs, isAwaited, isWatched, isNight }: PollSituation): number {
  if (isWatched) return isAwaited ? Math.round(everyMs / 3) : everyMs
  return everyMs * (isNight ? 5 : 2)
}

const HOUR = 3_600_000

/** Between 22:00 and 06:00 on the commune's clocks. */
export function isNightAt(at: number, zone: Pick<Zone, 'offsetAt'>): boolean {
  const local = at + zone.offsetAt(at)
  const hour = Math.floor(local / HOUR) % 24
  return hour >= 22 || hour < 6
}
