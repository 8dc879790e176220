import { html } from 'hono/html'
import type { Language } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'
import {
  button,
  figure,
  heading,
  labelled,
  line,
  link,
  mailHtml,
  mailText,
  note,
  wrap,
} from '../mail/layout.ts'
import { digestTexts as texts } from './mail-texts.ts'
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
  const { language, subject, commune, title, period, figures, sections } = digest
  const { delays, unsubscribe } = links
  const stop = texts.unsubscribe[language]
  return await mailHtml({
    language,
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
      button(delays, texts.see[language]),
    ],
    why: html`${texts.why[language]} ${unsubscribe === null ? stop : link(unsubscribe, stop)}`,
  })
}

/** The same in plain text, lines of at most 72 characters. */
export function digestText(digest: Digest, { delays, unsubscribe }: DigestLinks): string {
  const { language, commune, title, period, figures, sections } = digest
  const parts = [
    `${commune}\n${title}, ${period}`,
    figures.map(figureText).join('\n'),
    ...sections.map(section => sectionText(section, language)),
    labelled(texts.see[language], delays, language),
  ]
  const stop = `${texts.unsubscribe[language]}${wordings[language].colon}`
  const way = unsubscribe === null ? '' : `\n${stop} ${unsubscribe}`
  return mailText(parts, `${wrap(texts.why[language])}${way}`)
}

function figureText({ value, label, notes }: DigestFigure): string {
  return [wrap(`${value} ${label}`), ...notes.map(note => wrap(note, '  ', '  '))].join('\n')
}

function sectionText({ title, lines }: DigestSection, language: Language): string {
  const heading = title.toLocaleUpperCase(language)
  return [
    heading,
    ...lines.map(({ lead, text }) => wrap(`- ${lead === null ? '' : `${lead} · `}${text}`, '  ')),
  ].join('\n')
}
