import { z } from 'zod'
import { mended } from '../language/foreign-text.ts'
import { askedFrom, askedTo, isAsked } from '../language/instant.ts'
import { languages, Sentence, sentenceOf, verbatim } from '../language/sentence.ts'
import { isDate } from '../language/zone.ts'
import { platformSentences } from './sentences.ts'

/**
 * What enters and leaves the house: the same documents in the API, in the command's `--json` and
 * in the screens. Instants are ISO 8601 in UTC with milliseconds; local times 'YYYY-MM-DDTHH:MM'
 * are in the commune's zone; durations are in milliseconds and say so in their name.
 */
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 instant' })
export const localDate = z.iso.date()
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .meta({ description: 'Local time in the commune’s zone, YYYY-MM-DDTHH:MM' })
/**
 * What the server says to a person. In the house a `Sentence`, in an answer the text of it in the
 * language of the person who asked (`http/answer-language.ts`).
 */
export const said = z.codec(z.string(), z.instanceof(Sentence), {
  decode: verbatim,
  encode: ({ fr }) => fr,
})

/** A sentence in JSON that we keep, written by `sentenceText`. */
export const keptSentence = z.string().transform(sentenceOf)

/** For `refine`: what a field must be, in each language. */
export const must = (sentence: Sentence) => ({ error: sentence.fr, params: { sentence } })

/** A name, a title, a place: on one line, for a line's end begins another header of a mail. */
export const line = (most: number) => onOneLine(z.string(), most)

const onOneLine = (text: z.ZodString, most: number) =>
  text
    .trim()
    .min(1)
    .max(most)
    .refine(text => !/[\p{Cc}\u2028\u2029]/u.test(text), must(platformSentences.onOneLine))

/**
 * What somebody writes or pastes into a field of several lines: what Word brings along unseen is
 * mended, rather than refused to a person who cannot see it.
 */
export const pasted = z.string().overwrite(mended)
export const prose = pasted.trim()

/** The same of one line; a line's end that somebody sees is refused as by `line`. */
export const pastedLine = (most: number) =>
  onOneLine(
    z.string().overwrite(text => mended(text.replace(/[\v\f\u0085\u2028\u2029]/g, ' '))),
    most,
  )

/** The name of a kind of channel, as its manifest has it. */
export const connectorKey = z.string().max(40)

/** No longer than RFC 5321 § 4.5.3.1.3 lets an address be. */
export const email = z.email().max(254)

/** A page that somebody may be led to: nothing that a browser would run. */
export const webLink = z.url({ protocol: /^https?$/ }).max(500)

/** The largest number of a row: PostgreSQL counts them in four bytes. */
export const largestId = 2 ** 31 - 1
export const id = z.int().positive().max(largestId)

export const askedBetween = `du ${askedFrom} au ${askedTo}`
const isAskedDate = (text: string) => isDate(text) && isAsked(text)

/** As `localDate`, `localTime` and `instant`, where somebody asks: such that exist, and are near. */
export const askedDate = localDate
  .refine(isAskedDate, must(platformSentences.dateBetween(askedFrom, askedTo)))
  .meta({ description: `Local date, ${askedFrom} to ${askedTo}` })
export const askedTime = localTime
  .refine(
    text => isAskedDate(text.slice(0, 10)) && /T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text),
    must(platformSentences.timeBetween(askedFrom, askedTo)),
  )
  .meta({ description: `Local time, YYYY-MM-DDTHH:MM, ${askedFrom} to ${askedTo}` })
export const askedInstant = instant
  .refine(
    text => isAskedDate(new Date(Date.parse(text) || 0).toISOString().slice(0, 10)),
    must(platformSentences.instantBetween(askedFrom, askedTo)),
  )
  .meta({ description: `ISO 8601 instant, ${askedFrom} to ${askedTo}` })
/** '2026-W47'; whether a year has a week 53 its use case says. */
export const askedWeek = z
  .string()
  .regex(/^\d{4}-W\d{2}$/)
  .refine(
    text => text.slice(0, 4) >= askedFrom.slice(0, 4) && text.slice(0, 4) <= askedTo.slice(0, 4),
    must(platformSentences.weekBetween(askedFrom.slice(0, 4), askedTo.slice(0, 4))),
  )

/** For a table: as a spreadsheet in France opens it, its words in that language; else RFC 4180. */
export const tableQuery = z.object({ spreadsheet: z.enum(languages).optional() })

/** An id in a path or a query, where a caller of ours writes a number. */
export const idText = z.coerce.number<number>().int().positive().max(largestId)
/** For a path that names one thing: `/duties/:id`. */
export const byId = z.object({ id: idText })

/**
 * Every refusal: one sentence for a person, in the language that was asked for, and a stable key for a
 * program. `field`: what of the request it speaks of, 'email' or 'texts.1', where that is one thing;
 * `fill`: what its form may be filled with, by field, for a person to look at.
 */
export const problem = z.object({
  error: z.string(),
  message: z.string(),
  field: z.string().optional(),
  fill: z.record(z.string(), z.string()).optional(),
})
export type ProblemShape = z.infer<typeof problem>

/** What an open screen is told: which part of what it shows is no longer true. */
export const topics = [
  'messages',
  'deliveries',
  'channels',
  'commune',
  'alerts',
  'rebuild',
  'archive',
  'backup',
  'partners',
  'proposals',
  'presence',
  'webhooks',
] as const
export type Topic = (typeof topics)[number]

/** What somebody does in a conversation; `gone`: they left it. */
export const doings = ['reading', 'writing', 'gone'] as const
export type Doing = (typeof doings)[number]
