import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of a channel that is cut off, which come when one is. */
export const cutOffMessages = translated({
  label: { fr: 'Canal coupé', en: 'Channel cut off' },
  since: (channel: string, when: string) => ({
    fr: `${channel} : plus rien n’arrive ni ne part depuis ${when}.`,
    en: `${channel}: nothing has come or left since ${when}.`,
  }),
  waiting: (waiting: number) => ({
    fr: frenchCount(waiting, 'message attend', 'messages attendent'),
    en: `${count(waiting, 'message', 'messages')} waiting`,
  }),
  held: (held: number) => ({
    fr: frenchCount(held, 'publication est retenue', 'publications sont retenues'),
    en: `${count(held, 'post', 'posts')} held back`,
  }),
  costs: (what: string) => `${what}.`,
  reconnect: { fr: 'Reconnecter', en: 'Reconnect' },
  ask: {
    fr: 'Un administrateur peut reconnecter ce canal.',
    en: 'An administrator can reconnect this channel.',
  },
})
