import { pollsOf } from '../channels/rows.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { measureOf } from '../hours/measure.ts'
import type { OfficeCalendar } from '../hours/rules-opening-hours.ts'
import type { Target } from '../hours/rules-target.ts'
import { localDateOf } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { dayOfDate } from '../language/zone.ts'
import { findCommune } from '../people/store/communes.ts'
import { periodFigures, readAt } from './period-figures.ts'
import { only, targetsOf } from './report-figures.ts'
import { OVERRIDDEN } from './rules/episode-figures.ts'
import type { Days } from './rules/periods.ts'
import {
  type PublicMedian,
  type PublicMonth,
  publicMedian,
  publicMonth,
  publicPeriods,
  publicSentence,
} from './rules/public-replies.ts'
import { firstOpening } from './store/episodes.ts'

/** Which minutes are meant. */
export const onTheClock = 'Temps compté pendant les heures d’ouverture'

type PublicDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

/** What must stand beside a figure so that communes compare what is comparable. */
type Circumstances = {
  /** During which the mairie was open on these days; null: it never said when. */
  openHours: number | null
  targets: Target[]
}

/** The reply times that a commune shows to everybody: no person, no account, no small number. */
export type PublicReplies = {
  /** ms UTC: what came to be known later is left out. */
  asOf: number
  weeks: Days & PublicMedian & Circumstances
  /** The earliest first; those in which nothing was measured yet are left out. */
  months: (Days & PublicMonth & Circumstances)[]
  /** What the networks are called of which messages were counted. */
  networks: string[]
}

/** The figures as they are to be published this week, by the functions that *Délais* shows. */
export async function readPublicReplies(
  { db, clock, connectors }: PublicDeps,
  communeId: number,
): Promise<PublicReplies> {
  const measure = await measureOf({ db }, communeId)
  const { zone, calendar } = measure
  const { asOf, weeks, months } = publicPeriods(localDateOf(clock.now(), measure.commune.zone))
  const at = zone.instantOf(dayOfDate(asOf), 0)
  const span = { from: months[0]?.from ?? weeks.from, to: weeks.to }
  const figures = await periodFigures(db, measure, span, readAt({ clock }, at))
  const since = await firstOpening(db, communeId)
  const { day, flags, channelId } = figures.columns
  const within = ({ from, to }: Days) => {
    const [first, last] = [dayOfDate(from), dayOfDate(to)]
    const group = Int16Array.from(day, (each, index) =>
      each >= first && each <= last && (flags[index] ?? 0) & OVERRIDDEN ? 0 : -1,
    )
    return only(figures, group).summary
  }
  const measured = new Set(
    [...channelId].filter(
      (_, index) => figures.isMeasured(index) && (flags[index] ?? 0) & OVERRIDDEN,
    ),
  )
  const channels = [...measured].sort((a, b) => a - b)
  const isMeasured = ({ from }: Days) => since !== null && from >= since
  const four = isMeasured(weeks) ? within(weeks) : { counted: 0, medianMs: null }
  const circumstances = (days: Days): Circumstances => ({
    openHours: openHours(calendar, days),
    targets: targetsOf(measure, channels, days),
  })
  const polled = await pollsOf(db, communeId)
  const networks = polled
    .filter(({ id }) => measured.has(id))
    .flatMap(({ connector }) => connectors[connector]?.manifest.label.fr ?? [])
  return {
    asOf: at,
    weeks: { ...weeks, ...publicMedian(four), ...circumstances(weeks) },
    months: months
      .filter(isMeasured)
      .map(month => ({ ...month, ...publicMonth(within(month)), ...circumstances(month) })),
    networks: [...new Set(networks)].sort((a, b) => a.localeCompare(b, 'fr')),
  }
}

function openHours(calendar: OfficeCalendar, { from, to }: Days): number | null {
  if (!calendar.isSet) return null
  let ms = 0
  for (let date = from; date <= to; date = addDays(date, 1)) {
    for (const { start, end } of calendar.intervalsOn(date)) ms += end - start
  }
  return Math.round(ms / 360_000) / 10
}

/** A stranger can ask as often as they like: what is published is reckoned once an hour, ms. */
const keptMs = 60 * 60_000
/** Communes of which it is kept. */
const mostKept = 500

type Kept = { at: number; week: number; replies: Promise<PublicReplies> }
const kept = new WeakMap<Db, Map<number, Kept>>()

export type PublishedReplies = PublicReplies & { commune: Row<'commune'> }

/** What a commune publishes; null where it publishes nothing, or is not there. */
export async function publicReplies(
  deps: PublicDeps,
  communeId: number,
): Promise<PublishedReplies | null> {
  const { db, clock } = deps
  const commune = await findCommune(db, communeId)
  if (commune?.publicReplies !== 1) return null
  const now = clock.now()
  const week = dayOfDate(publicPeriods(localDateOf(now, commune.zone)).asOf)
  const all = kept.get(db) ?? new Map<number, Kept>()
  kept.set(db, all)
  const known = all.get(communeId)
  if (known !== undefined && known.week === week && Math.abs(now - known.at) < keptMs) {
    return { ...(await known.replies), commune }
  }
  const own: Kept = { at: now, week, replies: readPublicReplies(deps, communeId) }
  all.delete(communeId)
  all.set(communeId, own)
  for (const oldest of all.keys()) {
    if (all.size <= mostKept) break
    all.delete(oldest)
  }
  try {
    return { ...(await own.replies), commune }
  } catch (error) {
    if (all.get(communeId) === own) all.delete(communeId)
    throw error
  }
}

/**
 * What stands on its public pages, its last full stop left out; null where it publishes nothing. With the
 * clock beside a time: who writes in the evening would wait for ten minutes that begin in the morning.
 */
export async function publicReplySentence(
  deps: PublicDeps,
  communeId: number,
): Promise<string | null> {
  const published = await publicReplies(deps, communeId)
  if (published === null) return null
  const sentence = publicSentence(published.weeks)
  return published.weeks.medianMinutes === null ? sentence : `${sentence}. ${onTheClock}`
}
