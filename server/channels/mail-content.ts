import { escaped, wrap } from '../digest/mail-content.ts'
import { frenchInstant, NBSP } from '../language/french.ts'
import type { MailContent } from '../mail/kind.ts'

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

export function channelContent(facts: ChannelFacts): MailContent {
  return { subject: subjectOf(facts), text: textOf(facts), html: htmlOf(facts) }
}

function subjectOf(facts: ChannelFacts): string {
  const { channel, commune, news, zone } = facts
  return news.kind === 'paused'
    ? `« ${channel} » est en pause${NBSP}: à reconnecter, ${commune}`
    : `« ${channel} » à reconnecter avant le ${date(news.at, zone)}, ${commune}`
}

function textOf(facts: ChannelFacts): string {
  const paragraphs = [...sentences(facts).map(text => wrap(text, '')), facts.href]
  return `${facts.commune}\n\n${paragraphs.join('\n\n')}\n\n-- \n${wrap(why, '')}\n`
}

/** As plain as the text: it is read on a telephone. */
function htmlOf(facts: ChannelFacts): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subjectOf(facts))}</title>
<style>:root { color-scheme: light dark; }</style>
</head>
<body style="margin:0 auto;max-width:600px;padding:16px;font:16px/1.45 ${sans};">
<p style="margin:4px 0 16px;">${escaped(facts.commune)}</p>
${sentences(facts)
  .map(text => `<p>${escaped(text)}</p>`)
  .join('\n')}
<p><a href="${escaped(facts.href)}">Reconnecter le canal</a></p>
<hr style="margin:16px 0;">
<p style="font-size:14px;">${escaped(why)}</p>
</body>
</html>
`
}

const sans = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Ubuntu,'Liberation Sans',Arial,sans-serif"
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
