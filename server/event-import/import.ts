import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { isAnnounced } from '../events/events.ts'
import { correctEvent, placeEvent } from '../events/plan-event.ts'
import type { PlanDeps } from '../events/plan-post.ts'
import { deleteEvent, findEvent, insertSeries, lockEvent, updateEvent } from '../events/rows.ts'
import { eventSentences } from '../events/sentences.ts'
import { localTimeOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { verbatim } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { picturesOfEvents } from '../pictures/rows.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { deliveriesOf, lockDelivery } from '../publishing/rows.ts'
import { type CheckedLine, checkImport, type ImportableEvent, keepsDates } from './check.ts'
import { readEventFileApart } from './read-apart.ts'
import { eventImportSentences } from './sentences.ts'
import type {
  EventFileQuery,
  EventImportNew,
  EventImportShape,
  EventsImported,
  ImportCheck,
  ImportChecked,
  ImportPreview,
  ImportUndone,
} from './shapes.ts'
import {
  eventIdsOfImport,
  eventImportsOf,
  findEventImport,
  insertEventImport,
  lockEventImports,
  markUndone,
  updateEventImport,
} from './store.ts'

/**
 * What a file of events would make, before anything is written.
 * @param signal ends the reading when the person who asked has gone
 * @throws BadInput for a file that is none; Refusal for a plan or a channel that cannot be.
 */
export async function previewEventFile(
  deps: PlanDeps,
  communeId: number,
  bytes: Uint8Array,
  { columns, plan, channels, clock }: Omit<EventFileQuery, 'name'> = {},
  signal?: AbortSignal,
): Promise<ImportPreview> {
  const { zone } = await communeOf(deps, communeId)
  const read = await readEventFileApart(
    {
      bytes,
      columns: columns?.map(holds => (holds === '-' ? null : holds)) ?? null,
      zone,
      now: localTimeOf(deps.clock.now(), zone),
    },
    { signal },
  )
  const checked = await previewImport(deps, communeId, {
    lines: read.lines,
    plan: plan ?? null,
    channels: channels ?? [],
    clock: clock ?? null,
  })
  return { ...read, ...checked }
}

/** The same of lines that were read already, or corrected since. */
export async function previewImport(
  deps: PlanDeps,
  communeId: number,
  wanted: ImportCheck,
): Promise<ImportChecked> {
  const { lines, ...rest } = await checkImport(deps, communeId, wanted)
  return { ...rest, lines: lines.map(({ preview }) => preview) }
}

/**
 * Makes the events of these lines and plans what announces them; events that are there already are
 * skipped or brought up to date. Nothing is kept unless all of it can be.
 * @throws Refusal that names the line which cannot be.
 */
export async function importEvents(
  deps: PlanDeps,
  by: Actor,
  wanted: EventImportNew,
): Promise<EventsImported> {
  const now = deps.clock.now()
  const imported = await deps.db.transaction().execute(async db => {
    await lockEventImports(db, by.communeId)
    const inside = { ...deps, db }
    const checked = await checkImport(inside, by.communeId, wanted)
    const [problem] = checked.problems
    if (problem !== undefined) throw new Refusal('bad-request', problem)
    const { communeId, actor } = by
    const { fileName } = wanted
    const importId = await insertEventImport(db, { communeId, fileName, actor, createdAt: now })
    const seriesOf = seriesMaker(db, communeId, now, wanted)
    const counts = { made: 0, updated: 0, skipped: 0, past: 0 }
    for (const line of checked.lines) {
      await nextTurn()
      const { preview } = line
      const event = eventOf(line)
      if (preview.event !== null) {
        const isUpdated =
          wanted.known === 'update' && (await update(inside, by, preview.event.id, event))
        counts[isUpdated ? 'updated' : 'skipped'] += 1
        continue
      }
      const placed = await place(inside, by, wanted, line, event)
      const seriesId = preview.series === null ? null : await seriesOf(preview.series)
      await updateEvent(db, placed.id, { importId, sourceUid: preview.uid, seriesId })
      counts.made += 1
      counts.past += placed.skippedSteps.length
    }
    const { past, ...kept } = counts
    await updateEventImport(db, importId, kept)
    await writeJournal(db, {
      communeId,
      at: now,
      actor,
      action: 'season.imported',
      subject: `import:${importId}`,
      detail: { file: fileName, ...kept },
    })
    return { id: importId, ...kept, publications: checked.counts.publications, past }
  })
  deps.changes.tell(by.communeId, 'deliveries')
  return imported
}

function eventOf({ preview, event }: CheckedLine): ImportableEvent {
  if (event !== null) return event
  const { line, title, findings } = preview
  const why = findings.find(({ level }) => level === 'error')?.message ?? verbatim('')
  throw new Refusal('bad-request', eventImportSentences.ofLine(line, title, why))
}

async function place(
  deps: PlanDeps & { db: Db },
  by: Actor,
  { plan, channels }: EventImportNew,
  line: CheckedLine,
  event: ImportableEvent,
) {
  try {
    return await placeEvent(deps, by, {
      ...event,
      hashtags: '',
      media: [],
      channels: plan === null ? [] : channels,
      plan: plan === null ? null : { id: plan, steps: null },
      times: [],
      texts: {},
      slug: null,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { line: number, title } = line.preview
    throw new Refusal(error.kind, eventImportSentences.ofLine(number, title, error.sentence))
  }
}

/** Brings an event up to date with its file; whether there was anything to change. */
async function update(
  deps: PlanDeps & { db: Db },
  by: Actor,
  id: number,
  event: ImportableEvent,
): Promise<boolean> {
  const before = await findEvent(deps.db, by.communeId, id)
  if (before === undefined) throw notFound(eventSentences.event)
  // What the file does not say stays as a person wrote it.
  const text = event.text === '' ? before.text : event.text
  const link = event.link ?? before.link
  const { startLocal, endLocal } = keepsDates(before, event) ? before : event
  const wanted = { ...event, startLocal, endLocal, text, link }
  const fields = ['title', 'startLocal', 'endLocal', 'place', 'text', 'link'] as const
  if (fields.every(field => wanted[field] === before[field])) return false
  const media = (await picturesOfEvents(deps.db, [id])).get(id) ?? []
  await correctEvent(deps, by, id, { ...wanted, hashtags: before.hashtags, media })
  return true
}

/** Makes the series of a repetition when its first event is made, and gives it to the others. */
function seriesMaker(db: Db, communeId: number, createdAt: number, { rules }: EventImportNew) {
  const made = new Map<string, number>()
  return async (key: string): Promise<number | null> => {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined
    if (rule === undefined) return null
    const id = made.get(key) ?? (await insertSeries(db, { communeId, rule, createdAt }))
    made.set(key, id)
    return id
  }
}

/** The last imports of a commune, newest first. */
export async function listEventImports(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<EventImportShape[]> {
  return (await eventImportsOf(db, communeId)).map(row => ({
    id: row.id,
    fileName: row.fileName,
    actor: row.actor,
    at: toIso(row.createdAt),
    made: row.made,
    updated: row.updated,
    skipped: row.skipped,
    left: row.left,
    undoneAt: toIsoOrNull(row.undoneAt),
  }))
}

const notOut = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'due',
  'failed',
  'missed',
  'cancelled',
] as const

/**
 * Takes an import back: its events go, with what was planned of them, but those that were announced.
 * What it brought up to date stays as it is.
 * @throws Refusal (`not-found`; `conflict` when it was taken back already)
 */
export async function undoEventImport(
  deps: PlanDeps,
  by: Actor,
  id: number,
): Promise<ImportUndone> {
  const now = deps.clock.now()
  const { communeId, actor } = by
  const undone = await deps.db.transaction().execute(async db => {
    // Before it is read: the second of two at once then finds when the first took it back.
    const isOurs = await markUndone(db, communeId, id, now)
    const found = await findEventImport(db, communeId, id)
    if (found === undefined) throw notFound(eventImportSentences.import)
    if (!isOurs) {
      const { zone } = await communeOf({ db }, communeId)
      const at = localTimeOf(found.undoneAt ?? now, zone)
      throw new Refusal('conflict', eventImportSentences.undoneAlready(at))
    }
    const counts = { removed: 0, kept: 0 }
    for (const eventId of await eventIdsOfImport(db, id)) {
      await nextTurn()
      const isHeld = await holdBack({ ...deps, db }, communeId, eventId)
      if (isHeld) await deleteEvent(db, eventId)
      counts[isHeld ? 'removed' : 'kept'] += 1
    }
    await writeJournal(db, {
      communeId,
      at: now,
      actor,
      action: 'season.undone',
      subject: `import:${id}`,
      detail: { file: found.fileName, ...counts },
    })
    return counts
  })
  deps.changes.tell(communeId, 'deliveries')
  return undone
}

/** Whether an event was not announced, nor can be before this transaction ends. */
async function holdBack(
  deps: PlanDeps & { db: Db },
  communeId: number,
  eventId: number,
): Promise<boolean> {
  const { db } = deps
  await lockEvent(db, communeId, eventId)
  const event = await findEvent(db, communeId, eventId)
  if (event !== undefined && (await isAnnounced(deps, event))) return false
  for (const { id, state } of await deliveriesOf(db, communeId, { eventIds: [eventId] })) {
    const known = notOut.find(one => one === state)
    if (known === undefined || !(await lockDelivery(db, id, { state: known }))) return false
  }
  return true
}
