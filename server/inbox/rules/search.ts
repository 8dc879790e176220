import { folded } from '../../language/text.ts'
import { dateOfDay, dayOfDate, isDate } from '../../language/zone.ts'

/**
 * One thing that is looked for. A conversation has it when all the words stand in it (each as the
 * beginning of a word), or when something was said in it on one of the days, both included.
 */
export type Sought = { words: string[]; days: { from: string; to: string } | null }

const months = [
  'janvier|janv|jan',
  'fevrier|fevr|fev',
  'mars',
  'avril|avr',
  'mai',
  'juin',
  'juillet|juil',
  'aout',
  'septembre|sept',
  'octobre|oct',
  'novembre|nov',
  'decembre|dec',
]
const month = `(?<month>${months.join('|')})\\.?`

/** Each is tried from the left, the longest first; on text without accents or capitals. */
const dates = new RegExp(
  String.raw`(?<![\p{L}\p{N}/])(?:${[
    String.raw`(?<iso>\d{4}-\d\d-\d\d)`,
    String.raw`(?<d>\d{1,2})/(?<m>\d{1,2})(?:/(?<y>\d{4}|\d\d))?`,
    String.raw`(?<m>\d{1,2})/(?<y>\d{4})`,
    String.raw`(?<d>\d{1,2})(?:er)? +${month}(?: +(?<y>\d{4}))?`,
    String.raw`${month} +(?<y>\d{4})`,
    `(?<ago>avant[- ]hier|hier|aujourd['’]hui)`,
  ].join('|')})(?![\p{L}\p{N}/])`,
  'gu',
)

/** More would be no search but a text that was pasted. */
const most = 8
/** What is longer is looked for by its beginning. */
export const longestWord = 60

/**
 * What the words of a search ask for: dates as French writes them (« 12/11 », « 12 novembre »,
 * « novembre 2026 », « hier »), each other word by itself. A day without its year is the last one
 * that there was.
 * @param today local date of the commune, 'YYYY-MM-DD'
 */
export function soughtIn(text: string, today: string): Sought[] {
  const plain = plainText(text)
  const found: Sought[] = []
  const rest = plain.replaceAll(dates, (...args) => {
    const match: string = args[0]
    const days = daysOf(args.at(-1), today)
    if (days === null) return match
    // « hier » is in every other message, and never the day that is meant.
    found.push({ days, words: /hier|hui/.test(match) ? [] : wordsOf(match) })
    return ' '
  })
  const words = wordsOf(rest)
  // « la » says nothing beside « piscine », and is in half of all messages.
  const telling = words.filter(word => word.length > 2)
  const kept = telling.length > 0 || found.length > 0 ? telling : words
  return [...found, ...kept.map(word => ({ words: [word], days: null }))].slice(0, most)
}

const plainText = (text: string) => folded(text).replaceAll('œ', 'oe').replaceAll('æ', 'ae')

/** What the index of words is asked for of a name, each as the beginning of a word. */
export function soughtInName(text: string): string[] {
  return wordsOf(plainText(text)).slice(0, most)
}

function wordsOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.map(word => word.slice(0, longestWord)))]
}

type Found = Partial<Record<'iso' | 'd' | 'm' | 'y' | 'month' | 'ago', string>>

function daysOf(found: Found, today: string): Sought['days'] {
  if (found.ago !== undefined) {
    const back = found.ago === 'hier' ? 1 : found.ago.startsWith('avant') ? 2 : 0
    return oneDay(dateOfDay(dayOfDate(today) - back))
  }
  if (found.iso !== undefined) return oneDay(found.iso)
  const number =
    found.month === undefined
      ? Number(found.m)
      : months.findIndex(names => names.split('|').includes(found.month ?? '')) + 1
  const inMonth = String(number).padStart(2, '0')
  const year = found.y?.length === 2 ? `20${found.y}` : found.y
  if (found.d === undefined) {
    const first = `${year}-${inMonth}-01`
    if (!isDate(first)) return null
    const last = Temporal.PlainDate.from(first).daysInMonth
    return { from: first, to: `${year}-${inMonth}-${last}` }
  }
  const date = `${inMonth}-${found.d.padStart(2, '0')}`
  if (year !== undefined) return oneDay(`${year}-${date}`)
  const thisYear = Number(today.slice(0, 4))
  // 29 February may be eight years ago.
  for (let back = 0; back <= 8; back++) {
    const day = `${thisYear - back}-${date}`
    if (isDate(day) && day <= today) return oneDay(day)
  }
  return null
}

function oneDay(date: string): Sought['days'] {
  return isDate(date) ? { from: date, to: date } : null
}
