import type { Deps } from '../deps.ts'
import { reminderShapeOf } from '../events/reminders.ts'
import { eventsBetween, remindersOf } from '../events/rows.ts'
import { lastDayOf } from '../events/rules/compose.ts'
import { getOpeningHours } from '../hours/measure.ts'
import { schoolZoneOf } from '../language/departments.ts'
import { electionPeriodsBetween } from '../language/elections.ts'
import { type HolidayRegion, holidaysOf } from '../language/holidays.ts'
import { instantOfLocal, toIso } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { schoolHolidaysBetween, schoolYearsKnown } from '../language/school-holidays.ts'
import { dayOfDate } from '../language/zone.ts'
import { communeOf } from '../people/commune.ts'
import { Refusal } from '../platform/refusal.ts'
import { titleOf } from '../publishing/delivery-shape.ts'
import { type DeliveryWithContext, deliveriesOf } from '../publishing/rows.ts'
import { isMovable } from '../publishing/rules/delivery-state.ts'
import { choicesOf, dayWordIn, firstLines, type Span, wantedOf } from './rules/days.ts'
import { calendarSentences } from './sentences.ts'
import {
  type CalendarDays,
  type CalendarPost,
  type CalendarQuery,
  mostCalendarDays,
} from './shapes.ts'
import { neighbourEventsBetween } from './store-feeds.ts'

/**
 * What a commune's calendar shows from one of its days to another, both included ('YYYY-MM-DD'): all
 * that is wanted of them, or the first items of each day.
 * @throws Refusal (`bad-request`) for days the wrong way round, or more than `mostCalendarDays`.
 */
export async function calendarBetween(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  { from, to, lines, ...wanted }: CalendarQuery,
): Promise<CalendarDays> {
  refuseSpan(from, to)
  const { zone, department } = await communeOf(deps, communeId)
  const schoolZone = schoolZoneOf(department)
  const all = await itemsBetween(deps, communeId, { from, to }, zone)
  return {
    from,
    to,
    ...firstLines(wantedOf(all, wanted), { from, to }, lines),
    holidays: holidaysBetween(from, to, await regionOf(deps, communeId, to)),
    schoolZone,
    schoolHolidays: schoolZone === null ? [] : schoolHolidaysBetween(schoolZone, from, to),
    schoolKnownUntil: schoolYearsKnown.to,
    elections: electionPeriodsBetween(from, to),
    choices: choicesOf(all),
  }
}

type Items = Pick<CalendarDays, 'events' | 'posts' | 'reminders' | 'neighbours'>

async function itemsBetween(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  { from, to }: Span,
  zone: string,
): Promise<Items> {
  const span = {
    from: instantOfLocal(`${from}T00:00`, zone),
    to: instantOfLocal(`${addDays(to, 1)}T00:00`, zone),
  }
  const events = await eventsBetween(db, communeId, span.from, span.to)
  const reminders = await remindersOf(db, communeId, span)
  const neighbours = await neighbourEventsBetween(db, communeId, from, addDays(to, 1))
  return {
    events: events.map(({ id, title, startLocal, endLocal, place, status, approval }) => ({
      id,
      title,
      startLocal,
      endLocal,
      place,
      status,
      approval,
    })),
    posts: postsOf(await deliveriesOf(db, communeId, span)),
    // Those that the event's own change did away with are nobody's to do.
    reminders: reminders
      .filter(({ doneAt, doneBy }) => doneAt === null || doneBy !== null)
      .map(reminderShapeOf),
    neighbours: neighbours.map(({ id, feedName, title, startLocal, endLocal, place, link }) => ({
      id,
      neighbour: feedName,
      title,
      startLocal,
      endLocal,
      place,
      link,
    })),
  }
}

function refuseSpan(from: string, to: string): void {
  const days = dayOfDate(to) - dayOfDate(from) + 1
  if (days >= 1 && days <= mostCalendarDays) return
  throw new Refusal('bad-request', calendarSentences.tooManyDays(mostCalendarDays))
}

/** One post at one time is one item to see and to move; its first comment goes with it. */
function postsOf(rows: readonly DeliveryWithContext[]): CalendarPost[] {
  const posts = rows.filter(({ afterId }) => afterId === null)
  return [...Map.groupBy(posts, row => `${row.postId} ${row.dueLocal}`).values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    const { postId: post, eventId: event, stepName: step, kind, text, dueLocal } = first
    const { eventStartLocal: startLocal, eventEndLocal: endLocal } = first
    return {
      post,
      event,
      eventEnds: startLocal === null ? null : lastDayOf({ startLocal, endLocal }),
      title: titleOf(first),
      step,
      kind,
      dayWord: dayWordIn(text),
      dueAt: toIso(first.dueAt),
      dueLocal,
      channels: group.map(row => ({
        delivery: row.id,
        channel: row.channelId,
        name: row.channelName,
        state: row.state,
        movable: isMovable(row),
      })),
    }
  })
}

/** The region of the opening hours in force that day: where they say none, the common one. */
async function regionOf(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  date: string,
): Promise<HolidayRegion> {
  const versions = await getOpeningHours(deps, communeId)
  const version = versions.findLast(({ from }) => from <= date) ?? versions[0]
  return version?.holidays ?? 'FR'
}

function holidaysBetween(from: string, to: string, region: HolidayRegion) {
  const years = new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4))])
  return [...years]
    .flatMap(year => holidaysOf(year, region))
    .filter(({ date }) => date >= from && date <= to)
}
