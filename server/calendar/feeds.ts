import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { localDateOf, toIsoOrNull } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { findPartner } from '../partners/rows.ts'
import { partnerSentences } from '../partners/sentences.ts'
import type { Actor } from '../people/actor.ts'
import { communeOf } from '../people/commune.ts'
import { allows, type Role } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import {
  afterCheck,
  checkEach,
  checkSource,
  hostOf,
  lease,
  type SourceCheck,
  sourceUrl,
} from './check-source.ts'
import { calendarSentences } from './sentences.ts'
import type { FeedEdit, FeedNew, FeedShape } from './shapes.ts'
import {
  claimFeed,
  countFeedEvents,
  deleteFeed,
  dueFeeds,
  type FeedRow,
  feedsOf,
  insertFeed,
  replaceFeedEvents,
  updateFeed,
} from './store.ts'

/** What is over is remembered for that many days. */
const keptDays = 62
const mostFeeds = 30

type FeedDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'guarded' | 'log'>

/** Who looks at feeds: a calendar's address may be its only lock, and is for who may change it. */
type Reader = { communeId: number; role: Role }

/** A commune's neighbours by their calendars, and what became of the last look at each. */
export async function listFeeds(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  reader: Reader,
): Promise<FeedShape[]> {
  const { zone } = await communeOf({ db }, reader.communeId)
  const rows = await feedsOf(db, reader.communeId)
  return await shapesOf(db, rows, localDateOf(clock.now(), zone), reader)
}

/**
 * Adds a neighbour's calendar, once it could be read.
 * @throws Refusal (`bad-request`, `conflict`) with a sentence that says why it could not.
 */
export async function addFeed(deps: FeedDeps, by: Actor, wanted: FeedNew): Promise<FeedShape> {
  const { db, clock } = deps
  const { communeId } = by
  const url = sourceUrl(wanted.url)
  const { zone } = await communeOf(deps, communeId)
  const known = await feedsOf(db, communeId)
  if (known.some(feed => feed.url === url)) {
    throw new Refusal('conflict', calendarSentences.feedKnown)
  }
  if (known.length >= mostFeeds) {
    throw new Refusal('conflict', calendarSentences.tooManyFeeds(mostFeeds))
  }
  const look = await checkSource(deps, { url, etag: null, lastModified: null }, zone)
  if (look.kind === 'failed') throw new Refusal('bad-request', look.reason, 'url')
  const now = clock.now()
  const row = await db.transaction().execute(async transaction => {
    const added = await insertFeed(transaction, {
      communeId,
      name: wanted.name,
      url,
      etag: null,
      lastModified: null,
      checkedAt: null,
      readAt: null,
      nextAt: now,
      error: null,
      createdAt: now,
    })
    await keep(transaction, added, look, { now, zone })
    await writeJournal(transaction, {
      communeId,
      at: now,
      actor: by.actor,
      action: 'feed.added',
      subject: `feed:${added.id}`,
      detail: { name: wanted.name, host: hostOf(url) },
    })
    return added
  })
  deps.changes.tell(communeId, 'deliveries')
  return await feedShape(deps, { communeId, role: 'administrator' }, row.id)
}

/**
 * Says where the events of a feed are shown, and which partner announces them.
 * @throws Refusal (`not-found`), also for another commune's feed or partner.
 */
export async function changeFeed(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  by: Actor & Reader,
  id: number,
  { inAgenda, partner }: FeedEdit,
): Promise<FeedShape> {
  await deps.db.transaction().execute(async db => {
    const [row] = await feedsOf(db, by.communeId, id)
    if (row === undefined) throw notFound(calendarSentences.feed)
    if (partner !== null && (await findPartner(db, by.communeId, partner)) === undefined) {
      throw notFound(partnerSentences.partner)
    }
    await updateFeed(db, id, { inAgenda: inAgenda ? 1 : 0, partnerId: partner })
    if ((row.inAgenda === 1) === inAgenda) return
    await writeJournal(db, {
      communeId: by.communeId,
      at: deps.clock.now(),
      actor: by.actor,
      action: inAgenda ? 'feed.shown' : 'feed.hidden',
      subject: `feed:${id}`,
      detail: { name: row.name },
    })
  })
  deps.changes.tell(by.communeId, 'deliveries')
  return await feedShape(deps, by, id)
}

/** @throws Refusal (`not-found`), also for another commune's. */
export async function removeFeed(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  by: Actor,
  id: number,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const [row] = await feedsOf(db, by.communeId, id)
    if (row === undefined) throw notFound(calendarSentences.feed)
    await deleteFeed(db, id)
    await writeJournal(db, {
      communeId: by.communeId,
      at: deps.clock.now(),
      actor: by.actor,
      action: 'feed.removed',
      subject: `feed:${id}`,
      detail: { name: row.name, host: hostOf(row.url) },
    })
  })
  deps.changes.tell(by.communeId, 'deliveries')
}

/**
 * Looks at one feed now, and says what became of it in its shape.
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function refreshFeed(deps: FeedDeps, reader: Reader, id: number): Promise<FeedShape> {
  const [row] = await feedsOf(deps.db, reader.communeId, id)
  if (row === undefined) throw notFound(calendarSentences.feed)
  await refresh(deps, row)
  return await feedShape(deps, reader, id)
}

/** Looks at every feed that is due, one after the other. @returns how many were looked at. */
export async function refreshDueFeeds(deps: FeedDeps, isStopping: () => boolean): Promise<number> {
  const due = await dueFeeds(deps.db, deps.clock.now())
  return await checkEach(deps, 'calendar feed', due, row => refresh(deps, row), isStopping)
}

/** @returns whether nobody else did meanwhile. */
async function refresh(deps: FeedDeps, row: FeedRow): Promise<boolean> {
  const { db, clock } = deps
  if (!(await claimFeed(db, row, clock.now() + lease))) return false
  const { zone } = await communeOf(deps, row.communeId)
  const look = await checkSource(deps, row, zone)
  await db
    .transaction()
    .execute(transaction => keep(transaction, row, look, { now: clock.now(), zone }))
  if (look.kind !== 'same') deps.changes.tell(row.communeId, 'deliveries')
  return true
}

/** Writes what became of a look; what was known stays when it failed. */
async function keep(
  db: Db,
  feed: FeedRow,
  look: SourceCheck,
  { now, zone }: { now: number; zone: string },
): Promise<void> {
  const looked = afterCheck(look, feed.failures, now)
  if (look.kind !== 'read') {
    await updateFeed(db, feed.id, looked)
    return
  }
  const { etag, lastModified } = look
  // Removed meanwhile: there is nothing to keep it for.
  if (!(await updateFeed(db, feed.id, { ...looked, etag, lastModified }))) return
  const from = localDateOf(now, zone)
  await replaceFeedEvents(db, feed.id, look.read.events, {
    from,
    keptFrom: addDays(from, -keptDays),
  })
}

async function feedShape(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  reader: Reader,
  id: number,
): Promise<FeedShape> {
  const { zone } = await communeOf({ db }, reader.communeId)
  const rows = await feedsOf(db, reader.communeId, id)
  const [shape] = await shapesOf(db, rows, localDateOf(clock.now(), zone), reader)
  if (shape === undefined) throw notFound(calendarSentences.feed)
  return shape
}

async function shapesOf(
  db: Db,
  rows: readonly FeedRow[],
  today: string,
  { role }: Reader,
): Promise<FeedShape[]> {
  const showsAddress = allows(role, 'commune.write')
  const counts = await countFeedEvents(
    db,
    rows.map(({ id }) => id),
    today,
  )
  return rows.map(({ id, name, url, checkedAt, readAt, error, inAgenda, partnerId }) => ({
    id,
    name,
    url: showsAddress ? url : hostOf(url),
    checkedAt: toIsoOrNull(checkedAt),
    readAt: toIsoOrNull(readAt),
    error: sentenceOrNull(error),
    upcoming: counts.get(id) ?? 0,
    inAgenda: inAgenda === 1,
    partner: partnerId,
  }))
}
