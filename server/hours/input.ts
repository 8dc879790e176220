import { z } from 'zod'
import { holidayRegions } from '../language/holidays.ts'
import { isDate, isZone } from '../language/zone.ts'
import { BadInput, problemOf } from '../platform/bad-input.ts'
import { instant, localTime } from '../platform/shapes.ts'
import { type CalendarVersion, isTime } from './rules/opening-hours.ts'

const time = z.string().refine(isTime, 'doit être une heure de « 00:00 » à « 24:00 »')
const date = z.string().refine(isDate, 'doit être une date « AAAA-MM-JJ »')
const span = z
  .tuple([time, time])
  .refine(([from, to]) => from < to, 'doit finir après son début (sinon, deux jours)')
const hours = z.array(span)

/**
 * The effective-dated calendar of docs/reply-times.md. A weekday, `holidays`, `closed` and `open`
 * may be left out; a field that does not exist is refused, for a slip of the pen would close the mairie.
 */
export const calendarSchema = z.array(
  z.strictObject({
    from: date,
    zone: z.string().refine(isZone, 'doit être un fuseau horaire comme « Europe/Paris »'),
    week: z.strictObject({
      mon: hours.optional(),
      tue: hours.optional(),
      wed: hours.optional(),
      thu: hours.optional(),
      fri: hours.optional(),
      sat: hours.optional(),
      sun: hours.optional(),
    }),
    holidays: z.enum(holidayRegions).nullable().default(null),
    closed: z.array(date).default([]),
    open: z
      .record(z.string(), hours)
      .refine(
        open => Object.keys(open).every(isDate),
        'doit avoir pour clés des dates « AAAA-MM-JJ »',
      )
      .default({}),
  }),
)

function isLocal(text: string): boolean {
  return isDate(text.slice(0, 10)) && isTime(text.slice(11)) && !text.endsWith('24:00')
}

/** A draft to try, without it the calendar that is saved; and when a message would arrive, now unless told. */
export const previewRequest = z.object({
  calendar: calendarSchema.optional(),
  at: z
    .union([instant, localTime.refine(isLocal, 'doit être une date qui existe, avec une heure')])
    .optional(),
})

/**
 * Reads a calendar file: the JSON list of its versions; an empty list is a calendar that was
 * never set.
 *
 * @throws BadInput with one sentence that names the field.
 */
export function parseCalendar(text: string): CalendarVersion[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadInput('Calendrier : ce n’est pas du JSON.')
  }
  const parsed = calendarSchema.safeParse(json)
  if (!parsed.success) throw new BadInput(`Calendrier : ${problemOf(parsed.error)}.`)
  return parsed.data
}
