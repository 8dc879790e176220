import { configOf } from '../channels/call.ts'
import { usualPerHour } from '../connectors/audience.ts'
import type { Deps } from '../deps.ts'
import type { MailKind } from '../mail/kind.ts'
import { sentBefore } from '../mail/rows.ts'
import { publishedAs } from '../publishing/publication.ts'
import { addressIn } from './address.ts'
import { type Bulletin, kindOf, news, settleReach, subscriberIdOf, warnings } from './broadcast.ts'
import { consentContent, newsletterContent } from './mail-content.ts'
import { mailFreeAt, pendingMs } from './rules.ts'
import { subscriberSentences as say } from './sentences.ts'
import { consentMail, subscriberByLink, subscriberLink } from './sign-up.ts'
import { findSubscriber } from './store-subscribers.ts'

/** Asks an address that somebody typed whether it is theirs: what is in it decides nothing when opened. */
export const consentMails: MailKind = {
  kind: consentMail.kind,
  wokenBy: ['commune'],
  async check(deps, mail, now) {
    const subscriber = await findSubscriber(deps.db, Number(mail.subject))
    const isOld = mail.nextAt !== null && mail.attempts > 0 && now - mail.nextAt > pendingMs
    return subscriber === undefined || isOld ? null : now
  },
  async write(deps, mails) {
    const [mail] = mails
    const subscriber = mail && (await findSubscriber(deps.db, Number(mail.subject)))
    if (subscriber === undefined) return null
    const link = subscriberLink(deps, subscriber)
    const shown = await subscriberByLink(deps, link.slice(link.lastIndexOf('/') + 1))
    if (shown === null || shown.address === '') return null
    return { mails, to: shown.address, content: await consentContent(shown, link) }
  },
}

/**
 * Mails each subscriber what is said under its themes: news no faster than the mail server takes it, what
 * is urgent at once. What may have arrived is not sent again.
 */
export function mailsOf(bulletin: Bulletin): MailKind {
  const kind = kindOf(bulletin, 'mail')
  return {
    ...kind,
    wokenBy: ['deliveries'],
    changes: 'deliveries',
    async queue(deps) {
      return deps.mailer === null ? null : await bulletin.queue(deps, 'mail')
    },
    async check(deps, mail, now) {
      const content = await bulletin.read(deps, mail, 'mail', now)
      if (content === null) return null
      if (bulletin.isUrgent) return now
      const perHour = Number(configOf(content).perHour || usualPerHour)
      return mailFreeAt(now, await sentBefore(deps.db, kind, perHour), perHour, mail.id)
    },
    async write(deps, mails, now) {
      const [mail] = mails
      const content = mail && (await bulletin.read(deps, mail, 'mail', now))
      const subscriber = mail && (await findSubscriber(deps.db, subscriberIdOf(mail)))
      if (!content || subscriber === undefined) return null
      const { address = '' } = addressIn(deps, subscriber)
      const { publication } = await publishedAs(deps, content.id)
      const link = subscriberLink(deps, subscriber)
      const { title, words, href, commune, instead } = content
      const written = await newsletterContent({
        ...{ title, text: words, href, commune, link },
        theme: configOf(content).theme ?? content.channelName,
        images: instead === null ? publication.images : [],
      })
      const { messageId } = mail
      const headers = { ...written.headers, 'List-Unsubscribe': `<${link}>`, ...oneClick(deps) }
      return {
        mails,
        async send() {
          if (address === '') return { kind: 'failed', reason: say.unreadable, again: false }
          if (deps.mailer === null) return { kind: 'failed', reason: say.noMailServer, again: true }
          return await deps.mailer.send({ to: address, ...written, messageId, headers })
        },
      }
    },
    ownWay: {
      leaseMs: 5 * 60_000,
      // Two at once would each see the room that is left for one.
      atOnce: bulletin.isUrgent ? 4 : 1,
      settle: (_deps, transaction, mail, outcome, now) =>
        settleReach(transaction, mail, outcome, now, false),
    },
  }
}

export const broadcastMails = mailsOf(news)
export const warningMails = mailsOf(warnings)

/** RFC 8058 asks for https. */
const oneClick = ({ publicUrl }: Pick<Deps, 'publicUrl'>) =>
  publicUrl.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
