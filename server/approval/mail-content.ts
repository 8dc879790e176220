import { escaped, wrap } from '../digest/mail-content.ts'
import { frenchList, NBSP } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import type { ApprovalMailKind } from './rules/approval.ts'
import { type About, timeWords } from './sentences.ts'

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
export function approvalContent(facts: ApprovalFacts): MailContent {
  return {
    subject: approvalMailSubject(facts),
    text: approvalMailText(facts),
    html: approvalMailHtml(facts),
  }
}

function approvalMailSubject(facts: ApprovalFacts): string {
  return typeset(`${subjectStart(facts)} : ${facts.about.title}, ${facts.commune}`)
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

function approvalMailText(facts: ApprovalFacts): string {
  const { commune, about, items, link, seeAt } = facts
  const parts = [
    commune,
    ...sentences(facts).map(text => wrap(typeset(text), '')),
    ...(about.when === null ? [] : [wrap(`${about.title}${NBSP}: ${about.when}`, '')]),
    ...(link === null
      ? []
      : [
          `Valider, refuser ou demander une modification${NBSP}:\n${link.href}`,
          wrap(linkNote(link), ''),
        ]),
    ...items.map(itemText),
    ...(seeAt === null ? [] : [`Dans Tambour${NBSP}:\n${seeAt}`]),
    `-- \n${wrap(why(facts), '')}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function itemText({ text, link, place, pictures, times }: MailItem): string {
  return [
    ...times.map(time => wrap(`${timeWords(time)}${missedWords(time)}${NBSP}:`, '')),
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

/** Read on a telephone first: one column, large links, nothing fetched from anywhere. */
function approvalMailHtml(facts: ApprovalFacts): string {
  const { commune, about, items, link, seeAt } = facts
  const when =
    about.when === null
      ? ''
      : `<p class="muted" style="margin:0 0 16px;color:#625b4c;">${escaped(capital(about.when))}</p>`
  const see =
    seeAt === null
      ? ''
      : `<p style="margin:16px 0 0;"><a class="link" href="${escaped(seeAt)}" style="color:#1d5c47;">Voir dans Tambour</a></p>`
  return mailSheet({
    subject: approvalMailSubject(facts),
    commune,
    title: about.title,
    body: `${when}
${sentences(facts).map(paragraph).join('\n')}
${link === null ? '' : linkHtml(link)}
${items.map(itemHtml).join('\n')}
${see}`,
    why: why(facts),
  })
}

export function paragraph(text: string): string {
  return `<p style="margin:0 0 12px;">${escaped(typeset(text))}</p>`
}

export type MailSheet = {
  subject: string
  commune: string
  title: string
  body: string
  why: string
}

/** The sheet on which a mail about approval is written. */
export function mailSheet({ subject, commune, title, body, why }: MailSheet): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
.desk { background: #1a1916 !important; color: #ebe7dc !important; }
.sheet { background: #24231f !important; border-color: #3d3a31 !important; border-top-color: #93cfb3 !important; }
.said { border-color: #3d3a31 !important; }
.muted { color: #b9b3a3 !important; }
.button { background: #93cfb3 !important; }
.on { color: #0c2319 !important; }
.link { color: #93cfb3 !important; }
}
</style>
</head>
<body class="desk" style="margin:0;padding:16px 8px;background:#f5f1e8;color:#26241f;font:16px/1.5 ${sans};">
<div class="sheet" style="max-width:600px;margin:0 auto;padding:20px;background:#fffdf9;border:1px solid #e2dbca;border-top:4px solid #1d5c47;border-radius:6px;overflow-wrap:anywhere;">
<p class="muted" style="margin:0 0 4px;font-size:14px;color:#625b4c;">${escaped(commune)}</p>
<h1 style="margin:0 0 4px;font:600 22px/1.25 ${serif};">${escaped(typeset(title))}</h1>
${body}
</div>
<p class="muted" style="max-width:600px;margin:12px auto;padding:0 12px;font-size:13px;color:#625b4c;">${escaped(typeset(why))}</p>
</body>
</html>
`
}

const sans = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Ubuntu,'Liberation Sans',Arial,sans-serif"
const serif =
  "'Iowan Old Style','Palatino Linotype',Palatino,P052,'URW Palladio L','Book Antiqua',Georgia,serif"

/** None of them decides: each opens the page on which a button does. */
function linkHtml(link: { href: string; ends: string }): string {
  const href = escaped(link.href)
  const quiet = (anchor: string, label: string) =>
    `<a class="link" href="${href}#${anchor}" style="display:inline-block;padding:10px 0;margin-right:20px;color:#1d5c47;font-weight:600;">${label}</a>`
  return `<p style="margin:18px 0 4px;"><a class="button" href="${href}" style="display:inline-block;padding:12px 22px;border-radius:6px;background:#1d5c47;text-decoration:none;font-weight:600;"><span class="on" style="color:#ffffff;">Relire et valider</span></a></p>
<p style="margin:0 0 4px;">${quiet('modifier', 'Demander une modification')}${quiet('refuser', 'Refuser')}</p>
<p class="muted" style="margin:0 0 18px;font-size:14px;color:#625b4c;">${escaped(typeset(linkNote(link)))}</p>`
}

function itemHtml({ text, link, place, pictures, times }: MailItem): string {
  const heads = times.map(
    time =>
      `<p style="margin:0 0 2px;font-weight:600;">${escaped(timeWords(time))}${missedWords(time)}</p>`,
  )
  const first =
    place === 'comment'
      ? '<p class="muted" style="margin:0 0 2px;font-size:14px;color:#625b4c;">En premier commentaire</p>'
      : ''
  const shown = pictures.map(
    alt =>
      `<p class="muted" style="margin:8px 0 0;font-size:14px;color:#625b4c;">Image${NBSP}: ${escaped(alt)}</p>`,
  )
  const to = link === null ? '' : `<p style="margin:8px 0 0;">${escaped(link)}</p>`
  return `<div style="margin:20px 0 0;">${heads.join('')}${first}<div class="said" style="margin:6px 0 0;padding:2px 0 2px 14px;border-left:3px solid #e2dbca;"><p style="margin:0;white-space:pre-line;">${escaped(text)}</p>${to}${shown.join('')}</div></div>`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
