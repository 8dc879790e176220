import { html } from 'hono/html'
import { NBSP } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  block,
  button,
  type Html,
  heading,
  link as linkTo,
  mailHtml,
  note,
  otherLinks,
  paragraph,
  small,
} from '../mail/layout.ts'
import { mailText, wrap } from '../mail/text.ts'
import type { Kit } from './kit.ts'
import type { ShareMailKind } from './rules/reached.ts'

export type ShareFacts = {
  kind: ShareMailKind
  commune: string
  partner: string
  /** Whether it lent us a page, on which saying yes publishes. */
  page: boolean
  reader: string
  title: string
  /** Null: its event is shown to nobody any more. */
  kit: Kit | null
  /** Where it is answered. */
  link: string
  /** Where the reader says what they want to receive. */
  wish: string
}

/** A mail about an offer. No picture is fetched from anywhere: those that it brings are attached. */
export async function shareContent(facts: ShareFacts): Promise<MailContent> {
  const { commune, kit, title, link, kind } = facts
  const subject = typeset(`${subjectStart(facts)} : ${title}, ${commune}`)
  const isAsking = kind === 'offer' || kind === 'remind'
  return {
    subject,
    text: shareText(facts),
    // Who reads it has no account, and so no language but the commune's.
    html: await mailHtml({
      language: 'fr',
      subject,
      commune,
      title,
      body: [
        ...(kit === null ? [] : [note(`${kit.when}, ${kit.event.place}`)]),
        ...sentences(facts).map(paragraph),
        ...(kind === 'withdrawn' || kit === null ? [] : [eventBlock(kit)]),
        ...(isAsking
          ? [
              button(link, facts.page ? 'Oui, le publier chez nous' : 'Oui, je l’annonce'),
              otherLinks([{ href: `${link}#non`, label: 'Non merci' }]),
              note(
                'Chaque bouton ouvre une page qui vous demande de confirmer : rien ne se décide en l’ouvrant.',
              ),
            ]
          : kind === 'change'
            ? [button(link, 'Voir les textes à jour')]
            : []),
        ...(kind === 'offer' && kit !== null && !facts.page ? textsHtml(kit) : []),
      ],
      why: html`${typeset(why(facts))} ${linkTo(facts.wish, 'Choisir ce que vous recevez, ou vous désabonner')}`,
    }),
  }
}

function subjectStart({ kind, kit }: ShareFacts): string {
  if (kind === 'remind') return 'Rappel, à annoncer chez vous'
  if (kind === 'withdrawn') return 'Proposition retirée'
  if (kind === 'offer') return 'À annoncer chez vous'
  return kit?.change?.word ?? 'Changement'
}

function sentences({ kind, commune, partner, title, kit, page }: ShareFacts): string[] {
  const subject = `« ${title} »`
  switch (kind) {
    case 'offer':
      return [
        `${commune} propose à ${partner} d’annoncer ${subject}.`,
        page
          ? 'Si vous dites oui, l’annonce part sur la page que vous nous prêtez, à l’heure que vous choisissez.'
          : 'Tout est prêt : les textes à copier ci-dessous, l’affiche et la date en pièces jointes.',
      ]
    case 'remind':
      return [
        `${commune} vous a proposé d’annoncer ${subject}. Si c’est non, un clic suffit, et il n’y aura pas d’autre rappel.`,
      ]
    case 'change':
      return [
        kit?.change == null
          ? `La date ou le lieu de ${subject} a changé. Voici l’essentiel, à jour.`
          : `${kit.change.word} : ${kit.change.sentence}`,
        'Si vous l’avez annoncé, merci de le dire aussi. La date jointe met à jour celle de votre agenda.',
      ]
    case 'withdrawn':
      return [
        `${commune} ne vous demande plus d’annoncer ${subject}. Si vous l’avez déjà fait, votre publication reste la vôtre.`,
      ]
  }
}

function eventBlock({ event, when, url }: Kit): Html {
  return block(
    html`<p style="margin:0;font-weight:600;">${when}<br>${event.place}, ${event.commune.name}</p>`,
    html`<p style="margin:8px 0 0;white-space:pre-line;">${event.text}</p>`,
    url === null ? '' : html`<p style="margin:8px 0 0;">${linkTo(url, url)}</p>`,
  )
}

function textsHtml({ texts }: Kit): Html[] {
  return [
    heading('Les textes, prêts à copier'),
    ...texts.map(
      ({ title, hint, text }) =>
        html`<p style="margin:12px 0 2px;font-weight:600;">${typeset(title)}</p>${small(typeset(hint))}${block(html`<p style="margin:0;white-space:pre-line;">${text}</p>`)}`,
    ),
  ]
}

function why({ commune, partner }: ShareFacts): string {
  return `Vous recevez ce message parce que ${commune} compte ${partner} parmi ses voisins.`
}

function shareText(facts: ShareFacts): string {
  const { commune, kit, link, kind, wish } = facts
  const isAsking = kind === 'offer' || kind === 'remind'
  const parts = [
    commune,
    ...sentences(facts).map(text => wrap(typeset(text))),
    ...(kit === null || kind === 'withdrawn'
      ? []
      : [
          `${kit.when}\n${kit.event.place}, ${kit.event.commune.name}`,
          kit.event.text,
          ...(kit.url === null ? [] : [kit.url]),
        ]),
    ...(isAsking ? [`Répondre oui ou non${NBSP}:\n${link}`] : []),
    ...(kind === 'change' ? [`Les textes à jour${NBSP}:\n${link}`] : []),
    ...(kind === 'offer' && kit !== null && !facts.page
      ? kit.texts.map(({ title, text }) => `--- ${title}\n\n${text}`)
      : []),
  ]
  return mailText(parts, `${wrap(typeset(why(facts)))}\n${wish}`)
}
