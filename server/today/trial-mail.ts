import type { Deps } from '../deps.ts'
import { type Language, sentenceOrNull } from '../language/sentence.ts'
import type { MailContent, MailKind } from '../mail/kind.ts'
import { mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { mailAsker } from '../mail/mail-asker.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { listPeople } from '../people/people.ts'
import type { Actor } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import { trialTexts as texts, todaySentences } from './mail-texts.ts'
import type { TrialMailShape } from './shapes.ts'

/** A mail to oneself that says whether mails leave. It is sent at once, and never again by itself. */
export const trialMails: MailKind = {
  kind: 'trial',
  wokenBy: [],
  changes: 'commune',
  // The asker was told what became of it: a later attempt would be a second mail.
  check: async () => null,
  async write(deps, mails) {
    const [mail] = mails
    if (mail === undefined) return null
    const { name } = await communeOf(deps, mail.communeId)
    return { mails, content: await trialContent(name, await languageOf(deps, mail.userId)) }
  },
}

/**
 * Sends one real mail to the asker, by the outbox as every other.
 * @throws Refusal `bad-request` for an API key, which has no mailbox; `unavailable` without a mail
 * server.
 */
export async function sendTrialMail(
  deps: Deps,
  { communeId, userId }: Actor,
): Promise<TrialMailShape> {
  const person = (await listPeople(deps, communeId)).find(({ id }) => id === userId)
  if (person === undefined) {
    throw new Refusal('bad-request', todaySentences.keyHasNoAddress)
  }
  if (deps.mailer === null) {
    throw new Refusal('unavailable', todaySentences.noMailServer)
  }
  const about = { communeId, subject: `commune:${communeId}` }
  const mail = await mailAsker(deps, trialMails, about, person)
  const { email } = person
  if (mail.state === 'sent') return { email, state: 'sent', reason: null }
  const state = mail.state === 'failed' ? 'failed' : 'unconfirmed'
  return { email, state, reason: sentenceOrNull(mail.reason) }
}

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
