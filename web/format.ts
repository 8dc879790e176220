import { type Target, targetLabel, targetsLabel } from '../server/hours/rules-target.ts'
import {
  englishDate,
  englishDuration,
  englishList,
  englishLocalTime,
  englishOfficeDuration,
  englishPeriod,
  englishSize,
  englishTime,
  englishWeekday,
} from '../server/language/english.ts'
import {
  frenchClock,
  frenchDate,
  frenchDuration,
  frenchList,
  frenchLocalTime,
  frenchNumber,
  frenchOfficeDuration,
  frenchPercent,
  frenchPeriod,
  frenchSize,
  frenchWeekday,
  localDay,
  localMinute,
  NBSP,
} from '../server/language/french.ts'
import { typeset } from '../server/language/typeset.ts'
import { serverNow } from './clock.ts'
import { addDays, daysBetween } from './dates.ts'
import { language, messages } from './language.ts'
import { me } from './session.ts'

/** Dates and figures in the language in force and on the commune's clocks. */

export function zone(): string {
  return me.value?.commune.zone ?? 'Europe/Paris'
}

function french(): boolean {
  return language.value === 'fr'
}

/** The commune's date today, 'YYYY-MM-DD'. */
export function todayLocal(): string {
  return localDay(serverNow(), zone())
}

/** The commune's time now, 'YYYY-MM-DDTHH:MM'. */
export function nowLocal(): string {
  return localMinute(serverNow(), zone())
}

/** The local time of an instant of the API. */
export function localOf(instant: string): string {
  return localMinute(Date.parse(instant), zone())
}

/** « 18 h 30 » of a local time. */
export function clockOf(local: string): string {
  const at = local.slice(11, 16)
  const [hour, minute] = at.split(':').map(Number)
  return french() ? frenchClock(hour ?? 0, minute ?? 0) : englishTime(at)
}

/** « à 18 h 30 » of a local time: where nothing else says that it is one. */
export function atClock(local: string): string {
  return messages.value.when.at(clockOf(local))
}

/** « lundi 3 mai », with the year when it is not the running one. */
export function day(local: string): string {
  const parts = { weekday: true, year: local.slice(0, 4) !== todayLocal().slice(0, 4) }
  return french() ? frenchDate(local, parts) : englishDate(local, parts)
}

/** « 3 mai », for tables and axes. */
export function shortDay(local: string): string {
  const parts = { weekday: false, year: false }
  return french() ? frenchDate(local, parts) : englishDate(local, parts)
}

/** « novembre 2026 » of a local date. */
export function monthName(local: string): string {
  const date = new Date(`${local.slice(0, 7)}-01T00:00:00Z`)
  const parts = { timeZone: 'UTC', month: 'long', year: 'numeric' } as const
  return date.toLocaleDateString(french() ? 'fr' : 'en-GB', parts)
}

/** « déc. », for a calendar's leaf. */
export function shortMonth(local: string): string {
  const date = new Date(`${local.slice(0, 10)}T00:00:00Z`)
  return date.toLocaleDateString(french() ? 'fr' : 'en-GB', { timeZone: 'UTC', month: 'short' })
}

/** « lundi 3 mai à 18 h 30 » of a local time. */
export function dayTime(local: string): string {
  const parts = { weekday: true, year: local.slice(0, 4) !== todayLocal().slice(0, 4) }
  return french() ? frenchLocalTime(local, parts) : englishLocalTime(local, parts)
}

/** The same, of something that has no hour the day alone. */
export function dayOrTime(local: string): string {
  return local.length === 10 ? day(local) : dayTime(local)
}

/** « lundi 4 mai à 18 h » of an instant: after « jusqu’au ». */
export function moment(instant: string): string {
  return dayTime(localOf(instant))
}

/** « aujourd’hui à 18 h », « demain à 9 h », « lundi à 9 h », else the day and the time. */
export function nearTime(local: string): string {
  const today = todayLocal()
  const date = local.slice(0, 10)
  const at = clockOf(local)
  const t = messages.value.when
  const away = daysBetween(today, date)
  if (away === 0) return t.today(at)
  if (away === 1) return t.tomorrow(at)
  if (away === -1) return t.yesterday(at)
  return Math.abs(away) < 7 ? t.weekday(weekday(date), at) : dayTime(local)
}

/** « samedi » of a local date or time; nothing of none. */
export function weekdayName(local: string): string {
  return local === '' ? '' : weekday(local)
}

function weekday(date: string): string {
  return french() ? frenchWeekday(date) : englishWeekday(date)
}

/** As `nearTime`, of an instant. */
export function near(instant: string): string {
  return nearTime(localOf(instant))
}

/** The midnight that ends today: nobody says « demain à 0 h ». */
function isMidnight(local: string): boolean {
  return local === `${addDays(todayLocal(), 1)}T00:00`
}

/** « 10 h 02 » today, otherwise as `near`: after « avant » or « jusqu’à » alone, for a bare time reads as a delay. */
export function brief(instant: string): string {
  const local = localOf(instant)
  if (isMidnight(local)) return messages.value.when.midnight
  return local.slice(0, 10) === todayLocal() ? clockOf(local) : nearTime(local)
}

/** « à 10 h 02 » today, otherwise as `near`: after a verb. */
export function when(instant: string): string {
  const local = localOf(instant)
  if (isMidnight(local)) return messages.value.when.at(messages.value.when.midnight)
  return local.slice(0, 10) === todayLocal() ? atClock(local) : nearTime(local)
}

/** What somebody wrote, with the spaces of print, so that no « ! » begins a line alone. */
export function quoted(text: string): string {
  return typeset(text)
}

/** « du 16 au 22 novembre 2026 ». */
export function period(from: string, to: string): string {
  return french() ? frenchPeriod(from, to) : englishPeriod(from, to)
}

/** « a, b et c ». */
export function list(items: readonly string[]): string {
  return french() ? frenchList(items) : englishList(items)
}

/** « 12 min », rounded down. */
export function duration(ms: number): string {
  return french() ? frenchDuration(ms) : englishDuration(ms)
}

/** « 15 min », « 2 jours ouvrés ». */
export function targetName(target: Target): string {
  return targetLabel(target)[french() ? 'fr' : 'en']
}

/** « l’objectif de 15 min »; where several hold, « l’objectif de leur canal ». */
export function targetsName(targets: readonly Target[]): string {
  return targetsLabel(targets)[french() ? 'fr' : 'en']
}

/** A length of opening hours, which are never told in days. */
export function officeDuration(ms: number): string {
  return french() ? frenchOfficeDuration(ms) : englishOfficeDuration(ms)
}

/** What is left, rounded up to the minute: « 1 min » until there is nothing. */
export function remaining(ms: number): string {
  return duration(Math.max(0, Math.ceil(ms / 60_000) * 60_000))
}

export function percent(ratio: number): string {
  return french() ? frenchPercent(ratio) : frenchPercent(ratio).replace(NBSP, '')
}

/** « 240 ko » of a number of bytes. */
export function fileSize(bytes: number): string {
  return french() ? frenchSize(bytes) : englishSize(bytes)
}

export function number(value: number, decimals = 0): string {
  return french()
    ? frenchNumber(value, decimals)
    : value.toLocaleString('en-GB', { maximumFractionDigits: decimals })
}
