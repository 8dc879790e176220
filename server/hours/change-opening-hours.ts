import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { BadInput, problemOf, Refusal } from '../platform/refusal.ts'
import { getOpeningHours, hoursVersionOf } from './measure.ts'
import type { CalendarVersion } from './rules-opening-hours.ts'
import { hoursSentences } from './sentences.ts'
import { type CalendarShape, calendarSchema } from './shapes.ts'
import {
  type HoursVersion,
  listHoursVersions,
  replaceHoursVersions,
  requestRebuild,
} from './store.ts'

export { replaceHoursVersions, requestRebuild } from './store.ts'
/** What a first start writes, and the rebuild that reply times are asked for. */

/**
 * Replaces the commune's calendar and asks for the episodes to be reckoned anew from the first date
 * that it changes; what lies before keeps its figures. The rebuild is a job's, and is not waited
 * for. A calendar that says what is kept already changes nothing.
 * @throws Refusal (`bad-request`) with one sentence that names what is wrong.
 */
export async function changeOpeningHours(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  calendar: unknown,
  actor: string,
): Promise<CalendarShape> {
  const versions = checked(calendar)
  const rows = versions.map(hoursVersionOf)
  const at = deps.clock.now()
  const isChanged = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const old = await listHoursVersions(transaction, communeId)
    if (JSON.stringify(old) === JSON.stringify(rows)) return false
    const fromDate = firstChange(old, rows)
    await replaceHoursVersions(transaction, communeId, rows, at)
    await requestRebuild(transaction, communeId, { fromDate, at })
    await writeJournal(transaction, {
      communeId,
      at,
      actor,
      action: 'opening-hours.changed',
      subject: `commune:${communeId}`,
      detail: { from: fromDate },
    })
    return true
  })
  if (isChanged) deps.changes.tell(communeId, 'commune', 'messages', 'rebuild')
  return await getOpeningHours(deps, communeId)
}

/**
 * Says that the hours of the first start are right as they are: from then on a person answers for
 * them.
 */
export async function confirmOpeningHours(
  { db, clock, changes }: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  actor: string,
): Promise<void> {
  await writeJournal(db, {
    communeId,
    at: clock.now(),
    actor,
    action: 'opening-hours.confirmed',
    subject: `commune:${communeId}`,
  })
  changes.tell(communeId, 'commune')
}

/**
 * The first local date whose hours may differ between two lists of versions in the order of their
 * dates; null when every date may, for the first version holds before its own date too.
 */
export function firstChange(before: HoursVersion[], after: HoursVersion[]): string | null {
  const index = before.findIndex(
    (version, position) =>
      version.fromDate !== after[position]?.fromDate ||
      version.definition !== after[position]?.definition,
  )
  const position = index === -1 ? before.length : index
  if (position === 0) return null
  const dates = [before[position], after[position]].flatMap(version =>
    version === undefined ? [] : [version.fromDate],
  )
  return dates.sort()[0] ?? null
}

function checked(calendar: unknown): CalendarVersion[] {
  const parsed = calendarSchema.safeParse(calendar)
  if (!parsed.success) {
    throw new Refusal('bad-request', hoursSentences.wrongHours(problemOf(parsed.error)))
  }
  const versions = parsed.data.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const twice = versions.find(({ from }, index) => versions[index + 1]?.from === from)
  if (twice !== undefined) {
    throw new Refusal('bad-request', hoursSentences.sameStart(twice.from))
  }
  return versions
}

/**
 * Reads a calendar file: the JSON list of its versions; an empty list is a calendar that was
 * never set.
 *
 * @throws BadInput with one sentence that names the field.
 */
export function parseCalendar(text: string): z.output<typeof calendarSchema> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadInput(hoursSentences.fileNotJson)
  }
  const parsed = calendarSchema.safeParse(json)
  if (!parsed.success) throw new BadInput(hoursSentences.wrongFile(problemOf(parsed.error)))
  return parsed.data
}
