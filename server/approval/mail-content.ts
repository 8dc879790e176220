import { html } from 'hono/html'
import { frenchList, NBSP } from '../language/french.ts'
import { capital, typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  block,
  button,
  type Html,
  link,
  mailHtml,
  note,
  otherLinks,
  paragraph,
  small,
} from '../mail/layout.ts'
import { mailText, wrap } from '../mail/text.ts'
import { type About, timeSentence } from './about.ts'
import type { ApprovalMailKind } from './rules/approval.ts'

export type ApprovalFacts = {
  kind: ApprovalMailKind
  commune: string
  about: About
  askedBy: string
  /** When it was asked, and when the first of it is due; null: all of it is past. */
  asked: string
  due: string | null
  /** Who was asked first, by name. */
  waitsFor: string[]
  /** Whether a modification was asked for, and nobody is to decide now. */
  isToChange: boolean
  /** The time that was missed. */
  missed: string | null
  decision: { state: string; by: string; comment: string | null } | null
  items: MailItem[]
  /** Where the reader decides, and until when; null: who only is told. */
  link: { href: string; ends: string } | null
  /** Where it is seen in Tambour, for those who have an account; null: who has none. */
  seeAt: string | null
}

export type MailItem = {
  text: string
  link: string | null
  place: 'post' | 'comment'
  pictures: string[]
  times: { dueLocal: string; channels: string[]; isMissed: boolean }[]
}

/** A mail about one request. */
export async function approvalContent(facts: ApprovalFacts): Promise<MailContent> {
  const { commune, about, items, link: own, seeAt } = facts
  const subject = typeset(`${subjectStart(facts)} : ${about.title}, ${commune}`)
  const see = 'Voir dans Tambour'
  return {
    subject,
    text: approvalText(facts),
    html: await mailHtml({
      subject,
      commune,
      title: about.title,
      body: [
        ...(about.when === null ? [] : [note(capital(about.when))]),
        ...sentences(facts).map(paragraph),
        ...(own === null ? [] : linkHtml(own)),
        ...items.map(itemHtml),
        ...(seeAt === null ? [] : own === null ? [button(seeAt, see)] : [link(seeAt, see)]),
      ],
      why: why(facts),
    }),
  }
}

function subjectStart({ kind, link, isToChange, decision }: ApprovalFacts): string {
  switch (kind) {
    case 'ask':
    case 'again':
      return 'À valider'
    case 'substitute':
      return 'À valider, sans réponse à ce jour'
    case 'remind-24':
    case 'remind-2':
      if (isToChange) return 'À modifier avant l’heure prévue'
      return link === null ? 'Toujours sans validation' : 'À valider avant l’heure prévue'
    case 'missed':
      return 'Non publié, faute de validation'
    case 'decided':
      return decision?.state === 'refused' ? 'Refusé' : 'Modification demandée'
    case 'urgent':
      return 'Publié en urgence, sans validation'
  }
}

/** What happened and what is wanted, in two or three sentences. */
function sentences(facts: ApprovalFacts): string[] {
  const { kind, askedBy, asked, due, waitsFor, link, isToChange, missed, decision } = facts
  const subject = `« ${facts.about.title} »`
  const unless =
    due === null
      ? []
      : [`Sans validation, la première publication, prévue le ${due}, ne partira pas.`]
  switch (kind) {
    case 'ask':
    case 'again':
      return [`${askedBy} demande votre validation pour ${subject}.`, ...unless]
    case 'substitute':
      return [
        `${askedBy} a demandé une validation pour ${subject}, le ${asked}. ${frenchList(waitsFor)} n’${waitsFor.length > 1 ? 'ont' : 'a'} pas encore répondu : vous pouvez le faire.`,
        ...unless,
      ]
    case 'remind-24':
    case 'remind-2':
      if (isToChange) {
        return [`Une modification est demandée pour ${subject}${said(decision)}.`, ...unless]
      }
      if (link === null) {
        return [
          `Votre demande pour ${subject} attend toujours une réponse de ${frenchList(waitsFor)}.`,
          ...unless,
        ]
      }
      return [`La demande de ${askedBy} pour ${subject} attend toujours une réponse.`, ...unless]
    case 'missed':
      return [
        `La publication de ${subject} prévue le ${missed ?? ''} n’est pas partie : personne ne l’avait validée à temps.`,
        ...(link === null
          ? []
          : [
              'Vous pouvez encore décider : ce qui est passé ne partira que si la mairie le demande.',
            ]),
        ...unless,
      ]
    case 'decided':
      return decision?.state === 'refused'
        ? [
            `${decision.by} a refusé ${subject}${said(decision)}.`,
            'Rien de ce qui attendait ne sera publié.',
          ]
        : [
            `${decision?.by ?? ''} demande une modification de ${subject}${said(decision)}.`,
            'Une fois le texte corrigé, la validation est demandée à nouveau, sans rien faire d’autre.',
          ]
    case 'urgent':
      return [
        `${decision?.by ?? ''} a publié ${subject} en urgence, sans attendre de validation${said(decision)}.`,
        'Ce message vous en informe. L’acte est inscrit au journal de Tambour.',
      ]
  }
}

function said(decision: ApprovalFacts['decision']): string {
  return decision === null || decision.comment === null ? '' : ` : « ${decision.comment} »`
}

function approvalText(facts: ApprovalFacts): string {
  const { commune, about, items, link, seeAt } = facts
  const parts = [
    commune,
    ...sentences(facts).map(text => wrap(typeset(text))),
    ...(about.when === null ? [] : [wrap(`${about.title}${NBSP}: ${about.when}`)]),
    ...(link === null
      ? []
      : [
          `Valider, refuser ou demander une modification${NBSP}:\n${link.href}`,
          wrap(linkNote(link)),
        ]),
    ...items.map(itemText),
    ...(seeAt === null ? [] : [`Dans Tambour${NBSP}:\n${seeAt}`]),
  ]
  return mailText(parts, wrap(why(facts)))
}

function itemText({ text, link, place, pictures, times }: MailItem): string {
  return [
    ...times.map(time => wrap(`${timeSentence(time)}${missedWords(time)}${NBSP}:`)),
    ...(place === 'comment' ? ['(premier commentaire)'] : []),
    '',
    ...text.split('\n').map(line => (line === '' ? '' : `    ${line}`)),
    ...(link === null ? [] : ['', `    ${link}`]),
    ...pictures.map(alt => `\n    [Image${NBSP}: ${alt}]`),
  ].join('\n')
}

const missedWords = ({ isMissed }: { isMissed: boolean }) => (isMissed ? ' (heure passée)' : '')

export function linkNote({ ends }: { ends: string }): string {
  return `Ce lien est le vôtre : il sert une fois, jusqu’au ${ends}. Ne le transférez pas.`
}

export function why({ link }: ApprovalFacts): string {
  return link === null
    ? 'Vous recevez ce message parce que vous préparez ou validez les publications de la commune dans Tambour.'
    : 'Vous recevez ce message parce que la mairie vous a chargé·e de valider ses publications.'
}

/** None of them decides: each opens the page on which a button does. */
function linkHtml(own: { href: string; ends: string }): Html[] {
  return [
    button(own.href, 'Relire et valider'),
    otherLinks([
      { href: `${own.href}#modifier`, label: 'Demander une modification' },
      { href: `${own.href}#refuser`, label: 'Refuser' },
    ]),
    note(linkNote(own)),
  ]
}

function itemHtml({ text, link: to, place, pictures, times }: MailItem): Html {
  return html`${times.map(time => html`<p style="margin:12px 0 2px;font-weight:600;">${timeSentence(time)}${missedWords(time)}</p>\n`)}
${place === 'comment' ? note('En premier commentaire') : ''}
${block(
  html`<p style="margin:0;white-space:pre-line;">${text}</p>`,
  to === null ? '' : html`<p style="margin:8px 0 0;">${to}</p>`,
  ...pictures.map(alt => small(typeset(`Image : ${alt}`))),
)}`
}
