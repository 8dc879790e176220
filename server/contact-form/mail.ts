import { html } from 'hono/html'
import type { Deps } from '../deps.ts'
import { contactAddress } from '../language/contact-address.ts'
import { sentenceOf } from '../language/sentence.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent, MailKind, MailRow } from '../mail/kind.ts'
import { block, button, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { communeOf } from '../people/commune.ts'
import { answerMail, noteArrivals } from './arrivals.ts'
import { noteRefused, threadPath } from './conversation.ts'
import {
  findAnswer,
  findThread,
  refusedAnswers,
  type ThreadRow,
  untoldAnswers,
} from './store-forms.ts'

/** An answer that nobody was told of for so long is told by its page alone, ms. */
const tellWithinMs = 7 * 24 * 60 * 60_000

/** To who wrote by the form and left an address: what the mairie answered. */
export const answerMails: MailKind = {
  ...answerMail,
  wokenBy: ['messages'],
  // What became of it is noted in the next round, which is now.
  changes: 'messages',
  async queue(deps) {
    const { db, clock } = deps
    const now = clock.now()
    await noteArrivals(deps)
    await bringBack(deps)
    for (const { id, communeId, contact } of await untoldAnswers(
      db,
      answerMail.kind,
      now - tellWithinMs,
    )) {
      const about = { communeId, subject: String(id), nextAt: now }
      const address = mailAddressOf(contact)
      if (address !== null) await queueMails(deps, db, answerMail, about, [addressReader(address)])
    }
    return null
  },
  async check(deps, mail, now) {
    return (await aboutOf(deps, mail)) === null ? null : now
  },
  async write(deps, mails) {
    const [mail] = mails
    const about = mail === undefined ? null : await aboutOf(deps, mail)
    if (about === null) return null
    const content = await answerContent({
      ...about,
      link: `${deps.publicUrl}${threadPath(deps, about.thread)}`,
    })
    return { mails, content }
  },
}

function mailAddressOf(contact: string | null | undefined): string | null {
  const known = contactAddress(contact)
  return known?.scheme === 'mailto' ? known.address : null
}

/** Null: the answer is gone, or who it is for was erased. */
async function aboutOf(
  deps: Pick<Deps, 'db'>,
  mail: MailRow,
): Promise<{ commune: string; thread: ThreadRow; text: string } | null> {
  const answer = await findAnswer(deps.db, Number(mail.subject))
  const thread = answer && (await findThread(deps.db, answer.conversationId))
  if (!answer || !thread || mailAddressOf(thread.contact) !== mail.email) return null
  const { name: commune } = await communeOf(deps, mail.communeId)
  return { commune, thread, text: answer.text }
}

/**
 * An answer that the mail server has refused for good has reached nobody: the conversation says so, and
 * waits again, for the person who wrote still does.
 */
async function bringBack(deps: Deps): Promise<void> {
  for (const { id, reason, thread } of await refusedAnswers(deps.db, answerMail.kind)) {
    await noteRefused(deps, thread, id, reason === null ? null : sentenceOf(reason))
  }
}

type AnswerFacts = {
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
