/**
 * - `active`: polled and published to;
 * - `paused`: somebody must do something (a dead token), its deliveries wait;
 * - `disconnected`: taken away by a person; its history stays.
 */
export const channelStates = ['active', 'paused', 'disconnected'] as const
export type ChannelState = (typeof channelStates)[number]

/** One line of a channel's check, in plain words. `info`: neither good nor bad, or not told. */
export type CheckLine = {
  key: string
  level: 'ok' | 'info' | 'warning' | 'error'
  text: string
}
