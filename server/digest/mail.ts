import { html } from 'hono/html'
import type { Deps } from '../deps.ts'
import { instantOfLocal } from '../language/instant.ts'
import { addDays, isoWeekDays } from '../language/iso-week.ts'
import type { Language } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import {
  button,
  figure,
  heading,
  labelled,
  line,
  link,
  mailHtml,
  mailText,
  note,
  paragraph,
  picture,
  small,
  wrap,
} from '../mail/layout.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import type { Attachment } from '../platform/mailer.ts'
import { digestTexts as texts } from './mail-texts.ts'
import { unsubscribeLink } from './recipients.ts'
import type { Digest, DigestSection } from './rules/digest.ts'
import type { DigestFigure } from './rules/replies.ts'
import { findReader, readersWithout, zonesOfCommunes } from './store.ts'
import { pictureSize, weekPicture } from './week-picture.ts'
import { buildDigest, lastWeek } from './weekly-digest.ts'

/** What a week's mails are about. @param week '2026-W47' */
export function weekSubject(communeId: number, week: string): string {
  return `${communeId}.${week}`
}

/** The week of such a mail. */
function weekOf({ subject }: Pick<MailRow, 'subject'>): string {
  return subject.slice(subject.indexOf('.') + 1)
}

const sendingTime = 'T08:00'

/**
 * The week in one mail, on Monday at eight by the commune's own time. A server that was off at eight
 * sends when it is back, until Tuesday 08:00: after that the week's news is no news, and a person
 * decides (`sendDigestNow`). A reader who was added after eight gets the next one.
 */
export const digestMails: MailKind = {
  kind: 'digest',
  wokenBy: [],
  changes: 'commune',
  async queue(deps) {
    if (deps.mailer === null) return null
    const nexts: number[] = []
    const now = deps.clock.now()
    for (const zone of await zonesOfCommunes(deps.db)) {
      const { week, since, until, next } = sendingOf(now, zone)
      nexts.push(next)
      if (now < since || now >= until) continue
      const wanted = { kind: digestMails.kind, week, zone, since }
      const readers = await readersWithout(deps.db, wanted)
      for (const [communeId, some] of Map.groupBy(readers, one => one.communeId)) {
        const about = { communeId, subject: weekSubject(communeId, week), nextAt: now }
        const them = some.map(({ email }) => addressReader(email))
        await queueMails(deps, deps.db, digestMails, about, them)
      }
    }
    return nexts.length === 0 ? null : Math.min(...nexts)
  },
  async check({ db }, { communeId, email, attempts, subject }, now) {
    const reader = await findReader(db, communeId, email)
    if (reader === undefined) return null
    const { week, until } = sendingOf(now, reader.commune.zone)
    const isNews = week === weekOf({ subject }) && now < until
    return isNews || attempts > 0 ? now : null
  },
  async write(deps, mails) {
    const [mail] = mails
    if (mail === undefined) return null
    const reader = await findReader(deps.db, mail.communeId, mail.email)
    if (reader === undefined) return null
    const week = weekOf(mail)
    const digest = await buildDigest(deps, reader.commune, week, reader.language)
    const unsubscribe = unsubscribeLink(deps, reader)
    const links = digestLinks(deps, week, unsubscribe)
    const headers = {
      'List-Unsubscribe': `<${unsubscribe}>`,
      // RFC 8058 asks for https.
      ...(deps.publicUrl.startsWith('https:') && {
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    }
    const { subject } = digest
    const [text, html] = [digestText(digest, links), await digestHtml(digest, links)]
    return { mails, content: { subject, text, html, headers, attachments: pictureOf(digest) } }
  },
}

/** The digest of the last week that has ended: when it leaves, [since, until), and the one after. */
function sendingOf(now: number, zone: string) {
  const week = lastWeek(now, zone)
  const monday = addDays(isoWeekDays(week).to, 1)
  const at = (days: number) => instantOfLocal(addDays(monday, days) + sendingTime, zone)
  const since = at(0)
  return { week, since, until: at(1), next: now < since ? since : at(7) }
}

export type DigestLinks = {
  /** The reply times' screen, at that week. */
  delays: string
  /** Null in a preview: the link is each reader's own. */
  unsubscribe: string | null
}

export function digestLinks(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  week: string,
  unsubscribe: string | null,
): DigestLinks {
  const { from, to } = isoWeekDays(week)
  return { delays: `${publicUrl}/delais?du=${from}&au=${to}`, unsubscribe }
}

/** The chart's place in a mail (RFC 2392). */
const chartId = 'semaines@tambour'

function pictureOf({ chart }: Digest): Attachment[] {
  if (chart === null) return []
  const bytes = weekPicture(chart.weeks, chart.goalPercent)
  return [{ name: 'semaines.png', type: 'image/png', bytes, cid: chartId }]
}

/** The digest as its readers get it, with its picture inside, for where there are no attachments. */
export async function digestPage(digest: Digest, links: DigestLinks): Promise<string> {
  const [attached] = pictureOf(digest)
  const html = await digestHtml(digest, links)
  if (attached === undefined) return html
  const data = Buffer.from(attached.bytes).toString('base64')
  return html.replace(`cid:${chartId}`, `data:${attached.type};base64,${data}`)
}

/** The digest as its readers get it. */
async function digestHtml(digest: Digest, links: DigestLinks): Promise<string> {
  const { language, subject, commune, title, period, opening, figures, chart, sections } = digest
  const { delays, unsubscribe } = links
  const stop = texts.unsubscribe[language]
  return await mailHtml({
    language,
    subject,
    commune,
    title,
    preheader: [...opening, ...figures.map(({ value, label }) => `${value} ${label}`)].join(' · '),
    body: [
      note(period),
      ...opening.map(paragraph),
      ...figures.map(figure),
      ...(chart === null
        ? []
        : [picture(`cid:${chartId}`, chart.alt, pictureSize), small(chart.caption)]),
      ...sections.flatMap(section => [
        heading(section.title),
        ...section.lines.map(({ lead, text, attention }) => line(lead, text, attention)),
      ]),
      button(delays, texts.see[language]),
    ],
    why: html`${texts.why[language]} ${unsubscribe === null ? stop : link(unsubscribe, stop)}`,
  })
}

/** The same in plain text, lines of at most 72 characters. */
export function digestText(digest: Digest, { delays, unsubscribe }: DigestLinks): string {
  const { language, commune, title, period, opening, figures, chart, sections } = digest
  const parts = [
    `${commune}\n${title}, ${period}`,
    ...(opening.length === 0 ? [] : [opening.map(each => wrap(each)).join('\n')]),
    ...(figures.length === 0 ? [] : [figures.map(figureText).join('\n')]),
    ...(chart === null ? [] : [wrap(chart.alt)]),
    ...sections.map(section => sectionText(section, language)),
    labelled(texts.see[language], delays, language),
  ]
  const stop = `${texts.unsubscribe[language]}${wordings[language].colon}`
  const way = unsubscribe === null ? '' : `\n${stop} ${unsubscribe}`
  return mailText(parts, `${wrap(texts.why[language])}${way}`)
}

function figureText({ value, label, notes }: DigestFigure): string {
  return [wrap(`${value} ${label}`), ...notes.map(note => wrap(note, '  ', '  '))].join('\n')
}

function sectionText({ title, lines }: DigestSection, language: Language): string {
  const heading = title.toLocaleUpperCase(language)
  return [
    heading,
    ...lines.map(({ lead, text }) => wrap(`- ${lead === null ? '' : `${lead} · `}${text}`, '  ')),
  ].join('\n')
}
