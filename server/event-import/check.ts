import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { PlanDeps } from '../events/plan-post.ts'
import { findPlan } from '../events/plan-templates.ts'
import { eventsOf } from '../events/rows.ts'
import { schedulePlan } from '../events/rules/plan.ts'
import { manyPublications, mostPublications } from '../events/rules/recurrence.ts'
import { eventSentences } from '../events/sentences.ts'
import type { EventEdit, PlanShape } from '../events/shapes-event.ts'
import { askedFrom, askedTo, localTimeOf } from '../language/instant.ts'
import type { Sentence } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { Refusal } from '../platform/refusal.ts'
import { askedTime } from '../platform/shapes.ts'
import {
  type PublishableChannel,
  publishableChannels,
  refusePictures,
} from '../publishing/publishable-channels.ts'
import { endOnDayOf } from './rules.ts'
import { eventImportSentences } from './sentences.ts'
import type {
  ImportCheck,
  ImportChecked,
  ImportField,
  ImportLine,
  ImportLinePreview,
  ImportNote,
} from './shapes.ts'

/** What an event of a file would be, without pictures. */
export type ImportableEvent = Pick<
  EventEdit,
  'title' | 'startLocal' | 'endLocal' | 'place' | 'text' | 'link'
>

/** Lines that are looked at in one go: the others come in between. */
const yieldEvery = 50

export type CheckedLine = { preview: ImportLinePreview; event: ImportableEvent | null }
export type CheckedImport = Omit<ImportChecked, 'lines'> & { lines: CheckedLine[] }

/**
 * What an import would make of these lines, and what there is to say of each, without writing
 * anything.
 * @throws Refusal (`not-found`, `bad-request`, `conflict`) for a plan or a channel that cannot be.
 */
export async function checkImport(
  deps: Pick<PlanDeps, 'clock' | 'connectors'> & { db: Db },
  communeId: number,
  wanted: ImportCheck,
): Promise<CheckedImport> {
  const commune = await communeOf(deps, communeId)
  const { zone, name } = commune
  const plan = wanted.plan === null ? null : await findPlan(deps, communeId, wanted.plan)
  const channels = await publishableChannels(deps, commune, wanted.channels)
  const nowLocal = localTimeOf(deps.clock.now(), zone)
  const known = knownEvents(await eventsOf(deps.db, communeId))
  const firsts = new Map<string, ImportLine>()
  const namesakes = new Map<string, ImportLine>()
  const checking = { clock: wanted.clock, commune: name, nowLocal, plan, known, firsts, namesakes }
  const lines: CheckedLine[] = []
  for (const [place, line] of wanted.lines.entries()) {
    if (place % yieldEvery === 0) await nextTurn()
    lines.push(checkLine(line, checking))
  }
  const problems = problemsOf(plan, channels, lines)
  const counts = countsOf(lines, channels.length)
  if (counts.publications > mostPublications) {
    problems.push(eventSentences.tooManyPosts(counts.publications, mostPublications))
  }
  return { problems, lines, counts }
}

type Checking = {
  clock: string | null
  commune: string
  nowLocal: string
  plan: PlanShape | null
  known: Known
  /** The first line of the file for each title and start. */
  firsts: Map<string, ImportLine>
  /** And for each name that the calendar gave to an event. */
  namesakes: Map<string, ImportLine>
}

function checkLine(line: ImportLine, checking: Checking): CheckedLine {
  const { nowLocal, plan, known, firsts, namesakes } = checking
  const findings = [...line.notes]
  const say = (level: ImportNote['level'], field: ImportField | null, message: Sentence) =>
    void findings.push({ level, field, message })
  const event = eventOf(line, checking, say)
  const own = event === null ? undefined : known.find(line, event)
  if (event !== null) {
    const key = naturalKey(event.title, event.startLocal)
    const first = firsts.get(key)
    const same = line.uid === null ? undefined : namesakes.get(line.uid)
    if (first === undefined) firsts.set(key, line)
    if (line.uid !== null && same === undefined) namesakes.set(line.uid, line)
    if (first !== undefined) {
      say('error', null, eventImportSentences.twice(first.line, first.title))
    } else if (same !== undefined) {
      say('error', null, eventImportSentences.sameOfFile(same.line, same.title))
    }
    if (event.startLocal < nowLocal) {
      say('warning', 'start', eventImportSentences.begunAlready)
    }
    if (own !== undefined && keepsDates(own, event)) {
      const { putOffSince, staysPostponed, staysCancelled } = eventImportSentences
      const stays = { planned: putOffSince(own.startLocal), postponed: staysPostponed }
      say('warning', 'start', own.status === 'cancelled' ? staysCancelled : stays[own.status])
    }
    const others = known
      .on(event.startLocal.slice(0, 10))
      .filter(one => one.id !== own?.id && one.status !== 'cancelled')
    if (others.length > 0) {
      const titles = others.slice(0, 3).map(({ title }) => title)
      say('warning', 'start', eventImportSentences.sameDay(titles))
    }
  }
  const isRefused = event === null || findings.some(({ level }) => level === 'error')
  const becomes = isRefused ? 'refused' : own === undefined ? 'new' : 'known'
  const steps =
    plan === null || event === null || becomes !== 'new'
      ? []
      : schedulePlan(plan.steps, event, nowLocal).map(({ step, dueLocal, isPast }) => ({
          name: step.name,
          dueLocal,
          isPast,
          audience: step.audience,
        }))
  return {
    event: isRefused ? null : event,
    preview: {
      ...line,
      becomes,
      event: own === undefined ? null : { id: own.id, title: own.title },
      findings,
      steps,
    },
  }
}

type Say = (level: ImportNote['level'], field: ImportField | null, message: Sentence) => void

/** Null where its date cannot be told. */
function eventOf(line: ImportLine, { clock, commune }: Checking, say: Say): ImportableEvent | null {
  const title = oneLine(line.title)
  if (title === '') say('error', 'title', eventImportSentences.titleMissing)
  if (title.length > 140) say('error', 'title', eventImportSentences.titleTooLong)
  if (line.place.trim() === '') {
    say('warning', 'place', eventImportSentences.placeMissing(commune))
  }
  if (line.place.trim().length > 200) {
    say('error', 'place', eventImportSentences.placeTooLong)
  }
  if (line.text.trim() === '') {
    say('warning', 'text', eventImportSentences.textMissing)
  }
  const link = linkOf(line.link)
  if (line.link.trim() !== '' && link === null) {
    say('warning', 'link', eventImportSentences.linkLeft)
  }
  const startLocal = timeOf(line.start, clock)
  const hasDate = /^\d/.test(line.start)
  if (startLocal === null) {
    const isRead = line.notes.some(({ level, field }) => level === 'error' && field === 'start')
    if (hasDate) {
      say('error', 'start', eventImportSentences.timeMissing)
    } else if (!isRead) say('error', 'start', eventImportSentences.dateMissing)
    return null
  }
  if (!exists(startLocal)) {
    say('error', 'start', eventImportSentences.noSuchDate(askedFrom, askedTo))
    return null
  }
  // An hour alone was read beside a wrong date, which a person has put right since.
  const isHour = line.end.startsWith('T')
  const endLocal = isHour ? endOnDayOf(startLocal, line.end.slice(1)) : timeOf(line.end, '23:59')
  if (line.end !== '' && (endLocal === null || !exists(endLocal))) {
    say('error', 'end', eventImportSentences.noSuchEnd(askedFrom, askedTo))
    return null
  }
  if (endLocal !== null && endLocal < startLocal) {
    say('error', 'end', eventImportSentences.endsBeforeItBegins(endLocal))
  }
  const place = oneLine(line.place) || commune
  return { title, startLocal, endLocal, place, text: line.text.trim(), link }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function timeOf(local: string, clock: string | null): string | null {
  if (!/^\d/.test(local)) return null
  if (local.length > 10) return local
  return clock === null ? null : `${local}T${clock}`
}

const exists = (local: string): boolean => askedTime.safeParse(local).success

function linkOf(text: string): string | null {
  const written = text.trim()
  const address = /^www\./i.test(written) ? `https://${written}` : written
  return /^https?:$/.test(URL.parse(address)?.protocol ?? '') ? address : null
}

/**
 * Whether an event stays when it is, whatever its file says: it does not take place, or was put off
 * from the date that the file still has.
 */
export function keepsDates(
  own: Pick<Row<'event'>, 'status' | 'startLocal' | 'previousStartLocal'>,
  { startLocal }: Pick<ImportableEvent, 'startLocal'>,
): boolean {
  if (own.status !== 'planned') return true
  return own.previousStartLocal === startLocal && own.startLocal !== startLocal
}

type Known = {
  find(line: ImportLine, event: ImportableEvent): Row<'event'> | undefined
  on(date: string): Row<'event'>[]
}

/** A commune's events, by what a file may know them by: a calendar's name, or their title and start. */
function knownEvents(events: readonly Row<'event'>[]): Known {
  const byUid = new Map<string, Row<'event'>>()
  const byKey = new Map<string, Row<'event'>>()
  const byDate = Map.groupBy(events, ({ startLocal }) => startLocal.slice(0, 10))
  for (const event of events) {
    const { title, previousStartLocal } = event
    if (previousStartLocal !== null) byKey.set(naturalKey(title, previousStartLocal), event)
  }
  for (const event of events) {
    byUid.set(event.uid, event)
    if (event.sourceUid !== null) byUid.set(event.sourceUid, event)
    byKey.set(naturalKey(event.title, event.startLocal), event)
  }
  return {
    find: ({ uid }, { title, startLocal }) =>
      (uid === null ? undefined : byUid.get(uid)) ?? byKey.get(naturalKey(title, startLocal)),
    on: date => byDate.get(date) ?? [],
  }
}

/** The same event to everybody: the same title, whatever its case and its accents, at the same time. */
function naturalKey(title: string, startLocal: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return `${startLocal} ${plain}`
}

function problemsOf(
  plan: PlanShape | null,
  channels: readonly PublishableChannel[],
  lines: readonly CheckedLine[],
): Sentence[] {
  const isSaid = lines.some(({ preview: { steps } }) =>
    steps.some(({ audience, isPast }) => audience === 'public' && !isPast),
  )
  if (plan === null || !isSaid) return []
  if (channels.length === 0) return [eventSentences.chooseChannel]
  return channels.flatMap(channel => {
    try {
      refusePictures(channel, [])
      return []
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return [error.sentence]
    }
  })
}

function countsOf(lines: readonly CheckedLine[], channels: number): ImportChecked['counts'] {
  const all = lines.map(({ preview }) => preview)
  const becoming = (what: ImportLinePreview['becomes']) =>
    all.filter(({ becomes }) => becomes === what).length
  const steps = all.flatMap(line => line.steps)
  const said = steps.filter(({ audience, isPast }) => audience === 'public' && !isPast)
  return {
    events: all.length,
    made: becoming('new'),
    known: becoming('known'),
    refused: becoming('refused'),
    warned: all.filter(({ becomes, findings }) => becomes !== 'refused' && findings.length > 0)
      .length,
    publications: said.length * channels,
    past: steps.filter(({ isPast }) => isPast).length,
    isMany: said.length * channels > manyPublications,
  }
}
