import { html } from 'hono/html'
import { type Language, sentences } from '../language/sentence.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  button,
  labelled,
  link,
  mailHtml,
  mailText,
  note,
  paragraph,
  wrap,
} from '../mail/layout.ts'

/** What somebody is told whom a note mentions; `by`: who wrote it, null where that is not known. */
export const mentionTexts = sentences('inbox.mention', {
  title: (by: string | null) => ({
    fr: by === null ? 'Une note vous mentionne' : `${by} vous mentionne dans une note`,
    en: by === null ? 'A note mentions you' : `${by} mentions you in a note`,
  }),
  subject: (by: string | null, commune: string) => ({
    fr: `${by === null ? 'Une note vous mentionne' : `${by} vous mentionne dans une note`}, ${commune}`,
    en: `${by === null ? 'A note mentions you' : `${by} mentions you in a note`}, ${commune}`,
  }),
  read: { fr: 'Lire la note', en: 'Read the note' },
  internal: {
    fr: 'C’est une note interne : elle n’est jamais envoyée aux habitants.',
    en: 'It is an internal note: residents never get it.',
  },
  why: {
    fr: 'Vous recevez ce courriel parce qu’aucun appareil n’a pu vous prévenir.',
    en: 'You get this mail because no device could tell you.',
  },
  settings: { fr: 'Choisir où être prévenu', en: 'Choose where to be told' },
})

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
  const subject = mentionTexts.subject(by, commune)[language]
  const title = mentionTexts.title(by)[language]
  const [internal, why] = [mentionTexts.internal[language], mentionTexts.why[language]]
  const about = labelled(mentionTexts.settings[language], settings, language)
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
      body: [paragraph(place), button(href, mentionTexts.read[language]), note(internal)],
      why: html`${why} ${link(settings, mentionTexts.settings[language])}`,
    }),
  }
}
