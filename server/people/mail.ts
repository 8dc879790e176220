import type { Language, Sentence } from '../language/sentence.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent, MailKind } from '../mail/kind.ts'
import { button, labelled, mailHtml, mailText, note, paragraph, wrap } from '../mail/layout.ts'
import { accountsIn } from './accounts.ts'
import { communeOf } from './commune.ts'
import { passwordTexts as texts } from './mail-texts.ts'
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

type LinkFacts = {
  /** Its reader’s. */
  language: Language
  commune: string
  zone: string
  name: string
  href: string
  /** Until when the link is good, ms UTC. */
  endsAt: number
}

/** To somebody who forgot their password. */
export async function forgottenContent(facts: LinkFacts): Promise<MailContent> {
  const { commune, name, endsAt, zone } = facts
  return await linkContent(facts, {
    subject: texts.forgottenSubject(commune),
    title: texts.forgottenTitle,
    sentences: [texts.forgotten(name), texts.notYou],
    label: texts.chooseAnother,
    until: texts.untilThen(endsAt, zone),
    why: texts.forgottenWhy,
  })
}

/** To somebody who was added. */
export async function invitationContent(facts: LinkFacts): Promise<MailContent> {
  const { commune, name, endsAt, zone } = facts
  return await linkContent(facts, {
    subject: texts.invitationSubject(commune),
    title: texts.invitationTitle,
    sentences: [texts.invitation(name, commune), texts.firstPassword],
    label: texts.chooseFirst,
    until: texts.untilDay(endsAt, zone),
    why: texts.invitationWhy,
  })
}

/** To somebody who has an account already, and works in one more commune from now on. */
export async function joinedContent(
  facts: Pick<LinkFacts, 'language' | 'commune' | 'name' | 'href'>,
): Promise<MailContent> {
  const { commune, name } = facts
  return await linkContent(facts, {
    subject: texts.invitationSubject(commune),
    title: texts.joinedTitle(commune),
    sentences: [texts.joined(name, commune), texts.ownPassword],
    label: texts.signIn,
    until: texts.switching,
    why: texts.invitationWhy,
  })
}

type MailTexts = Record<'subject' | 'title' | 'label' | 'until' | 'why', Sentence> & {
  sentences: Sentence[]
}

async function linkContent(
  { language, commune, href }: Pick<LinkFacts, 'language' | 'commune' | 'href'>,
  said: MailTexts,
): Promise<MailContent> {
  const subject = typeset(said.subject[language])
  const sentences = said.sentences.map(sentence => sentence[language])
  const [label, until, why] = [said.label[language], said.until[language], said.why[language]]
  const text = [
    commune,
    ...sentences.map(sentence => wrap(typeset(sentence))),
    labelled(label, href, language),
    wrap(typeset(until)),
  ]
  return {
    subject,
    text: mailText(text, wrap(typeset(why))),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: said.title[language],
      body: [...sentences.map(paragraph), button(href, label), note(until)],
      why,
    }),
  }
}
