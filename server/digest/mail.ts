import { html } from 'hono/html'
import type { Returned } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type Language, sentenceText } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'
import type { MailContent, MailKind, MailRow } from '../mail/kind.ts'
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
import { noteUndelivered, sentAs } from '../mail/rows.ts'
import { findLanguage } from '../people/store/members.ts'
import type { Attachment } from '../platform/mailer.ts'
import { pictureSize, weekPicture } from '../reply-times/week-picture.ts'
import { digestTexts as texts } from './mail-texts.ts'
import { unsubscribeLink } from './recipients.ts'
import type { Digest, DigestSection } from './rules-digest.ts'
import type { DigestFigure } from './rules-replies.ts'
import { editionDays, scheduleOf, sendingAt } from './rules-schedule.ts'
import { digestSentences } from './sentences.ts'
import { findReader, readersWithout, schedulesOfCommunes } from './store.ts'
import { buildDigest } from './weekly-digest.ts'

/** What an edition's mails are about. @param edition '2026-W47', or '2026-11-25' */
export function editionSubject(communeId: number, edition: string): string {
  return `${communeId}.${edition}`
}

/** The edition of such a mail. */
function editionOf({ subject }: Pick<MailRow, 'subject'>): string {
  return subject.slice(subject.indexOf('.') + 1)
}

/**
 * The week in one mail, on the days and at the hour that the commune set, by its own time. A server that
 * was off then sends when it is back, within a day: after that the news is no news, and a person decides
 * (`sendDigestNow`). A reader who was added later gets the next one. A mail with a round is somebody's own
 * copy (`sendCopy`).
 */
export const digestMails: MailKind = {
  kind: 'digest',
  wokenBy: [],
  changes: 'commune',
  async queue(deps) {
    if (deps.mailer === null) return null
    const nexts: number[] = []
    const now = deps.clock.now()
    for (const times of await schedulesOfCommunes(deps.db)) {
      const { edition, since, until, next } = sendingAt(now, times.zone, scheduleOf(times))
      nexts.push(next)
      if (now >= until) continue
      const wanted = { kind: digestMails.kind, edition, since, ...times }
      const readers = await readersWithout(deps.db, wanted)
      for (const [communeId, some] of Map.groupBy(readers, one => one.communeId)) {
        const about = { communeId, subject: editionSubject(communeId, edition), nextAt: now }
        const them = some.map(({ email }) => addressReader(email))
        await queueMails(deps, deps.db, digestMails, about, them)
      }
    }
    return nexts.length === 0 ? null : Math.min(...nexts)
  },
  async check({ db }, mail, now) {
    const { communeId, email, attempts, round } = mail
    const reader = await findReader(db, communeId, email)
    if (reader === undefined || reader.confirmedAt === null || round !== '') return null
    const { zone } = reader.commune
    const { edition, until } = sendingAt(now, zone, scheduleOf(reader.commune))
    const isNews = edition === editionOf(mail) && now < until
    return isNews || attempts > 0 ? now : null
  },
  async write(deps, mails) {
    const [mail] = mails
    if (mail === undefined) return null
    const written = mail.round === '' ? await forReader(deps, mail) : await copyFor(deps, mail)
    return written === null ? null : { mails, content: written }
  },
}

async function forReader(deps: Deps, mail: MailRow): Promise<MailContent | null> {
  const reader = await findReader(deps.db, mail.communeId, mail.email)
  if (reader === undefined) return null
  const unsubscribe = unsubscribeLink(deps, reader)
  const content = await contentOf(deps, mail, reader.language, unsubscribe)
  const headers = {
    'List-Unsubscribe': `<${unsubscribe}>`,
    // RFC 8058 asks for https.
    ...(deps.publicUrl.startsWith('https:') && {
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
  return { ...content, headers }
}

/** For who asked for it, whether or not they are a reader. */
async function copyFor(deps: Deps, mail: MailRow): Promise<MailContent | null> {
  if (mail.userId === null) return null
  const language = (await findLanguage(deps.db, mail.userId)) ?? 'fr'
  return await contentOf(deps, mail, language, null)
}

async function contentOf(
  deps: Deps,
  mail: MailRow,
  language: Language,
  unsubscribe: string | null,
): Promise<MailContent> {
  const edition = editionOf(mail)
  const digest = await buildDigest(deps, mail.communeId, edition, language)
  const links = digestLinks(deps, edition, unsubscribe)
  const { subject } = digest
  const [text, html] = [digestText(digest, links), await digestHtml(digest, links)]
  return { subject, text, html, attachments: pictureOf(digest) }
}

export type DigestLinks = {
  /** The reply times' screen, at that week. */
  delays: string
  /** Null in a preview: the link is each reader's own. */
  unsubscribe: string | null
}

export function digestLinks(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  edition: string,
  unsubscribe: string | null,
): DigestLinks {
  const { from, to } = editionDays(edition)
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
  const { language, subject, commune, title, period, opening, figures, chart, sections, why } =
    digest
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
    why: html`${why} ${unsubscribe === null ? stop : link(unsubscribe, stop)}`,
  })
}

/** The same in plain text, lines of at most 72 characters. */
export function digestText(digest: Digest, { delays, unsubscribe }: DigestLinks): string {
  const { language, commune, title, period, opening, figures, chart, sections, why } = digest
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
  return mailText(parts, `${wrap(why)}${way}`)
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

/**
 * Digests that came back to a mailbox of the commune did not arrive: *Récapitulatif* says so beside the
 * address. Anybody can write such a report: it must name the address to which the mail went.
 */
export async function noteReturnedDigests(
  db: Db,
  communeId: number,
  mails: readonly Returned[],
): Promise<void> {
  for (const { messageId, recipients } of mails) {
    const mail = await sentAs(db, communeId, [digestMails], `<${messageId}>`)
    if (mail === undefined || !recipients.includes(mail.email)) continue
    await noteUndelivered(db, mail, sentenceText(digestSentences.cameBack))
  }
}
