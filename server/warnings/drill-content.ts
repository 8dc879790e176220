import { html } from 'hono/html'
import type { Language, Sentence } from '../language/sentence.ts'
import { firstLineOf } from '../language/text.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  block,
  button,
  heading,
  labelled,
  mailHtml,
  mailText,
  paragraph,
  wrap,
} from '../mail/layout.ts'
import { drillTexts } from './sentences.ts'

export type DrillFacts = {
  /** Its reader's. */
  language: Language
  commune: string
  by: string
  /** Each text once, with the channels on which it would have been said. */
  said: { text: string; channels: Sentence[] }[]
  href: string
}

export async function drillContent(facts: DrillFacts): Promise<MailContent> {
  const { language, commune, by, said, href } = facts
  const head = typeset(drillTexts.title(firstLineOf(said[0]?.text ?? ''))[language])
  const subject = `${head}, ${commune}`
  const nothing = drillTexts.nothing(by)[language]
  const why = drillTexts.why[language]
  const parts = said.map(({ text, channels }) => ({
    names: channels.map(name => name[language]).join(', '),
    text,
  }))
  return {
    subject,
    text: mailText(
      [
        `${commune}\n${head}`,
        wrap(nothing),
        ...parts.flatMap(({ names, text }) => [
          wrap(`${names}${language === 'fr' ? '\u00a0' : ''}:`),
          text
            .split('\n')
            .map(line => (line === '' ? '' : wrap(line, '  ', '  ')))
            .join('\n'),
        ]),
        labelled(drillTexts.open[language], href, language),
      ],
      wrap(why),
    ),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: head,
      body: [
        paragraph(nothing),
        ...parts.flatMap(({ names, text }) => [
          heading(names),
          block(html`<p lang="fr" style="margin:0;white-space:pre-line;">${text}</p>`),
        ]),
        button(href, drillTexts.open[language]),
      ],
      why,
    }),
  }
}
