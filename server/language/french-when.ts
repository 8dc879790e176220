import { frenchWeekday } from './french.ts'
import type { Sentence } from './sentence.ts'
import { whenSentences } from './sentences.ts'

/**
 * Reads when something happens as people write it in a table: « samedi 12 juin 2027 à 18 h 30 »,
 * « 12/06/27 », « 2027-06-12T18:30 », « du 12 au 13 juin 2027 », « 20h-2h », « midi ».
 */
export type When = {
  /** 'YYYY-MM-DD', the first and the last that is named; null: none. */
  date: string | null
  endDate: string | null
  /** 'HH:MM'. */
  time: string | null
  endTime: string | null
  /** What cannot be: one sentence. */
  problem: Sentence | null
  /** What is doubtful all the same: a weekday that is not the date's. */
  doubt: Sentence | null
}

const nothing: When = {
  date: null,
  endDate: null,
  time: null,
  endTime: null,
  problem: null,
  doubt: null,
}

/** Longer than any date in words. */
const mostSigns = 120

const months: Record<string, number> = {
  janvier: 1,
  janv: 1,
  jan: 1,
  fevrier: 2,
  fevr: 2,
  fev: 2,
  mars: 3,
  avril: 4,
  avr: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  juil: 7,
  aout: 8,
  septembre: 9,
  sept: 9,
  sep: 9,
  octobre: 10,
  oct: 10,
  novembre: 11,
  nov: 11,
  decembre: 12,
  dec: 12,
}
const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** « 12 juin 2027 », and « 12-juin-27 » as Excel writes it. */
const spelledDate = /\b(\d{1,2})(?:er)?[\s-]+([a-z]{3,9})\.?(?:[\s-]+(\d{4}|\d{2})(?!\d|\s*[h:]))?/g
/** « du 12 au 13 juin 2027 »: the first day has neither month nor year of its own. */
const ofOneMonth =
  /\b(\d{1,2})(?:er)?\s*(?:au|et|-|a)\s+(?:[a-z]{5,8}\s+)?(\d{1,2})(?:er)?\s+([a-z]{3,9})\.?\s+(\d{4}|\d{2})(?!\d)/
const inSigns =
  /(?<!\d)(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2}))(?!\d)/g
const withoutYear = /(?<![\d/])\d{1,2}\/\d{1,2}(?![\d/h:])/
const clock =
  /(?<![\d:.h])(\d{1,2})\s*(?:h(?:eures?)?|:)\s*([0-5]\d)?(?::[0-5]\d(?:\.\d+)?)?(?!\d)(?:\s*([ap])\.?m\b)?/g
/** « T18:30:00+02:00 »: what follows the time is no second one. */
const offset = /(t\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:z|[+-]\d\d:?\d\d)\b/

/** Whatever of dates and times a cell holds. */
export function readWhen(cell: string): When {
  const text = plain(cell)
  if (text === '') return nothing
  if (text.length > mostSigns) return { ...nothing, problem: whenSentences.unreadable(begun(cell)) }
  const dates: string[] = []
  let rest = text
  const take = (found: string, year: string, month: number, day: string): Sentence | null => {
    const date = dateOf(year, month, day)
    rest = rest.replace(found, ' ')
    if (date === null) return whenSentences.noSuchDate(begun(found))
    dates.push(date)
    return null
  }

  const pair = ofOneMonth.exec(rest)
  const pairMonth = months[pair?.[3] ?? '']
  if (pair !== null && pairMonth !== undefined) {
    const [whole, first = '', last = '', , year = ''] = pair
    const problem = take(whole, year, pairMonth, first) ?? take('', year, pairMonth, last)
    if (problem !== null) return wrongDate(problem, rest)
  }
  for (const [whole, isoYear, isoMonth, isoDay, day = '', month, year = ''] of rest.matchAll(
    inSigns,
  )) {
    const problem =
      isoYear === undefined
        ? take(whole, year, Number(month), day)
        : take(whole, isoYear, Number(isoMonth), isoDay ?? '')
    if (problem !== null) return wrongDate(problem, rest)
  }
  for (const [whole, day = '', name = '', year] of rest.matchAll(spelledDate)) {
    const month = months[name]
    if (month === undefined) continue
    if (year === undefined)
      return wrongDate(whenSentences.yearMissing(begun(whole)), rest.replace(whole, ' '))
    const problem = take(whole, year, month, day)
    if (problem !== null) return wrongDate(problem, rest)
  }

  const noYear = withoutYear.exec(rest)?.[0]
  if (dates.length === 0 && noYear !== undefined)
    return wrongDate(whenSentences.yearMissing(noYear), rest.replace(noYear, ' '))

  const times = timesOf(rest)
  if (times === null) return { ...nothing, problem: whenSentences.noSuchTime(begun(cell)) }
  if (dates.length === 0 && times.length === 0)
    return { ...nothing, problem: whenSentences.unreadable(begun(cell)) }
  const [date = null, endDate = null] = dates
  const [time = null, endTime = null] = times
  const timeDoubt = /\d:\d\d(?::[\d.]+)?z/.test(rest)
    ? whenSentences.universalTime(begun(cell))
    : times.length > 2
      ? whenSentences.severalTimes(begun(cell))
      : null
  const doubt = weekdayDoubt(text, date) ?? timeDoubt
  return { date, endDate, time, endTime, problem: null, doubt }
}

/** « JUIN 2027 », or « Juin »: in a table of a year, what heads the lines of a month. */
export function isMonth(cell: string): boolean {
  const [, name = ''] = /^([a-z]+)(?: \d{4})?$/.exec(plain(cell)) ?? []
  return Object.hasOwn(months, name)
}

/** The hour that stands beside a wrong date is right all the same. */
function wrongDate(problem: Sentence, rest: string): When {
  const [time = null, endTime = null] = timesOf(rest) ?? []
  return { ...nothing, time, endTime, problem }
}

/** Null where an hour is none of a day's. What stands in brackets, « (ouverture 19h) », counts where nothing else does. */
function timesOf(text: string): string[] | null {
  const outside = text.replace(/\([^)]*\)/g, ' ')
  const times = clocksIn(outside)
  return times?.length === 0 && outside !== text ? clocksIn(text) : times
}

function clocksIn(text: string): string[] | null {
  const times: string[] = []
  for (const [, hour, minute = '00', half] of text
    .replace(/(?<!apres[ -])\bmidi\b/g, '12h')
    .replace(/\bminuit\b/g, '24h')
    .replace(offset, '$1')
    .replace(/(\d)t(\d)/g, '$1 $2')
    .matchAll(clock)) {
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0)
    if (hours > 24 || (hours === 24 && minute !== '00')) return null
    times.push(`${String(hours % 24).padStart(2, '0')}:${minute}`)
  }
  return times
}

/** « dimanche 12 juin 2027 », which is a Saturday: one of the two is wrong. */
function weekdayDoubt(text: string, date: string | null): Sentence | null {
  if (date === null) return null
  const named = weekdays.find(weekday => new RegExp(`^(?:le |du )?${weekday}\\b`).test(text))
  if (named === undefined || named === frenchWeekday(date)) return null
  return whenSentences.otherWeekday(date, named)
}

function dateOf(year: string, month: number, day: string): string | null {
  // Nobody announces what was before this century.
  const fullYear = year.length === 2 ? `20${year}` : year
  const date = `${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) return null
  return date
}

/** In small letters without accents or unbreakable spaces. */
function plain(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[–—]/g, '-')
    .replace(/(?<=\d) ?\/ ?(?=\d)/g, '/')
    .trim()
}

const begun = (cell: string): string => cell.trim().slice(0, 60)
