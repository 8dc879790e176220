import { html } from 'hono/html'
import type { Language } from '../../language/sentence.ts'
import type { MailContent } from '../../mail/kind.ts'
import {
  button,
  labelled,
  link,
  mailHtml,
  mailText,
  note,
  paragraph,
  wrap,
} from '../../mail/layout.ts'
import { mentionTexts as texts } from './mail-texts.ts'

export type MentionFacts = {
  /** Its reader's. */
  language: Language
  commune: string
  /** Who wrote the note; null: that is not known. */
  by: string | null
  /** « Page de la mairie, message privé » */
  place: string
  /** Address of the note. */
  href: string
  settings: string
}

export async function mentionContent(facts: MentionFacts): Promise<MailContent> {
  const { language, commune, by, place, href, settings } = facts
  const subject = texts.subject(by, commune)[language]
  const title = texts.title(by)[language]
  const [internal, why] = [texts.internal[language], texts.why[language]]
  const about = labelled(texts.settings[language], settings, language)
  return {
    subject,
    text: mailText(
      [`${commune}\n${title}.`, `${wrap(`- ${place}`, '  ')}\n${href}`, wrap(internal)],
      `${wrap(why)}\n${about}`,
    ),
    html: await mailHtml({
      language,
      subject,
      commune,
      title,
      body: [paragraph(place), button(href, texts.read[language]), note(internal)],
      why: html`${why} ${link(settings, texts.settings[language])}`,
    }),
  }
}
