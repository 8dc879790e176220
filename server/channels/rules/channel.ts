/**
 * - `active`: polled and published to;
 * - `paused`: somebody must do something (a dead token), its deliveries wait;
 * - `disconnected`: taken away by a person; its history stays;
 * - `archive`: never connected, and known by its network's download alone. It is neither polled nor
 *   published to, until a person connects it.
 */
export const channelStates = ['active', 'paused', 'disconnected', 'archive'] as const
export type ChannelState = (typeof channelStates)[number]

/** Whether there is an access to its network, if only one that died. */
export function isConnected({ state }: { state: ChannelState }): boolean {
  return state === 'active' || state === 'paused'
}

/** When a channel that does not receive is looked at, ms UTC: the last instant that a date can have. */
export const neverAt = 8_640_000_000_000_000

/** What a request calls a connector's field: 'config.page', 'secrets.token'. */
export function placeOf({ key, secret }: { key: string; secret: boolean }): string {
  return `${secret ? 'secrets' : 'config'}.${key}`
}
