import type { Language } from '../../language/sentence.ts'
import { typeset } from '../../language/typeset.ts'
import type { MailContent } from '../../mail/kind.ts'
import { button, labelled, mailHtml, mailText, note, paragraph, wrap } from '../../mail/layout.ts'
import type { HandTask } from '../rules/delivery-state.ts'
import { handTexts as texts } from './reminder-texts.ts'

export type HandFacts = {
  /** Its reader's. */
  language: Language
  commune: string
  title: string
  /** Whether it is told for the second time. */
  isLast: boolean
  /** Local time after which it is missed; null: it is not. */
  until: string | null
  places: { channel: string; task: HandTask }[]
  path: string
  href: string
}

export async function handContent(facts: HandFacts): Promise<MailContent> {
  const { language, commune, title, isLast, until, places, href } = facts
  const head = (isLast ? texts.still(title) : texts.due(title))[language]
  const subject = typeset(`${head}, ${commune}`)
  const lines = [
    ...places.map(({ channel, task }) => texts.place[task](channel)[language]),
    ...(until === null ? [] : [texts.until(until)[language]]),
  ].map(typeset)
  const why = texts.why[language]
  return {
    subject,
    text: mailText(
      [
        `${commune}\n${typeset(head)}`,
        lines.map(line => wrap(line)).join('\n'),
        wrap(texts.how[language]),
        labelled(texts.open[language], href, language),
      ],
      wrap(why),
    ),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: typeset(head),
      body: [
        ...lines.map(paragraph),
        button(href, texts.open[language]),
        note(texts.how[language]),
      ],
      why,
    }),
  }
}
