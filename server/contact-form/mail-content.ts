import { html } from 'hono/html'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import { block, button, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'

export type AnswerFacts = {
  commune: string
  /** What the mairie wrote, as it wrote it. */
  text: string
  /** The conversation’s page, which is for the person who has it. */
  link: string
}

/** Who reads it has no account, and so no language but the commune's. */
export async function answerContent({ commune, text, link }: AnswerFacts): Promise<MailContent> {
  const subject = typeset(`${commune} vous répond`)
  const lead = typeset('La mairie a répondu au message que vous lui avez écrit :')
  const label = 'Lire la suite ou répondre'
  const why = typeset(
    `Vous recevez ce message parce que vous avez laissé cette adresse en écrivant à ${commune}. Ne répondez pas à ce courriel : passez par le lien, qui est personnel.`,
  )
  return {
    subject,
    text: mailText([commune, wrap(lead), text, typeset(`${label} :\n${link}`)], wrap(why)),
    html: await mailHtml({
      language: 'fr',
      subject,
      commune,
      title: 'La mairie vous répond',
      body: [
        paragraph(lead),
        block(html`<p style="margin:0;white-space:pre-line;">${text}</p>`),
        button(link, label),
      ],
      why: html`${why}`,
    }),
  }
}
