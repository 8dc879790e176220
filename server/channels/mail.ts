import { accessEndsSoonMs } from '../connectors/rules/access-end.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Language, type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { compileZone } from '../language/zone.ts'
import type { MailContent, MailKind } from '../mail/kind.ts'
import { button, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { type MailHours, withinMailHours } from '../mail/rules.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { administratorsOf } from '../people/store/members.ts'
import { channelTexts as texts } from './mail-texts.ts'
import { type ChannelNotice, channelNotice } from './notices.ts'
import { channelsToTell, findChannel } from './store/channels.ts'

/** A warning is for the day. What works no more is told early and late, but not at night. */
const warningHours: MailHours = { from: 8 * 60, to: 20 * 60 }
const pauseHours: MailHours = { from: 7 * 60, to: 22 * 60 }

/**
 * Tells a commune's administrators that a channel's access ends in 14, 7 or 1 days, or that it died
 * and paused the channel, at once: once for each end and step, once for each pause. It is no longer
 * true when the channel was reconnected, when a nearer warning is due, or when its reader no longer
 * administers. Without a mail server nothing is written: what still holds is told when there is one.
 */
export const channelMails: MailKind = {
  kind: 'channel',
  wokenBy: ['channels'],
  async queue(deps) {
    if (deps.mailer === null) return null
    const now = deps.clock.now()
    for (const channel of await channelsToTell(deps.db, now, now + accessEndsSoonMs)) {
      const notice = channelNotice(channel, now)
      if (notice === null) continue
      const { id, communeId } = channel
      const about = { communeId, subject: String(id), round: roundOf(notice), nextAt: now }
      const readers = (await administratorsOf(deps.db, communeId)).map(accountReader)
      await queueMails(deps, deps.db, channelMails, about, readers)
    }
    return null
  },
  async check(deps, mail, now) {
    const { notice } = await readChannel(deps, mail, now)
    const readers = await administratorsOf(deps.db, mail.communeId)
    if (notice === null || !readers.some(({ id }) => id === mail.userId)) return null
    const { zone } = await communeOf(deps, mail.communeId)
    const hours = notice.kind === 'paused' ? pauseHours : warningHours
    return withinMailHours(now, hours, compileZone(zone))
  },
  async write(deps, mails, now) {
    const [mail] = mails
    const { channel, notice } = mail ? await readChannel(deps, mail, now) : {}
    if (!mail || !channel || !notice) return null
    const { name: commune, zone } = await communeOf(deps, mail.communeId)
    const { id, connector, name, stateReason } = channel
    const content = await channelContent({
      language: await languageOf(deps, mail.userId),
      commune,
      zone,
      channel: name,
      network: deps.connectors[connector]?.manifest.label.fr ?? connector,
      news:
        notice.kind === 'paused'
          ? { kind: 'paused', at: notice.about, reason: sentenceOrNull(stateReason) }
          : { kind: 'ends', at: notice.about },
      href: `${deps.publicUrl}/canaux#canal-${id}`,
    })
    return { mails, content }
  },
}

/** The channel of a mail, and what the mail tells of it while that is so. */
async function readChannel(
  { db }: Pick<Deps, 'db'>,
  { communeId, subject, round }: Pick<Row<'mail'>, 'communeId' | 'subject' | 'round'>,
  now: number,
) {
  const channel = await findChannel(db, communeId, Number(subject))
  const notice = channel === undefined ? null : channelNotice(channel, now)
  return { channel, notice: notice !== null && roundOf(notice) === round ? notice : null }
}

function roundOf({ kind, about }: ChannelNotice): string {
  return `${kind}.${about}`
}

export type ChannelFacts = {
  /** Its reader's. */
  language: Language
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

export async function channelContent(facts: ChannelFacts): Promise<MailContent> {
  const { language, channel, commune, news, zone, href } = facts
  const isPaused = news.kind === 'paused'
  const subject = isPaused
    ? texts.pausedSubject(channel, commune)[language]
    : texts.endsSubject(channel, news.at, zone, commune)[language]
  const title = isPaused ? texts.pausedTitle(channel) : texts.endsTitle(channel)
  const said = sentences(facts)
  const why = texts.why[language]
  return {
    subject,
    text: mailText([commune, ...said.map(text => wrap(text)), href], wrap(why)),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: title[language],
      body: [...said.map(paragraph), button(href, texts.reconnect[language])],
      why,
    }),
  }
}

function sentences({ language, channel, network, news, zone }: ChannelFacts): string[] {
  if (news.kind === 'paused') {
    return [
      texts.paused(channel, network, news.at, zone)[language],
      ...(news.reason === null ? [] : [news.reason[language]]),
      texts.nothingLost[language],
    ]
  }
  return [texts.ends(channel, network, news.at, zone)[language], texts.reconnectBefore[language]]
}
