import { html } from 'hono/html'
import {
  frenchCount,
  frenchDuration,
  frenchInstant,
  frenchOfficeDuration,
  isSingular,
  NBSP,
} from '../language/french.ts'
import { capital } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import { button, figure, type Html, link, mailHtml } from '../mail/layout.ts'
import { mailText, wrap } from '../mail/text.ts'

/** Somebody who still waits, without their name and what they wrote: a mail leaves the house. */
export type AlertMailLine = {
  channelName: string
  visibility: 'private' | 'public'
  /** ms UTC. */
  openedAt: number
  /** Until the mail is written, ms: within opening hours, and by the clock on the wall. */
  officeMs: number
  elapsedMs: number
  /** Of opening hours, within which an answer is in time. */
  targetMinutes: number
  /** Address of the conversation. */
  href: string
}

export type AlertFacts = {
  commune: string
  zone: string
  lines: AlertMailLine[]
  /** Nobody is on duty: everybody who may answer gets it. */
  toAll: boolean
  links: { today: string; settings: string }
}

export async function alertContent(facts: AlertFacts): Promise<MailContent> {
  const { commune, lines, links, zone } = facts
  const [first] = lines
  const subject = `${waiting(lines.length)} une réponse, ${commune}`
  return {
    subject,
    text: alertText(facts),
    html: await mailHtml({
      subject,
      commune,
      title: `${waiting(lines.length)} une réponse`,
      body: [
        ...lines.slice(0, mostLines).map(one => lineHtml(one, zone)),
        ...rest(lines.length).map(text => html`<p style="margin:14px 0 0;">${text}</p>`),
        first !== undefined && lines.length === 1
          ? button(first.href, 'Répondre')
          : button(links.today, 'Voir qui attend'),
      ],
      why: html`${why(facts)} ${link(links.settings, settingsLabel)}`,
    }),
  }
}

/** More than anybody reads; the rest is counted, and is on the first screen. */
const mostLines = 20

function alertText(facts: AlertFacts): string {
  const { commune, lines, links } = facts
  const parts = [
    `${commune}\n${waiting(lines.length)} une réponse.`,
    ...lines.slice(0, mostLines).map(one => lineText(one, facts.zone)),
    ...rest(lines.length).map(text => `${text}\n${links.today}`),
  ]
  return mailText(parts, `${wrap(why(facts))}\n${settingsLabel}${NBSP}:\n${links.settings}`)
}

function lineText(line: AlertMailLine, zone: string): string {
  const { channelName, visibility, href } = line
  const { isLate, length } = leftOf(line)
  const who = `- ${channelName}, ${places[visibility]}, ${sinceOf(line, zone)}`
  const left = isLate ? late(line, length) : `Il reste ${length} ${inTime}.`
  return `${wrap(who, '  ')}\n${wrap(left, '  ', '  ')}\n  ${href}`
}

/** Minutes left first: that is what somebody in a hurry looks for. */
function lineHtml(line: AlertMailLine, zone: string): Html {
  const { channelName, visibility, targetMinutes, href } = line
  const { isLate, length } = leftOf(line)
  return figure({
    value: length,
    label: isLate ? `${beyond} ${target(targetMinutes)}` : inTime,
    notes: [link(href, `${channelName}, ${places[visibility]}`), capital(sinceOf(line, zone))],
    attention: isLate,
  })
}

const inTime = 'pour répondre à temps'
const beyond = 'au-delà de l’objectif de'
const target = (minutes: number) => `${minutes}${NBSP}min`

/** Of opening hours: how long until the target, or since. */
function leftOf({ officeMs, targetMinutes }: AlertMailLine): { isLate: boolean; length: string } {
  const leftMs = targetMinutes * 60_000 - officeMs
  return { isLate: leftMs <= 0, length: frenchOfficeDuration(Math.abs(leftMs)) }
}

function late({ targetMinutes }: AlertMailLine, length: string): string {
  return `${length} ${beyond} ${target(targetMinutes)}.`
}

const settingsLabel = 'Régler la permanence et les alertes'
const places = { public: 'commentaire public', private: 'message privé' }

function waiting(count: number): string {
  return frenchCount(count, 'personne attend', 'personnes attendent')
}

/** « depuis le mardi 2 juin à 10 h : 8 min d’ouverture, 8 min en tout » */
function sinceOf({ openedAt, officeMs, elapsedMs }: AlertMailLine, zone: string): string {
  const since = frenchInstant(openedAt, zone, { weekday: true, year: false })
  const lengths = `${frenchOfficeDuration(officeMs)} d’ouverture, ${frenchDuration(elapsedMs)} en tout`
  return `depuis le ${since}${NBSP}: ${lengths}`
}

function rest(count: number): string[] {
  const more = count - mostLines
  if (more <= 0) return []
  return [isSingular(more) ? 'Et une autre' : `Et ${frenchCount(more, 'autre', 'autres')}`]
}

function why({ toAll }: AlertFacts): string {
  return toAll
    ? `Personne n’est de permanence aujourd’hui${NBSP}: cette alerte est envoyée à tous les agents.`
    : 'Vous recevez cette alerte parce que vous êtes de permanence.'
}
