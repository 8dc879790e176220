import { accessEndsSoonMs } from '../connectors/rules/access-end.ts'
import type { Row } from '../database/schema.ts'
import { type Sentence, sentenceOrNull } from '../language/sentence.ts'
import type { MailKind } from '../mail/kind.ts'
import type { MailHours } from '../mail/rules.ts'
import {
  type AdministratorNotice,
  administratorMails,
  daytime,
} from '../people/administrator-mail.ts'
import { channelTexts as texts } from './mail-texts.ts'
import { channelNotice } from './notices.ts'
import { channelsToTell, findChannel } from './store/channels.ts'

/** What works no more is told early and late, but not at night; a warning is for the day. */
const pauseHours: MailHours = { from: 7 * 60, to: 22 * 60 }

/**
 * Tells a commune's administrators that a channel's access ends in 14, 7 or 1 days, or that it died
 * and paused the channel, at once: once for each end and step, once for each pause. It is no longer
 * true when the channel was reconnected, or when a nearer warning is due.
 */
export const channelMails: MailKind = administratorMails<Row<'channel'>>({
  kind: 'channel',
  wokenBy: ['channels'],
  list: ({ db }, now) => channelsToTell(db, now, now + accessEndsSoonMs),
  find: ({ db }, { communeId, subject }) => findChannel(db, communeId, Number(subject)),
  roundOf(channel, now) {
    const notice = channelNotice(channel, now)
    return notice && `${notice.kind}.${notice.about}`
  },
  hoursOf: ({ state }) => (state === 'paused' ? pauseHours : daytime),
  tell({ publicUrl, connectors }, channel, commune) {
    const { id, name, connector, state, pausedAt, tokenEndsAt, stateReason } = channel
    const isPaused = state === 'paused'
    const reason = isPaused ? sentenceOrNull(stateReason) : null
    const at = (isPaused ? pausedAt : tokenEndsAt) ?? 0
    return accessNotice({
      ...{ channel: name, commune: commune.name, zone: commune.zone },
      network: connectors[connector]?.manifest.label.fr ?? connector,
      news: isPaused ? { kind: 'paused', at, reason } : { kind: 'ends', at },
      href: `${publicUrl}/canaux#canal-${id}`,
    })
  },
})

export type ChannelFacts = {
  commune: string
  zone: string
  channel: string
  /** The network's name, « Facebook ». */
  network: string
  /** What happened: an end that is known, ms UTC, or a pause with its sentence. */
  news: { kind: 'ends'; at: number } | { kind: 'paused'; at: number; reason: Sentence | null }
  /** Address at which the channel is reconnected. */
  href: string
}

export function accessNotice(facts: ChannelFacts): AdministratorNotice {
  const { channel, commune, network, news, zone, href } = facts
  const about = { press: texts.reconnect, href }
  if (news.kind === 'ends') {
    return {
      ...about,
      subject: texts.endsSubject(channel, news.at, zone, commune),
      title: texts.endsTitle(channel),
      said: [texts.ends(channel, network, news.at, zone), texts.reconnectBefore],
    }
  }
  return {
    ...about,
    subject: texts.pausedSubject(channel, commune),
    title: texts.pausedTitle(channel),
    said: [
      texts.paused(channel, network, news.at, zone),
      ...(news.reason === null ? [] : [news.reason]),
      texts.goesOn,
    ],
  }
}
