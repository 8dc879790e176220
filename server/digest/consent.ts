import type { Deps } from '../deps.ts'
import type { Language } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'
import type { MailContent, MailKind } from '../mail/kind.ts'
import { button, mailHtml, mailText, note, paragraph, wrap } from '../mail/layout.ts'
import { writeJournal } from '../people/store/journal.ts'
import { confirmLink, type Subscription, subscriptionBy } from './recipients.ts'
import { consentTexts as texts } from './sentences.ts'
import { confirmRecipient, findReader, findRecipient } from './store.ts'

/**
 * Asks an address that an administrator typed whether it wants the digest (double opt-in): who is a
 * colleague is not asked. What is in it decides nothing when opened.
 */
export const digestConsentMails: MailKind = {
  kind: 'digest-consent',
  wokenBy: ['commune'],
  async check({ db }, mail, now) {
    const reader = await findRecipient(db, Number(mail.subject))
    return reader === undefined || reader.confirmedAt !== null ? null : now
  },
  async write(deps, mails) {
    const [mail] = mails
    const row = mail && (await findRecipient(deps.db, Number(mail.subject)))
    const reader = row && (await findReader(deps.db, row.communeId, row.email))
    if (reader === undefined) return null
    const { commune, language } = reader
    return {
      mails,
      content: await consentContent(commune.name, confirmLink(deps, reader), language),
    }
  },
}

export async function consentContent(
  commune: string,
  link: string,
  language: Language,
): Promise<MailContent> {
  const [subject, asked, press, ignore, why] = [
    texts.subject(commune)[language],
    texts.asked(commune)[language],
    texts.press[language],
    texts.ignore[language],
    texts.why[language],
  ]
  return {
    subject,
    fromName: commune,
    text: mailText(
      [wrap(asked), `${press}${wordings[language].colon}\n${link}`, wrap(ignore)],
      wrap(why),
    ),
    html: await mailHtml({
      ...{ language, subject, commune, why },
      title: texts.title[language],
      body: [paragraph(asked), button(link, press), note(ignore)],
    }),
  }
}

/** Says yes for the link's address; who said so before is told the same. @returns null as `subscriptionBy` does */
export async function confirmByLink(
  deps: Pick<Deps, 'db' | 'clock' | 'secrets' | 'changes'>,
  token: string,
): Promise<Subscription | null> {
  const asked = await subscriptionBy(deps, 'digest-consent', token)
  if (asked === null) return null
  const { id, communeId, email } = asked
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    if (!(await confirmRecipient(db, id, at))) return
    const act = { action: 'digest.confirmed', subject: 'digest' } as const
    await writeJournal(db, { communeId, at, actor: email, ...act })
  })
  deps.changes.tell(communeId, 'commune')
  return asked
}
