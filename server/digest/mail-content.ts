import { html } from 'hono/html'
import { NBSP } from '../language/french.ts'
import { button, figure, heading, line, link, mailHtml, note } from '../mail/layout.ts'
import { mailText, wrap } from '../mail/text.ts'
import type { Digest, DigestSection } from './rules/digest.ts'
import type { DigestFigure } from './rules/replies.ts'

export type DigestLinks = {
  /** The reply times' screen, at that week. */
  delays: string
  /** Null in a preview: the link is each reader's own. */
  unsubscribe: string | null
}

/** The digest as its readers get it. */
export async function digestHtml(digest: Digest, links: DigestLinks): Promise<string> {
  const { subject, commune, title, period, figures, sections } = digest
  const { delays, unsubscribe } = links
  return await mailHtml({
    subject,
    commune,
    title,
    preheader: figures.map(({ value, label }) => `${value} ${label}`).join(' · '),
    body: [
      note(period),
      ...figures.map(figure),
      ...sections.flatMap(section => [
        heading(section.title),
        ...section.lines.map(({ lead, text, attention }) => line(lead, text, attention)),
      ]),
      button(delays, 'Voir ces délais dans Tambour'),
    ],
    why: html`${footText} ${unsubscribe === null ? stop : link(unsubscribe, stop)}`,
  })
}

const stop = `Se${NBSP}désabonner`
const footText = `Vous recevez ce récapitulatif le lundi à 8${NBSP}h, comme destinataire choisi par la mairie. Il ne nomme aucun habitant et ne dit à personne que vous l’avez ouvert.`

/** The same in plain text, lines of at most 72 characters. */
export function digestText(digest: Digest, links: DigestLinks): string {
  const parts = [
    `${digest.commune}\n${digest.title}, ${digest.period}`,
    digest.figures.map(figureText).join('\n'),
    ...digest.sections.map(sectionText),
    `Voir ces délais dans Tambour${NBSP}:\n${links.delays}`,
  ]
  const way = links.unsubscribe === null ? '' : `\nSe désabonner${NBSP}: ${links.unsubscribe}`
  return mailText(parts, `${wrap(footText)}${way}`)
}

function figureText({ value, label, notes }: DigestFigure): string {
  return [wrap(`${value} ${label}`), ...notes.map(note => wrap(note, '  ', '  '))].join('\n')
}

function sectionText({ title, lines }: DigestSection): string {
  const heading = title.toLocaleUpperCase('fr')
  return [
    heading,
    ...lines.map(({ lead, text }) => wrap(`- ${lead === null ? '' : `${lead} · `}${text}`, '  ')),
  ].join('\n')
}
