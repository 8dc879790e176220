import type { Language, Sentence } from '../language/sentence.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import { button, labelled, mailHtml, mailText, note, paragraph, wrap } from '../mail/layout.ts'
import { passwordTexts as texts } from './mail-texts.ts'

export type LinkFacts = {
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
