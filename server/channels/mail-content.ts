import { frenchInstant, NBSP } from '../language/french.ts'
import type { MailContent } from '../mail/kind.ts'
import { button, mailHtml, paragraph } from '../mail/layout.ts'
import { mailText, wrap } from '../mail/text.ts'

export type ChannelFacts = {
  commune: string
  zone: string
  channel: string
  /** The network's name, « Facebook ». */
  network: string
  /** What happened: an end that is known, ms UTC, or a pause with its sentence. */
  news: { kind: 'ends'; at: number } | { kind: 'paused'; at: number; reason: string | null }
  /** Address at which the channel is reconnected. */
  href: string
}

export async function channelContent(facts: ChannelFacts): Promise<MailContent> {
  const { channel, commune, news, href } = facts
  const subject = subjectOf(facts)
  return {
    subject,
    text: mailText([commune, ...sentences(facts).map(text => wrap(text)), href], wrap(why)),
    html: await mailHtml({
      subject,
      commune,
      title: `« ${channel} » ${news.kind === 'paused' ? 'est en pause' : 'est à reconnecter'}`,
      body: [...sentences(facts).map(paragraph), button(href, 'Reconnecter le canal')],
      why,
    }),
  }
}

function subjectOf(facts: ChannelFacts): string {
  const { channel, commune, news, zone } = facts
  return news.kind === 'paused'
    ? `« ${channel} » est en pause${NBSP}: à reconnecter, ${commune}`
    : `« ${channel} » à reconnecter avant le ${date(news.at, zone)}, ${commune}`
}

const why = 'Vous recevez ce message parce que vous administrez Tambour.'

function sentences({ channel, network, news, zone }: ChannelFacts): string[] {
  const name = `« ${channel} » (${network})`
  const at = date(news.at, zone)
  if (news.kind === 'paused') {
    return [
      `Le canal ${name} est en pause depuis le ${at}${NBSP}: rien n’y est plus relevé ni publié.`,
      ...(news.reason === null ? [] : [news.reason]),
      `Rien n’est perdu${NBSP}: une fois reconnecté, il reprend où il s’est arrêté.`,
    ]
  }
  return [
    `L’accès au canal ${name} prend fin le ${at}.`,
    `Reconnectez-le avant${NBSP}: ensuite, plus rien n’y sera relevé ni publié. Les messages, les mesures et les publications programmées sont gardés.`,
  ]
}

function date(at: number, zone: string): string {
  return frenchInstant(at, zone, { weekday: true })
}
