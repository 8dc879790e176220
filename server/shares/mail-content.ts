import { html } from 'hono/html'
import { NBSP } from '../language/french.ts'
import { elided, typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  block,
  button,
  type Html,
  heading,
  link as linkTo,
  mailHtml,
  mailText,
  note,
  otherLinks,
  paragraph,
  small,
  wrap,
} from '../mail/layout.ts'
import type { Kit } from './kit.ts'
import type { ShareMailKind } from './rules/reached.ts'

/** By which the mail's HTML shows the poster that it brings. */
export const posterCid = 'affiche@tambour'

export type ShareFacts = {
  kind: ShareMailKind
  commune: string
  partner: string
  /** Whether it lent us a page, on which saying yes publishes. */
  page: boolean
  reader: string
  title: string
  /** Null: its event is shown to nobody for the moment. */
  kit: Kit | null
  /** What became of the event since it was announced first. */
  change: Kit['change']
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
        ...(kit === null ? [] : [note(`${kit.when}, ${kit.place}`)]),
        ...sentences(facts).map(paragraph),
        ...(kind === 'withdrawn' || kit === null ? [] : [eventBlock(kit)]),
        ...(kind === 'offer' && kit !== null ? posterHtml(kit) : []),
        ...(isAsking
          ? [
              button(link, facts.page ? 'Oui, le publier chez nous' : 'Oui, je l’annonce'),
              otherLinks([{ href: `${link}#non`, label: 'Non merci' }]),
              note(
                'Chaque bouton ouvre une page qui vous demande de confirmer : rien ne se décide en l’ouvrant.',
              ),
            ]
          : kind === 'change' && kit !== null
            ? [button(link, 'Voir les textes à jour')]
            : []),
        ...(kind === 'offer' && kit !== null && !facts.page ? textsHtml(kit) : []),
      ],
      why: html`${typeset(why(facts))} ${linkTo(facts.wish, 'Choisir ce que vous recevez, ou vous désabonner')}`,
    }),
  }
}

function subjectStart({ kind, change }: ShareFacts): string {
  if (kind === 'remind') return 'Rappel, à annoncer chez vous'
  if (kind === 'withdrawn') return 'Proposition retirée'
  if (kind === 'offer') return 'À annoncer chez vous'
  return change?.word ?? 'Changement'
}

function sentences({ kind, commune, partner, title, kit, change, page }: ShareFacts): string[] {
  const subject = `« ${title} »`
  switch (kind) {
    case 'offer':
      return [
        `${commune} propose à ${partner} d’annoncer ${subject}.`,
        page
          ? 'Si vous dites oui, l’annonce part sur la page que vous nous prêtez, à l’heure que vous choisissez.'
          : `Tout est prêt : les textes à copier ci-dessous${attachedLabel(kit)}.`,
      ]
    case 'remind':
      return [
        `${commune} vous a proposé d’annoncer ${subject}. Si c’est non, un clic suffit, et il n’y aura pas d’autre rappel.`,
      ]
    case 'change':
      return [
        change === null
          ? `La date ou le lieu de ${subject} a changé. Voici l’essentiel, à jour.`
          : `${change.word} : ${change.sentence}`,
        `Si vous l’avez annoncé, merci de le dire aussi.${kit?.hasCalendar === true ? ' La date jointe met à jour celle de votre agenda.' : ''}`,
      ]
    case 'withdrawn':
      return [
        `${commune} ne vous demande plus d’annoncer ${subject}. Si vous l’avez déjà fait, votre publication reste la vôtre.`,
      ]
  }
}

function eventBlock(kit: Kit): Html {
  return block(
    html`<p style="margin:0;font-weight:600;">${kit.when}<br>${kit.place}</p>`,
    html`<p style="margin:8px 0 0;white-space:pre-line;">${kit.event.text}</p>`,
    ...addresses(kit).map(
      ({ label, href }) =>
        html`<p style="margin:8px 0 0;">${typeset(label)}<br>${linkTo(href, href)}</p>`,
    ),
  )
}

/** Tickets and a site of its own, then its page on our agenda. */
function addresses({ event, url }: Kit): { label: string; href: string }[] {
  return [
    ...(event.link === null ? [] : [{ label: 'Réservation, renseignements :', href: event.link }]),
    ...(url === null ? [] : [{ label: 'Sur notre agenda :', href: url }]),
  ]
}

/** It comes with the mail: nothing is fetched, and nobody learns who opened it. */
function posterHtml({ poster }: Kit): Html[] {
  if (poster === null) return []
  const image = html`<p style="margin:12px 0;"><img src="cid:${posterCid}" alt="${poster.alt}" width="280" style="display:block;width:280px;max-width:100%;height:auto;border-radius:4px;"></p>\n`
  return [image]
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

/** « , l’affiche et la date en pièces jointes »: what comes with the mail, as the partner wants it. */
function attachedLabel(kit: Kit | null): string {
  const joined = [
    ...(kit?.poster == null ? [] : ['l’affiche']),
    ...(kit?.hasCalendar === true ? ['la date pour votre agenda'] : []),
  ]
  return joined.length === 0 ? '' : `, ${joined.join(' et ')} avec ce courriel`
}

function why({ commune, partner }: ShareFacts): string {
  return `Vous recevez ce message parce ${elided('que', commune)} compte ${partner} parmi ses voisins.`
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
          `${kit.when}\n${kit.place}`,
          kit.event.text,
          ...addresses(kit).map(({ label, href }) => `${typeset(label)}\n${href}`),
        ]),
    ...(isAsking ? [`Répondre oui ou non${NBSP}:\n${link}`] : []),
    ...(kind === 'change' && kit !== null ? [`Les textes à jour${NBSP}:\n${link}`] : []),
    ...(kind === 'offer' && kit !== null && !facts.page
      ? kit.texts.map(({ title, text }) => `--- ${title}\n\n${text}`)
      : []),
  ]
  return mailText(parts, `${wrap(typeset(why(facts)))}\n${wish}`)
}
