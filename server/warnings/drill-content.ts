import { html } from 'hono/html'
import { englishCount } from '../language/english.ts'
import { frenchCount } from '../language/french.ts'
import { type Language, type Sentence, sentences } from '../language/sentence.ts'
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

/** What the mairie is told of a drill. */
export const drillTexts = sentences('warnings.drill', {
  title: (first: string) => ({ fr: `EXERCICE. ${first}`, en: `DRILL. ${first}` }),
  nothing: (by: string) => ({
    fr: `${by} a fait un exercice d’alerte. Rien n’est publié, aucun habitant n’est prévenu. Voici ce qui serait parti.`,
    en: `${by} held a warning drill. Nothing is published, no resident is told. Here is what would have gone out.`,
  }),
  pushed: (by: string) => ({
    fr: `${by} fait un exercice d’alerte : aucun habitant n’est prévenu.`,
    en: `${by} holds a warning drill: no resident is told.`,
  }),
  subscribers: (name: string, count: number) => ({
    fr: `${name} (${frenchCount(count, 'abonné', 'abonnés')})`,
    en: `${name} (${englishCount(count, 'subscriber', 'subscribers')})`,
  }),
  byHand: (name: string) => ({ fr: `${name} (à la main)`, en: `${name} (by hand)` }),
  open: { fr: 'Ouvrir les alertes', en: 'Open the warnings' },
  why: {
    fr: 'Vous recevez ce courriel parce que vous pouvez alerter la population pour votre commune.',
    en: 'You get this mail because you may warn everybody for your commune.',
  },
})

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
