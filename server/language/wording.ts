import {
  englishDate,
  englishLocalTime,
  englishNumber,
  englishOfficeDuration,
  englishPeriod,
} from './english.ts'
import {
  type DateParts,
  frenchDate,
  frenchLocalTime,
  frenchNumber,
  frenchOfficeDuration,
  frenchPeriod,
  NBSP,
} from './french.ts'
import type { Language } from './sentence.ts'

/** How a language writes what stands alone in a text that was chosen for one reader. */
export type Wording = {
  /** After a label, which a space follows. */
  colon: string
  /** For a local date or local time. */
  date(local: string, parts?: DateParts): string
  localTime(local: string, parts?: DateParts): string
  period(from: string, to: string): string
  number(value: number): string
  /** For a duration in opening hours, ms. */
  officeDuration(ms: number): string
}

export const wordings: Readonly<Record<Language, Wording>> = {
  fr: {
    colon: `${NBSP}:`,
    date: frenchDate,
    localTime: frenchLocalTime,
    period: frenchPeriod,
    number: frenchNumber,
    officeDuration: frenchOfficeDuration,
  },
  en: {
    colon: ':',
    date: englishDate,
    localTime: englishLocalTime,
    period: englishPeriod,
    number: englishNumber,
    officeDuration: englishOfficeDuration,
  },
}
