import { englishInstant } from '../language/english.ts'
import { frenchInstant, NBSP } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

const parts = { weekday: true }

/** What a mail says of a channel's access; `network`: its name, « Facebook »; instants are ms UTC. */
export const channelTexts = sentences('channels.mail', {
  pausedSubject: (channel: string, commune: string) => ({
    fr: `«${NBSP}${channel}${NBSP}» est en pause${NBSP}: à reconnecter, ${commune}`,
    en: `“${channel}” is paused: to be reconnected, ${commune}`,
  }),
  endsSubject: (channel: string, at: number, zone: string, commune: string) => ({
    fr: `«${NBSP}${channel}${NBSP}» à reconnecter avant le ${frenchInstant(at, zone, parts)}, ${commune}`,
    en: `“${channel}” to be reconnected before ${englishInstant(at, zone, parts)}, ${commune}`,
  }),
  pausedTitle: (channel: string) => ({
    fr: `«${NBSP}${channel}${NBSP}» est en pause`,
    en: `“${channel}” is paused`,
  }),
  endsTitle: (channel: string) => ({
    fr: `«${NBSP}${channel}${NBSP}» est à reconnecter`,
    en: `“${channel}” is to be reconnected`,
  }),
  paused: (channel: string, network: string, at: number, zone: string) => ({
    fr: `Le canal «${NBSP}${channel}${NBSP}» (${network}) est en pause depuis le ${frenchInstant(at, zone, parts)}${NBSP}: rien n’y est plus relevé ni publié.`,
    en: `The channel “${channel}” (${network}) has been paused since ${englishInstant(at, zone, parts)}: nothing is read or published there any more.`,
  }),
  goesOn: {
    fr: `Une fois reconnecté, il reprend où il s’est arrêté${NBSP}: ce qui était programmé part, ou vous est demandé si son heure est passée.`,
    en: 'Once reconnected, it goes on where it stopped: what was planned goes out, or you are asked if its time has passed.',
  },
  ends: (channel: string, network: string, at: number, zone: string) => ({
    fr: `L’accès au canal «${NBSP}${channel}${NBSP}» (${network}) prend fin le ${frenchInstant(at, zone, parts)}.`,
    en: `Access to the channel “${channel}” (${network}) ends on ${englishInstant(at, zone, parts)}.`,
  }),
  reconnectBefore: {
    fr: `Reconnectez-le avant${NBSP}: ensuite, plus rien n’y sera relevé ni publié. Les messages, les mesures et les publications programmées sont gardés.`,
    en: 'Reconnect it before then: after that, nothing will be read or published there. Messages, measurements and scheduled publications are kept.',
  },
  reconnect: { fr: 'Reconnecter le canal', en: 'Reconnect the channel' },
})
