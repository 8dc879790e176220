import { frenchClock, frenchDate, frenchWeekday } from '../../language/french.ts'
import { daysBetween, shiftedBy } from './event-change.ts'

const months = [
  'janvier|janv',
  'février|fevrier|févr|fév',
  'mars',
  'avril|avr',
  'mai',
  'juin',
  'juillet|juil',
  'août|aout',
  'septembre|sept',
  'octobre|oct',
  'novembre|nov',
  'décembre|decembre|déc',
]
const weekday = '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)'

/**
 * Whether a text names the day of a local time: « 20 juin », « 1er mai », « 20 et 21 juin »,
 * « 20/06 », « 20.6.2026 », « 20-06 ». The same day of another year is another day.
 */
export function namesDay(text: string, local: string): boolean {
  return patternsOf(local).some(pattern =>
    [...text.matchAll(pattern)].some(({ groups }) => isOfYear(groups?.year, local)),
  )
}

/**
 * A text that named when something was to begin, with when it begins now in the same manner: with
 * its weekday, its year, its hour and its last day where these were said. All else stays.
 * @param was the local time that it names
 * @param is the local time that it is to name
 */
export function redated(text: string, was: string, is: string): string {
  const [spelled, inFigures] = patternsOf(was)
  return text
    .replace(spelled, (...found) => {
      const groups: Named = found.at(-1)
      if (!isOfYear(groups.year, was)) return found[0]
      const said = `${spelledOf(groups, was, is)}${clockOf(groups, was, is)}`
      return found[0] === found[0].toUpperCase() ? said.toUpperCase() : said
    })
    .replace(inFigures, (...found) => {
      const groups: Named = found.at(-1)
      if (!isOfYear(groups.year, was)) return found[0]
      const { day = '', sign = '', month = '', year } = groups
      const [newYear = '', newMonth = '', newDay = ''] = is.slice(0, 10).split('-')
      const isPadded = day.length === 2 && month.length === 2
      const as = (value: string) => (isPadded ? value : String(Number(value)))
      const end = year === undefined ? '' : `${sign}${newYear.slice(-year.length)}`
      return `${as(newDay)}${sign}${as(newMonth)}${end}${clockOf(groups, was, is)}`
    })
}

type Named = Partial<Record<string, string>>

function patternsOf(local: string): [spelled: RegExp, inFigures: RegExp] {
  const month = Number(local.slice(5, 7))
  const day = Number(local.slice(8, 10))
  const number = `0?${day}${day === 1 ? '(?:er)?' : ''}`
  const clock =
    '(?<clock>(?<until>,?\\s+(?:à|dès|de|à partir de)\\s+)(?<hour>\\d{1,2})\\s?h(?:\\s?(?<minute>\\d{2}))?(?![\\p{L}\\d]))?'
  const range = `(?:(?<joint>\\s*(?:au|et|[-–])\\s*)(?<lastWeekday>${weekday}\\s+)?(?<last>\\d{1,2}))?`
  const spelled = `(?<weekday>${weekday}\\s+)?(?<![\\d/.-])${number}${range}\\s+(?:${months[month - 1]})(?!\\p{L})(?:\\s+(?<year>\\d{4})(?!\\d))?`
  const figures = `(?<![\\d/.-])(?<day>0?${day})(?<sign>[/.-])(?<month>0?${month})(?:\\k<sign>(?<year>\\d{4}|\\d{2}))?(?!\\d)`
  return [new RegExp(spelled + clock, 'giu'), new RegExp(figures + clock, 'giu')]
}

const isOfYear = (year: string | undefined, local: string): boolean =>
  year === undefined || local.slice(0, 4).endsWith(year)

function spelledOf(groups: Named, was: string, is: string): string {
  const parts = { weekday: groups.weekday !== undefined, year: groups.year !== undefined }
  if (groups.last === undefined) return frenchDate(is, parts)
  const { joint = '', last, lastWeekday } = groups
  const end = shiftedBy(`${was.slice(0, 8)}${last.padStart(2, '0')}`, daysBetween(was, is))
  const first =
    is.slice(0, 7) === end.slice(0, 7)
      ? `${parts.weekday ? `${frenchWeekday(is)} ` : ''}${dayNumber(is)}`
      : frenchDate(is, { weekday: parts.weekday, year: false })
  return `${first}${joint}${frenchDate(end, { weekday: lastWeekday !== undefined, year: parts.year })}`
}

const dayNumber = (local: string): string => {
  const day = Number(local.slice(8, 10))
  return day === 1 ? '1er' : String(day)
}

/** The hour that stood behind the date; another than it began at, such as when doors open, stays. */
function clockOf({ clock = '', until = '', hour, minute = '00' }: Named, was: string, is: string) {
  const isBeginning = `${hour?.padStart(2, '0')}:${minute}` === was.slice(11, 16)
  if (!isBeginning) return clock
  return `${until}${frenchClock(Number(is.slice(11, 13)), Number(is.slice(14, 16)))}`
}
