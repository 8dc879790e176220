import { html } from 'hono/html'
import { type Target, targetLabel } from '../hours/rules-target.ts'
import type { Language } from '../language/sentence.ts'
import { capital } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  button,
  figure,
  type Html,
  labelled,
  link,
  mailHtml,
  mailText,
  wrap,
} from '../mail/layout.ts'
import { alertTexts as texts } from './mail-texts.ts'

/** Somebody who still waits, without their name and what they wrote: a mail leaves the house. */
export type AlertMailLine = {
  channelName: string
  visibility: 'private' | 'public'
  /** ms UTC. */
  openedAt: number
  /** Until the mail is written, ms: within opening hours, and by the clock on the wall. */
  officeMs: number
  elapsedMs: number
  /** Within which an answer is in time, and what it is in opening hours, ms. */
  target: Target
  targetMs: number
  /** An answer was written and may not have arrived. */
  inDoubt: boolean
  /** The colleague who deals with it; null: nobody in particular. */
  inCharge: string | null
  /** Address of the conversation. */
  href: string
}

export type AlertFacts = {
  /** Its reader's. */
  language: Language
  commune: string
  zone: string
  lines: AlertMailLine[]
  /** Nobody is on duty: everybody who may answer gets it. */
  toAll: boolean
  links: { today: string; settings: string }
}

export async function alertContent(facts: AlertFacts): Promise<MailContent> {
  const { language, commune, lines, links } = facts
  const [first] = lines
  const subject = texts.subject(lines.length, commune)[language]
  return {
    subject,
    text: alertText(facts),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: texts.title(lines.length)[language],
      body: [
        ...lines.slice(0, mostLines).map(one => lineHtml(one, facts)),
        ...rest(facts).map(text => html`<p style="margin:14px 0 0;">${text}</p>`),
        first !== undefined && lines.length === 1
          ? button(first.href, texts.answer[language])
          : button(links.today, texts.seeAll[language]),
      ],
      why: html`${why(facts)} ${link(links.settings, texts.settings[language])}`,
    }),
  }
}

/** More than anybody reads; the rest is counted, and is on the first screen. */
const mostLines = 20

function alertText(facts: AlertFacts): string {
  const { language, commune, lines, links } = facts
  const parts = [
    `${commune}\n${texts.title(lines.length)[language]}.`,
    ...lines.slice(0, mostLines).map(one => lineText(one, facts)),
    ...rest(facts).map(text => `${text}\n${links.today}`),
  ]
  const settings = labelled(texts.settings[language], links.settings, language)
  return mailText(parts, `${wrap(why(facts))}\n${settings}`)
}

function lineText(line: AlertMailLine, { language, zone }: AlertFacts): string {
  const { href } = line
  const who = `- ${placeOf(line, language)}, ${sinceOf(line, zone, language)}`
  const left = leftText(line)
  const doubt = line.inDoubt ? `${wrap(texts.inDoubt[language], '  ', '  ')}\n` : ''
  return `${wrap(who, '  ')}\n${doubt}${wrap(left[language], '  ', '  ')}\n  ${href}`
}

/** Minutes left first: that is what somebody in a hurry looks for. */
function lineHtml(line: AlertMailLine, { language, zone }: AlertFacts): Html {
  const { target, href } = line
  const { isLate, ms } = leftOf(line)
  const isKnown = Number.isFinite(ms)
  const left = isKnown ? texts.leftLabel : texts.neverOpenLabel
  const label = isLate ? texts.lateLabel(target) : left
  return figure({
    value: isKnown ? wordings[language].officeDuration(ms) : targetLabel(target)[language],
    label: label[language],
    notes: [
      link(href, placeOf(line, language)),
      capital(sinceOf(line, zone, language)),
      ...(line.inDoubt ? [texts.inDoubt[language]] : []),
    ],
    attention: isLate,
  })
}

/** « Il reste 7 min pour répondre à temps. » */
export function leftText(
  line: Pick<AlertMailLine, 'officeMs' | 'target' | 'targetMs'>,
): Record<Language, string> {
  const { isLate, ms } = leftOf(line)
  if (isLate) return texts.late(ms, line.target)
  return Number.isFinite(ms) ? texts.left(ms) : texts.neverOpen(line.target)
}

/** How long until the target, or since, in ms of opening hours; infinite where there are no more. */
function leftOf({ officeMs, targetMs }: Pick<AlertMailLine, 'officeMs' | 'targetMs'>): {
  isLate: boolean
  ms: number
} {
  const leftMs = targetMs - officeMs
  return { isLate: leftMs <= 0, ms: Math.abs(leftMs) }
}

export function placeOf(
  {
    channelName,
    visibility,
    inCharge,
  }: Pick<AlertMailLine, 'channelName' | 'visibility' | 'inCharge'>,
  language: Language,
): string {
  const place = visibility === 'public' ? texts.inPublic : texts.inPrivate
  const whose = inCharge === null ? '' : `, ${texts.inCharge(inCharge)[language]}`
  return `${channelName}, ${place[language]}${whose}`
}

/** « depuis le mardi 2 juin à 10 h : 8 min d’ouverture, 8 min en tout » */
function sinceOf(
  { openedAt, officeMs, elapsedMs }: AlertMailLine,
  zone: string,
  language: Language,
): string {
  return texts.since(openedAt, zone, officeMs, elapsedMs)[language]
}

function rest({ lines, language }: AlertFacts): string[] {
  const more = lines.length - mostLines
  return more <= 0 ? [] : [texts.more(more)[language]]
}

function why({ toAll, language }: AlertFacts): string {
  return (toAll ? texts.toAll : texts.onDuty)[language]
}
