import { type CalendarWarning, calendarWarnings } from '../language/calendar-warnings.ts'
import type { SchoolZone } from '../language/departments.ts'
import { electionPeriodsBetween } from '../language/elections.ts'
import type { HolidayRegion } from '../language/holidays.ts'
import { schoolHolidaysBetween } from '../language/school-holidays.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'
import { digestTexts as texts } from './mail-texts.ts'

/** `lead` is a date, before the text. */
export type DigestLine = { lead: string | null; text: string; attention: boolean }

/** A reason says at length what to do; the digest only why, the rest stands in Tambour. */
export function shortened(sentence: string): string {
  const longest = 120
  if (sentence.length <= longest) return sentence
  return `${sentence.slice(0, sentence.lastIndexOf(' ', longest))}…`
}

/** What somebody should know who is no longer in the week that is told. */
export type ToKnow = {
  zone: string
  holidays: HolidayRegion
  /** Null: the commune has told no department. */
  schoolZone: SchoolZone | null
  /** The local date of the last backup, null where there is none; absent: all is well. */
  lateBackup?: { madeOn: string | null } | undefined
  /** Channels that do not work, or soon will not. */
  channels: readonly { name: string; problem: Sentence }[]
  /** What plans remind of until the last of those days, and nobody has done; those that are late too. */
  reminders: readonly { name: string; title: string; dueLocal: string }[]
}

/** What is more is counted, and one key away in Tambour. */
const most = { channels: 3, reminders: 4 }

/** What is to be looked after first, then what comes, by its dates, both included. */
export function toKnowLines(
  about: ToKnow,
  { from, to }: { from: string; to: string },
  language: Language,
): DigestLine[] {
  const { zone, holidays, schoolZone, channels, reminders, lateBackup } = about
  const dated = [
    ...calendarWarnings(from, to, zone, holidays).map(warning => ({
      date: warning.date,
      text: warningSentence(warning),
    })),
    ...(schoolZone === null ? [] : schoolHolidaysBetween(schoolZone, from, to))
      .filter(holiday => holiday.from >= from)
      .map(({ name, from: date, to: end }) => ({ date, text: texts.schoolHolidays(name, end) })),
    // It lasts seven months: it is told as it begins, and every form says so while it lasts.
    ...electionPeriodsBetween(from, to)
      .filter(period => period.from >= from)
      .map(({ name, from: date, to: end }) => ({ date, text: texts.electionPeriod(name, end) })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
  return [
    ...channels.slice(0, most.channels).map(({ name, problem }) => ({
      lead: name,
      text: shortened(problem[language]),
      attention: true,
    })),
    ...more(channels.length - most.channels, texts.moreChannels, language),
    ...backup(lateBackup, language),
    ...reminders.slice(0, most.reminders).map(({ name, title, dueLocal }) => ({
      lead: dayOf(dueLocal.slice(0, 10), language),
      text: `${name}, ${title}`,
      attention: dueLocal.slice(0, 10) < from,
    })),
    ...more(reminders.length - most.reminders, texts.moreReminders, language),
    ...dated.map(({ date, text }) => ({
      lead: dayOf(date, language),
      text: text[language],
      attention: false,
    })),
  ]
}

const dayOf = (date: string, language: Language) =>
  wordings[language].date(date, { weekday: true, year: false })

function more(count: number, say: (count: number) => Sentence, language: Language): DigestLine[] {
  return count <= 0 ? [] : [{ lead: null, text: say(count)[language], attention: false }]
}

function backup(late: ToKnow['lateBackup'], language: Language): DigestLine[] {
  if (late === undefined) return []
  const said = late.madeOn === null ? texts.noBackup : texts.lateBackup(late.madeOn)
  return [{ lead: null, text: said[language], attention: true }]
}

function warningSentence(warning: CalendarWarning): Sentence {
  if (warning.kind === 'holiday') return texts.holiday(warning.name)
  const clockChange = warning.forward ? texts.summerTime : texts.winterTime
  return clockChange(warning.fromHour, warning.toHour)
}
