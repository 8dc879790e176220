import type { Language } from '../language/sentence.ts'
import type { MailContent } from '../mail/kind.ts'
import { mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { trialTexts as texts } from './mail-texts.ts'

export async function trialContent(commune: string, language: Language): Promise<MailContent> {
  const subject = texts.subject(commune)[language]
  const [sentence, why] = [texts.works[language], texts.why[language]]
  return {
    subject,
    text: mailText([commune, wrap(sentence)], wrap(why)),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: texts.title[language],
      body: [paragraph(sentence)],
      why,
    }),
  }
}
