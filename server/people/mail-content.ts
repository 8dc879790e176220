import { NBSP } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import { button, mailHtml, note, paragraph } from '../mail/layout.ts'
import { mailText, wrap } from '../mail/text.ts'

export type LinkFacts = {
  commune: string
  name: string
  href: string
  /** Until when the link is good. */
  ends: string
}

/** To somebody who forgot their password. */
export async function forgottenContent(facts: LinkFacts): Promise<MailContent> {
  return await linkContent(facts, {
    subject: `Choisir un nouveau mot de passe, ${facts.commune}`,
    title: 'Choisir un nouveau mot de passe',
    sentences: [
      `Bonjour ${facts.name}, un nouveau mot de passe a été demandé pour votre compte Tambour.`,
      'Si ce n’est pas vous, ne faites rien : le mot de passe reste le même.',
    ],
    label: 'Choisir un mot de passe',
    why: 'Vous recevez ce message parce que votre adresse a été donnée sur la page de connexion de Tambour.',
  })
}

/** To somebody who was added. */
export async function invitationContent(facts: LinkFacts): Promise<MailContent> {
  return await linkContent(facts, {
    subject: `Votre compte Tambour, ${facts.commune}`,
    title: 'Bienvenue dans Tambour',
    sentences: [
      `Bonjour ${facts.name}, ${facts.commune} vous a ouvert un compte dans Tambour, où la mairie répond aux habitants et annonce ses événements.`,
      'Il reste à choisir votre mot de passe.',
    ],
    label: 'Choisir mon mot de passe',
    why: 'Vous recevez ce message parce que la mairie vous a ajouté·e aux personnes qui utilisent Tambour.',
  })
}

type Words = { subject: string; title: string; sentences: string[]; label: string; why: string }

async function linkContent({ commune, href, ends }: LinkFacts, words: Words): Promise<MailContent> {
  const { title, sentences, label, why } = words
  const subject = typeset(words.subject)
  const until = `Ce lien sert une fois, jusqu’au ${ends}. Ne le transférez pas.`
  const text = [
    commune,
    ...sentences.map(sentence => wrap(typeset(sentence))),
    `${label}${NBSP}:\n${href}`,
    wrap(typeset(until)),
  ]
  return {
    subject,
    text: mailText(text, wrap(typeset(why))),
    html: await mailHtml({
      subject,
      commune,
      title,
      body: [...sentences.map(paragraph), button(href, label), note(until)],
      why,
    }),
  }
}
