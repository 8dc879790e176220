import { frenchInstant } from '../language/french.ts'
import type { MailKind } from '../mail/kind.ts'
import { accountsIn } from './accounts.ts'
import { communeOf } from './commune.ts'
import { forgottenContent } from './mail-content.ts'
import { forgottenAt, forgottenLifeMs, passwordMailKind } from './rules/password-link.ts'
import { findPerson } from './store/members.ts'

/**
 * The mails with a link to choose a password. The link is made when the mail leaves, so that its
 * word is kept nowhere but there. One that the mail server refused for an hour is of no use any more.
 */
export const passwordMails: MailKind = {
  ...passwordMailKind,
  wokenBy: ['commune'],
  async check({ db }, { communeId, subject, round }, now) {
    const askedAt = forgottenAt(round)
    if (askedAt === null || now - askedAt >= forgottenLifeMs) return null
    return (await findPerson(db, communeId, subject)) === undefined ? null : askedAt
  },
  async write(deps, mails, now) {
    const [mail] = mails
    const person = mail && (await findPerson(deps.db, mail.communeId, mail.subject))
    if (!person) return null
    const { name: commune, zone } = await communeOf(deps, mail.communeId)
    const endsAt = now + forgottenLifeMs
    const token = await (await accountsIn(deps, deps.db)).makeLink(person.id, { now, endsAt })
    const content = await forgottenContent({
      commune,
      name: person.name,
      // Behind the `#` it is sent to no server, and stands in no log.
      href: `${deps.publicUrl}/mot-de-passe#${token}`,
      ends: frenchInstant(endsAt, zone),
    })
    return { mails, content }
  },
}
