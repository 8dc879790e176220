import { html } from 'hono/html'
import type { Language, Sentence } from '../language/sentence.ts'
import { capital, typeset } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  block,
  button,
  type Html,
  labelled,
  link,
  mailHtml,
  mailText,
  note,
  otherLinks,
  paragraph,
  small,
  wrap,
} from '../mail/layout.ts'

import { startTexts, approvalTexts as texts } from './mail-texts.ts'
import type { ApprovalMailKind } from './rules.ts'
import { type About, timeSentence } from './subject-text.ts'

export type ApprovalFacts = {
  /** Its reader’s. */
  language: Language
  kind: ApprovalMailKind
  commune: string
  zone: string
  about: About
  askedBy: string
  /** When it was asked, and when the first of it is due, ms UTC; null: all of it is past. */
  askedAt: number
  due: number | null
  /** Who was asked first, by name. */
  waitsFor: string[]
  /** Whether a modification was asked for, and nobody is to decide now. */
  isToChange: boolean
  /** The time that was missed, in a mail that tells so, ms UTC. */
  missed: number
  decision: { state: string; by: string; comment: string | null } | null
  /** What was said since its reader wrote, in a mail that tells so; `decides`: by somebody who decides. */
  comments: { by: string; text: string; decides: boolean }[]
  /** Whether somebody had written before. */
  isDiscussed: boolean
  items: MailItem[]
  /** Where the reader decides, and until when, ms UTC; null: who only is told. */
  link: OwnLink | null
  /** Where it is seen in Tambour, for those who have an account; null: who has none. */
  seeAt: string | null
}

type OwnLink = { href: string; endsAt: number }

type MailItem = {
  text: string
  link: string | null
  place: 'post' | 'comment'
  pictures: string[]
  times: { dueLocal: string; channels: string[]; isMissed: boolean }[]
}

/** A mail about one request. */
export async function approvalContent(facts: ApprovalFacts): Promise<MailContent> {
  const { language, commune, about, items, link: own, seeAt } = facts
  const start = startOf(facts)[language]
  const subject = typeset(`${start}${wordings[language].colon} ${about.title}, ${commune}`)
  const see = texts.see[language]
  return {
    subject,
    text: approvalText(facts),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: about.title,
      body: [
        ...(about.when === null ? [] : [note(capital(about.when[language]))]),
        ...sentences(facts).map(sentence => paragraph(sentence[language])),
        ...(own === null ? [] : linkHtml(own, facts)),
        ...items.map(item => itemHtml(item, language)),
        ...(seeAt === null ? [] : own === null ? [button(seeAt, see)] : [link(seeAt, see)]),
      ],
      why: why(facts),
    }),
  }
}

function startOf(facts: ApprovalFacts): Sentence {
  const { kind, link, isToChange, decision, comments, isDiscussed } = facts
  switch (kind) {
    case 'ask':
    case 'again':
      return startTexts.ask
    case 'substitute':
      return startTexts.substitute
    case 'remind-24':
    case 'remind-2':
      if (isToChange) return startTexts.toChange
      return link === null ? startTexts.unanswered : startTexts.reminder
    case 'missed':
      return startTexts.missed
    case 'decided':
      return decision?.state === 'refused' ? startTexts.refused : startTexts.changes
    case 'urgent':
      return startTexts.urgent
    case 'comment':
      if (comments.at(-1)?.decides) return startTexts.question
      return isDiscussed ? startTexts.answer : startTexts.added
  }
}

/** What happened and what is wanted, in two or three sentences. */
function sentences(facts: ApprovalFacts): Sentence[] {
  const { kind, zone, askedBy, askedAt, due, waitsFor, link, isToChange, missed, decision } = facts
  const { comments } = facts
  const { title } = facts.about
  const by = decision?.by ?? ''
  const comment = decision?.comment ?? null
  const unless = due === null ? [] : [texts.unless(due, zone)]
  switch (kind) {
    case 'ask':
    case 'again':
      return [texts.asks(askedBy, title), ...unless]
    case 'substitute':
      return [texts.asked(askedBy, title, askedAt, zone, waitsFor), ...unless]
    case 'remind-24':
    case 'remind-2':
      if (isToChange) return [texts.toChange(title, comment), ...unless]
      if (link === null) return [texts.yourRequest(title, waitsFor), ...unless]
      return [texts.request(askedBy, title), ...unless]
    case 'missed':
      return [
        texts.missed(title, missed, zone),
        ...(link === null ? [] : [texts.stillDecide]),
        ...unless,
      ]
    case 'decided':
      return decision?.state === 'refused'
        ? [texts.refused(by, title, comment), texts.nothingGoesOut]
        : [texts.changes(by, title, comment), texts.askedAgain]
    case 'urgent':
      return [texts.urgent(by, title, comment), texts.informed]
    case 'comment':
      return [texts.discussed(title), ...comments.map(one => texts.said(one.by, one.text))]
  }
}

function approvalText(facts: ApprovalFacts): string {
  const { language, zone, commune, about, items, link, seeAt, isToChange } = facts
  const parts = [
    commune,
    ...sentences(facts).map(sentence => wrap(typeset(sentence[language]))),
    ...(about.when === null
      ? []
      : [wrap(`${about.title}${wordings[language].colon} ${about.when[language]}`)]),
    ...(link === null
      ? []
      : [
          labelled((isToChange ? texts.answer : texts.decide)[language], link.href, language),
          ...(isToChange ? [] : [wrap(texts.ownLink(link.endsAt, zone)[language])]),
        ]),
    ...items.map(item => itemText(item, language)),
    ...(seeAt === null ? [] : [labelled(texts.inTambour[language], seeAt, language)]),
  ]
  return mailText(parts, wrap(why(facts)))
}

function itemText({ text, link, place, pictures, times }: MailItem, language: Language): string {
  return [
    ...times.map(time => wrap(`${timeOf(time, language)}${wordings[language].colon}`)),
    ...(place === 'comment' ? [texts.firstCommentText[language]] : []),
    '',
    ...text.split('\n').map(line => (line === '' ? '' : `    ${line}`)),
    ...(link === null ? [] : ['', `    ${link}`]),
    ...pictures.map(alt => `\n    [${texts.picture(alt)[language]}]`),
  ].join('\n')
}

function timeOf(time: MailItem['times'][number], language: Language): string {
  const passed = time.isMissed ? ` ${texts.timePassed[language]}` : ''
  return `${timeSentence(time, language)}${passed}`
}

export function why({ link, language }: ApprovalFacts): string {
  return (link === null ? texts.whyInformed : texts.whyAsked)[language]
}

/** None of them decides: each opens the page on which a button does. */
function linkHtml(
  { href, endsAt }: OwnLink,
  { language, zone, kind, isToChange }: ApprovalFacts,
): Html[] {
  if (isToChange) return [button(`${href}#question`, texts.answer[language])]
  return [
    button(href, texts.read[language]),
    otherLinks([
      {
        href: `${href}#question`,
        label: (kind === 'comment' ? texts.answer : texts.ask)[language],
      },
      { href: `${href}#modifier`, label: texts.askChanges[language] },
      { href: `${href}#refuser`, label: texts.refuse[language] },
    ]),
    note(texts.ownLink(endsAt, zone)[language]),
  ]
}

function itemHtml({ text, link: to, place, pictures, times }: MailItem, language: Language): Html {
  return html`${times.map(time => html`<p style="margin:12px 0 2px;font-weight:600;">${timeOf(time, language)}</p>\n`)}
${place === 'comment' ? note(texts.firstComment[language]) : ''}
${block(
  html`<p lang="fr" style="margin:0;white-space:pre-line;">${text}</p>`,
  to === null ? '' : html`<p style="margin:8px 0 0;">${to}</p>`,
  ...pictures.map(alt => small(typeset(texts.picture(alt)[language]))),
)}`
}
