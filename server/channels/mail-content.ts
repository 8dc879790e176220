import type { Language, Sentence } from '../language/sentence.ts'
import type { MailContent } from '../mail/kind.ts'
import { button, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { channelTexts as texts } from './mail-texts.ts'

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
