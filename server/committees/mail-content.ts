import { html } from 'hono/html'
import { elided, typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import { block, button, mailHtml, mailText, note, paragraph, wrap } from '../mail/layout.ts'

/** What a mail to a committee tells: its link, a decision, or that the event has changed. */
export type ProposalNews =
  | { kind: 'link' }
  | { kind: 'asked' | 'declined'; comment: string }
  | { kind: 'accepted' }
  /** `word`: « Annulé », « Reporté », « Nouvelle date », « Maintenu ». */
  | { kind: 'changed'; word: string; sentence: string }

export type ProposalFacts = {
  news: ProposalNews
  commune: string
  committee: string
  /** The event’s or the proposal’s; null: the mail brings a link. */
  title: string | null
  /** « Samedi 4 juillet à 18 h ». */
  when: string | null
  /** The member's own. */
  link: string
}

/** Who reads it has no account, and so no language but the commune's. */
export async function proposalContent(facts: ProposalFacts): Promise<MailContent> {
  const { news, commune, title, when, link, committee } = facts
  const subject = typeset(`${subjectStart(facts)}, ${commune}`)
  const said = sentences(facts).map(typeset)
  const comment = news.kind === 'asked' || news.kind === 'declined' ? news.comment : null
  const label = labels[news.kind]
  const why = typeset(
    `Vous recevez ce message parce ${elided('que', commune)} vous a donné un lien pour proposer des événements au nom de « ${committee} ». Ce lien est personnel : ne le transmettez pas.`,
  )
  return {
    subject,
    text: mailText(
      [
        commune,
        ...said.map(text => wrap(text)),
        ...(comment === null ? [] : [comment]),
        `${label} :\n${link}`,
      ].map(typeset),
      wrap(why),
    ),
    html: await mailHtml({
      language: 'fr',
      subject,
      commune,
      title: title ?? 'Votre lien pour proposer',
      body: [
        ...(when === null ? [] : [note(when)]),
        ...said.map(paragraph),
        ...(comment === null
          ? []
          : [block(html`<p style="margin:0;white-space:pre-line;">${comment}</p>`)]),
        button(link, label),
      ],
      why: html`${why}`,
    }),
  }
}

const labels: Record<ProposalNews['kind'], string> = {
  link: 'Proposer un événement',
  asked: 'Répondre à la mairie',
  declined: 'Voir vos propositions',
  accepted: 'Voir ce qui en est annoncé',
  changed: 'Voir vos propositions',
}

function subjectStart({ news, title }: ProposalFacts): string {
  switch (news.kind) {
    case 'link':
      return 'Votre lien pour proposer des événements'
    case 'asked':
      return `Une question sur : ${title}`
    case 'accepted':
      return `Accepté : ${title}`
    case 'declined':
      return `Non retenu : ${title}`
    case 'changed':
      return `${news.word} : ${title}`
  }
}

function sentences({ news, commune, committee, title }: ProposalFacts): string[] {
  const subject = `« ${title} »`
  switch (news.kind) {
    case 'link':
      return [
        `${commune} vous propose d’annoncer les événements de « ${committee} ». Par le lien ci-dessous, vous envoyez un titre, une date, un lieu, quelques mots et l’affiche : la mairie s’occupe du reste.`,
        'Aucun compte n’est nécessaire. Gardez ce courriel : le lien sert autant de fois que vous voulez.',
      ]
    case 'asked':
      return [`La mairie a une question avant d’annoncer ${subject} :`]
    case 'accepted':
      return [
        `La mairie a accepté ${subject}. Où et quand elle l’annonce se lit sur votre page, avec l’adresse de chaque annonce une fois parue.`,
      ]
    case 'declined':
      return [`La mairie n’annonce pas ${subject}. Voici pourquoi :`]
    case 'changed':
      return [`Du nouveau pour ${subject}, que vous avez proposé.`, news.sentence]
  }
}
