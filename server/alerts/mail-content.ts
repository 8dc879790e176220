import { escaped, wrap } from '../digest/mail-content.ts'
import {
  frenchCount,
  frenchDuration,
  frenchInstant,
  frenchOfficeDuration,
  isSingular,
  NBSP,
} from '../language/french.ts'
import type { MailContent } from '../mail/kind.ts'

/** Somebody who still waits, without their name and what they wrote: a mail leaves the house. */
export type AlertMailLine = {
  channelName: string
  visibility: 'private' | 'public'
  /** ms UTC. */
  openedAt: number
  /** Until the mail is written, ms: within opening hours, and by the clock on the wall. */
  officeMs: number
  elapsedMs: number
  /** Address of the conversation. */
  href: string
}

export type AlertFacts = {
  commune: string
  zone: string
  lines: AlertMailLine[]
  /** Nobody is on duty: everybody who may answer gets it. */
  toAll: boolean
  links: { today: string; settings: string }
}

export function alertContent(facts: AlertFacts): MailContent {
  return { subject: alertSubject(facts), text: alertText(facts), html: alertHtml(facts) }
}

/** More than anybody reads; the rest is counted, and is on the first screen. */
const mostLines = 20

function alertSubject({ commune, lines }: AlertFacts): string {
  return `${waiting(lines.length)} une réponse, ${commune}`
}

function alertText(facts: AlertFacts): string {
  const { commune, lines, links } = facts
  const parts = [
    `${commune}\n${waiting(lines.length)} une réponse.`,
    ...lines
      .slice(0, mostLines)
      .map(line => `${wrap(`- ${sentence(line, facts.zone)}`, '  ')}\n  ${line.href}`),
    ...rest(lines.length).map(text => `${text}\n${links.today}`),
    `-- \n${wrap(why(facts), '')}\n${settingsLabel}${NBSP}:\n${links.settings}`,
  ]
  return `${parts.join('\n\n')}\n`
}

/** As plain as the text: it is read on a telephone, in a hurry. */
function alertHtml(facts: AlertFacts): string {
  const { commune, lines, links, zone } = facts
  const items = lines
    .slice(0, mostLines)
    .map(
      line =>
        `<li style="margin:0 0 12px;">${escaped(sentence(line, zone))}<br><a href="${escaped(line.href)}">Voir la conversation</a></li>`,
    )
  const more = rest(lines.length).map(
    text => `<p><a href="${escaped(links.today)}">${escaped(text)}</a></p>`,
  )
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(alertSubject(facts))}</title>
<style>:root { color-scheme: light dark; }</style>
</head>
<body style="margin:0 auto;max-width:600px;padding:16px;font:16px/1.45 ${sans};">
<h1 style="margin:0;font-size:20px;">${escaped(`${waiting(lines.length)} une réponse`)}</h1>
<p style="margin:4px 0 16px;">${escaped(commune)}</p>
<ul style="margin:0;padding:0 0 0 20px;">
${items.join('\n')}
</ul>
${more.join('\n')}
<hr style="margin:16px 0;">
<p style="font-size:14px;">${escaped(why(facts))} <a href="${escaped(links.settings)}">${settingsLabel}</a></p>
</body>
</html>
`
}

const sans = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Ubuntu,'Liberation Sans',Arial,sans-serif"
const settingsLabel = 'Régler la permanence et les alertes'
const places = { public: 'commentaire public', private: 'message privé' }

function waiting(count: number): string {
  return frenchCount(count, 'personne attend', 'personnes attendent')
}

function sentence(line: AlertMailLine, zone: string): string {
  const { channelName, visibility, openedAt, officeMs, elapsedMs } = line
  const since = frenchInstant(openedAt, zone, { weekday: true, year: false })
  const lengths = `${frenchOfficeDuration(officeMs)} d’ouverture, ${frenchDuration(elapsedMs)} en tout`
  return `${channelName}, ${places[visibility]}, depuis le ${since}${NBSP}: ${lengths}`
}

function rest(count: number): string[] {
  const more = count - mostLines
  if (more <= 0) return []
  return [isSingular(more) ? 'Et une autre' : `Et ${frenchCount(more, 'autre', 'autres')}`]
}

function why({ toAll }: AlertFacts): string {
  return toAll
    ? `Personne n’est de permanence aujourd’hui${NBSP}: cette alerte est envoyée à tous les agents.`
    : 'Vous recevez cette alerte parce que vous êtes de permanence.'
}
