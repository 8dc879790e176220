import type { MailKind } from '../mail/kind.ts'
import { accountsIn } from './accounts.ts'
import { communeOf } from './commune.ts'
import { forgottenContent, invitationContent, joinedContent } from './mail-content.ts'
import { languageOf } from './memberships.ts'
import { passwordMailKind, readRound } from './rules/password-link.ts'
import { findPerson } from './store/members.ts'

/**
 * The mails with a link to choose a password: the first, or another. The link is made when the mail
 * leaves, so that its word is kept nowhere but there. A mail that the mail server refused for as long
 * as the link would have been good is of no use any more, nor is an invitation that was accepted.
 */
export const passwordMails: MailKind = {
  ...passwordMailKind,
  wokenBy: ['commune'],
  async check({ db }, { communeId, subject, round }, now) {
    const { kind, askedAt, lifeMs } = readRound(round)
    if (now - askedAt >= lifeMs) return null
    const person = await findPerson(db, communeId, subject)
    if (person === undefined || (kind === 'invitation' && !person.invited)) return null
    return askedAt
  },
  async write(deps, mails, now) {
    const [mail] = mails
    const person = mail && (await findPerson(deps.db, mail.communeId, mail.subject))
    if (!person) return null
    const { kind, lifeMs } = readRound(mail.round)
    const { name: commune, zone } = await communeOf(deps, mail.communeId)
    const language = await languageOf(deps, person.id)
    if (kind === 'joined') {
      const facts = { language, commune, name: person.name, href: deps.publicUrl }
      return { mails, content: await joinedContent(facts) }
    }
    const endsAt = now + lifeMs
    const token = await (await accountsIn(deps, deps.db)).makeLink(person.id, { now, endsAt })
    const write = kind === 'invitation' ? invitationContent : forgottenContent
    const content = await write({
      language,
      commune,
      zone,
      name: person.name,
      // Behind the `#` it is sent to no server, and stands in no log.
      href: `${deps.publicUrl}/mot-de-passe#${token}`,
      endsAt,
    })
    return { mails, content }
  },
}
