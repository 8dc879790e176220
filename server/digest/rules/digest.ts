import { type CalendarWarning, calendarWarnings } from '../../language/calendar-warnings.ts'
import {
  frenchClock,
  frenchCount,
  frenchDate,
  frenchLocalTime,
  frenchNumber,
  frenchPeriod,
  NBSP,
} from '../../language/french.ts'
import type { HolidayRegion } from '../../language/holidays.ts'
import { addDays } from '../../language/iso-week.ts'
import { typeset } from '../../language/typeset.ts'
import type { DeliveryState } from '../../publishing/rules/delivery.ts'
import { type DigestFigure, type ReplyFigures, replyFigures, replySubject } from './replies.ts'

/** What the digest of one week is made of. Residents' names and words are no part of it. */
export type DigestFigures = ReplyFigures & {
  commune: string
  zone: string
  /** ISO week, '2026-W47', and its Monday and Sunday. */
  week: string
  from: string
  to: string
  published: number
  troubled: PostWithIssue[]
  awaitingApproval: number
  /** Of the 14 days after the week, in their order. */
  events: AnnouncedEvent[]
  holidays: HolidayRegion
  /** The local date of the last backup, null where there is none; absent: all is well. */
  lateBackup?: { madeOn: string | null } | undefined
  /** What could not be counted, one sentence each. */
  notMeasured: string[]
}

export type AnnouncedEvent = {
  title: string
  startLocal: string
  place: string
  status: 'planned' | 'postponed' | 'cancelled'
}

export type PostWithIssue = {
  state: DeliveryState
  dueLocal: string
  channelName: string
  title: string
  reason: string | null
}

/** The words of a digest; how they are laid out is another matter. */
export type Digest = {
  subject: string
  commune: string
  /** « Semaine 47 » */
  title: string
  period: string
  figures: DigestFigure[]
  sections: DigestSection[]
}

export type DigestSection = { title: string; lines: DigestLine[] }

/** `lead` is a date, before the text. */
export type DigestLine = { lead: string | null; text: string; attention: boolean }

/** A digest is one screen: what is more than this is counted, and one key away in Tambour. */
const most = { troubled: 3, events: 5, notMeasured: 4 }

/** The days ahead of which the digest speaks. */
export const digestHorizonDays = 14

/** What the digest says of a week, in French as a mairie writes it. */
export function composeDigest(figures: DigestFigures): Digest {
  const { commune, from, to, summary } = figures
  const title = `Semaine${NBSP}${Number(figures.week.slice(6))}`
  const sections = [
    publications(figures),
    comingDays(figures),
    calendar(figures),
    notMeasured(figures.notMeasured),
  ]
  return {
    subject: typeset(`${commune}, ${title.toLowerCase()} : ${replySubject(summary)}`),
    commune: typeset(commune),
    title,
    period: frenchPeriod(from, to),
    figures: replyFigures(figures),
    sections: sections.filter(({ lines }) => lines.length > 0).map(printed),
  }
}

/** Titles, places and reasons come as people typed them. */
function printed({ title, lines }: DigestSection): DigestSection {
  return { title, lines: lines.map(line => ({ ...line, text: typeset(line.text) })) }
}

function publications({ published, troubled, awaitingApproval }: DigestFigures): DigestSection {
  const none = published + troubled.length === 0
  const counts = [
    ...(none
      ? ['Aucune publication cette semaine']
      : [frenchCount(published, 'publiée', 'publiées')]),
    ...(none
      ? []
      : [troubled.length === 0 ? 'aucun échec' : `${frenchNumber(troubled.length)} à reprendre`]),
    awaitingApproval === 0 ? 'rien à valider' : `${frenchNumber(awaitingApproval)} à valider`,
  ]
  return {
    title: 'Publications',
    lines: [
      plain(`${counts.join(', ')}.`),
      ...troubled.slice(0, most.troubled).map(troubledLine),
      ...more(troubled.length - most.troubled, 'autre', 'autres', 'voir Événements dans Tambour'),
    ],
  }
}

const troubleWords: Partial<Record<DeliveryState, string>> = {
  failed: 'échec',
  unconfirmed: 'peut-être publiée, à vérifier',
  missed: 'non publiée, l’heure était passée',
}

function troubledLine({ state, dueLocal, channelName, title, reason }: PostWithIssue): DigestLine {
  const trouble = troubleWords[state] ?? state
  return {
    lead: frenchDate(dueLocal, { weekday: true, year: false }),
    text: `${title}, sur ${channelName}${NBSP}: ${trouble}${reason === null ? '' : `. ${shortened(reason)}`}`,
    attention: true,
  }
}

/** A reason says at length what to do; the digest only why, the rest stands in Tambour. */
function shortened(sentence: string): string {
  const longest = 120
  if (sentence.length <= longest) return sentence
  return `${sentence.slice(0, sentence.lastIndexOf(' ', longest))}…`
}

function comingDays({ events, to }: DigestFigures): DigestSection {
  const last = frenchDate(addDays(to, digestHorizonDays), { year: false })
  return {
    title: `Les ${digestHorizonDays}${NBSP}jours qui viennent`,
    lines:
      events.length === 0
        ? [plain(`Aucun événement annoncé jusqu’au ${last}.`)]
        : [
            ...events.slice(0, most.events).map(eventLine),
            ...more(events.length - most.events, 'autre', 'autres', `jusqu’au ${last}`),
          ],
  }
}

const statusWords = { planned: '', postponed: ' (reporté)', cancelled: ' (annulé)' }

function eventLine({ title, startLocal, place, status }: AnnouncedEvent): DigestLine {
  return {
    lead: frenchLocalTime(startLocal, { weekday: true, year: false }),
    text: `${title}, ${place}${statusWords[status]}`,
    attention: false,
  }
}

function calendar({ to, zone, holidays, lateBackup }: DigestFigures): DigestSection {
  const last = addDays(to, digestHorizonDays)
  const warnings = calendarWarnings(addDays(to, 1), last, zone, holidays)
  const lines = warnings.map(warningLine)
  return { title: 'À savoir', lines: [...backup(lateBackup), ...lines] }
}

function backup(late: DigestFigures['lateBackup']): DigestLine[] {
  if (late === undefined) return []
  const since =
    late.madeOn === null
      ? 'Tambour n’a aucune sauvegarde'
      : `La dernière sauvegarde de Tambour date du ${frenchDate(late.madeOn)}`
  const text = `${since} : l’administration trouve pourquoi dans Réglages, Sauvegardes.`
  return [{ lead: null, text, attention: true }]
}

function warningLine(warning: CalendarWarning): DigestLine {
  return {
    lead: frenchDate(warning.date, { weekday: true, year: false }),
    text: warning.kind === 'holiday' ? `${warning.name}, jour férié` : clockWords(warning),
    attention: false,
  }
}

function clockWords(change: Extract<CalendarWarning, { kind: 'clocks' }>): string {
  const season = change.forward ? 'heure d’été' : 'heure d’hiver'
  const [before, after] = [change.fromHour, change.toHour].map(hour => frenchClock(hour, 0))
  return `passage à l’${season}, à ${before} il sera ${after}`
}

function notMeasured(sentences: string[]): DigestSection {
  return {
    title: 'Ce qui n’est pas mesuré',
    lines: [
      ...sentences.slice(0, most.notMeasured).map(plain),
      ...more(sentences.length - most.notMeasured, 'autre', 'autres', 'voir Délais dans Tambour'),
    ],
  }
}

const plain = (text: string): DigestLine => ({ lead: null, text, attention: false })

function more(count: number, one: string, many: string, where: string): DigestLine[] {
  return count <= 0 ? [] : [plain(`et ${frenchCount(count, one, many)}, ${where}.`)]
}
