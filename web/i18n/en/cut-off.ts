import type { cutOff as French } from '../fr/cut-off.ts'
import { count } from './count.ts'

/** The same in English. */
export const cutOff: typeof French = {
  label: 'Channel cut off',
  since: (channel, when) => `${channel}: nothing has come or left since ${when}.`,
  waiting: waiting => `${count(waiting, 'message', 'messages')} waiting`,
  held: held => `${count(held, 'post', 'posts')} held back`,
  costs: what => `${what}.`,
  reconnect: 'Reconnect',
  ask: 'An administrator can reconnect this channel.',
}
