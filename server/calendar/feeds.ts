import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { PlanDeps } from '../events/plan-post.ts'
import { localDateOf } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { findPartner } from '../partners/rows.ts'
import { partnerSentences } from '../partners/sentences.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { openOrNone } from '../platform/secrets.ts'
import {
  afterCheck,
  checkEach,
  checkSource,
  hostOf,
  lease,
  type SourceCheck,
  sourceUrl,
} from './check-source.ts'
import { feedIn, feedShapeOf, type Reader } from './feed-shape.ts'
import { keepItems } from './items.ts'
import { applyRule } from './relay-by-rule.ts'
import { deathOf } from './rules/item.ts'
import type { SourceItem } from './rules/source.ts'
import {
  isSameVigilance,
  readVigilanceKey,
  vigilanceKeyText,
  vigilanceUrl,
} from './rules/vigilance.ts'
import { calendarSentences } from './sentences.ts'
import type { FeedEdit, FeedNew, FeedShape } from './shapes.ts'
import {
  claimFeed,
  deleteFeed,
  dueFeeds,
  type FeedRow,
  feedsOf,
  insertFeed,
  replaceFeedEvents,
  updateFeed,
} from './store-feeds.ts'
import {
  deleteItemsBefore,
  insertItems,
  itemFiguresOf,
  itemsOfFeed,
  updateItem,
} from './store-items.ts'

/** What is over is remembered for that many days. */
const keptDays = 62
const mostFeeds = 30

type FeedDeps = PlanDeps & Pick<Deps, 'guarded' | 'log' | 'secrets'>

/**
 * Follows what lies at an address, once it could be read.
 * @throws Refusal (`bad-request`, `conflict`) with a sentence that says why it could not.
 */
export async function addFeed(deps: FeedDeps, by: Actor, wanted: FeedNew): Promise<FeedShape> {
  const { db, clock } = deps
  const { communeId } = by
  const { zone, department } = await communeOf(deps, communeId)
  const url = addressOf(wanted, department)
  const known = await feedsOf(db, communeId)
  if (known.some(feed => feed.url === url)) {
    throw new Refusal('conflict', calendarSentences.feedKnown)
  }
  if (known.length >= mostFeeds) {
    throw new Refusal('conflict', calendarSentences.tooManyFeeds(mostFeeds))
  }
  const apiKey = wanted.use === 'vigilance' ? (wanted.apiKey ?? '') : null
  const first = { url, etag: null, lastModified: null, apiKey }
  const look = await checkSource(deps, first, zone, wanted.use)
  if (look.kind === 'failed') throw new Refusal('bad-request', look.reason, 'url')
  const now = clock.now()
  const row = await db.transaction().execute(async transaction => {
    const added = await insertFeed(transaction, {
      communeId,
      name: wanted.name,
      url,
      use: wanted.use,
      etag: null,
      lastModified: null,
      checkedAt: null,
      readAt: null,
      nextAt: now,
      error: null,
      createdAt: now,
      apiKey: apiKey && deps.secrets.seal({ apiKey }, sealedFor(communeId)),
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
  return await feedShapeOf(deps, { communeId, role: 'administrator' }, row.id)
}

/** @throws Refusal (`bad-request`) where nobody said in which department the commune lies */
function addressOf({ use, url }: FeedNew, department: string | null): string {
  if (use !== 'vigilance') return sourceUrl(url)
  if (department === null) throw new Refusal('bad-request', calendarSentences.noDepartment)
  return vigilanceUrl(department, sourceUrl(url))
}

const sealedFor = (communeId: number) => `feed.${communeId}`

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
    const row = await feedIn(db, by.communeId, id)
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
  return await feedShapeOf(deps, by, id)
}

/** @throws Refusal (`not-found`), also for another commune's. */
export async function removeFeed(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  by: Actor,
  id: number,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const row = await feedIn(db, by.communeId, id)
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
  const row = await feedIn(deps.db, reader.communeId, id)
  await refresh(deps, row)
  return await feedShapeOf(deps, reader, id)
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
  const { apiKey = null } =
    row.apiKey === null ? {} : openOrNone(deps.secrets, row.apiKey, sealedFor(row.communeId))
  const look = await checkSource(deps, { ...row, apiKey }, zone, row.use)
  await db
    .transaction()
    .execute(transaction => keep(transaction, row, look, { now: clock.now(), zone }))
  if (row.rule !== null && look.kind !== 'failed') await applyRule(deps, row, zone)
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
  const looked = afterCheck(look, feed.failures, now, feed.use)
  const validators =
    look.kind === 'read' ? { etag: look.etag, lastModified: look.lastModified } : {}
  const failingSince = look.kind === 'failed' ? (feed.failingSince ?? now) : null
  const patch = { ...looked, ...validators, failingSince }
  // Removed meanwhile: there is nothing to keep it for.
  if (!(await updateFeed(db, feed.id, patch))) return
  if (look.kind === 'read') {
    const items = look.read.news?.items ?? []
    if (feed.use === 'items') {
      await keepItems(db, feed.id, items, { now, isFirst: !feed.readAt })
    } else if (feed.use === 'vigilance') {
      await keepVigilance(db, feed.id, items, now)
    } else {
      const from = localDateOf(now, zone)
      const days = { from, keptFrom: addDays(from, -keptDays) }
      await replaceFeedEvents(db, feed.id, look.read.events, days)
    }
  }
  await noteLife(db, { ...feed, ...patch }, now)
}

/** Writes that a source died, or lives again: each is told once, by what is written here. */
async function noteLife(db: Db, feed: FeedRow, now: number): Promise<void> {
  const newest =
    feed.use !== 'items'
      ? null
      : ((await itemFiguresOf(db, [feed.id], now)).get(feed.id)?.newestAt ?? feed.createdAt)
  const death = deathOf(feed, newest, now)
  if (death !== null && feed.deadAt === null) {
    await updateFeed(db, feed.id, { deadAt: now, revivedAt: null })
  }
  if (death === null && feed.deadAt !== null && feed.failures === 0) {
    await updateFeed(db, feed.id, { deadAt: null, revivedAt: now })
  }
}

/** So long after it was over nobody asks what Météo-France had warned of, ms. */
const rememberedMs = 120 * 24 * 60 * 60_000

/**
 * Takes in what the map of vigilance warns of now, inside a transaction: what lasts longer or begins earlier
 * is the same warning, what is graver is another one, and what is called off is offered no more.
 */
async function keepVigilance(
  db: Db,
  feedId: number,
  read: readonly SourceItem[],
  now: number,
): Promise<void> {
  const known = (await itemsOfFeed(db, feedId)).flatMap(row => {
    const key = readVigilanceKey(row.guidKey)
    return key === null ? [] : [{ row, key }]
  })
  const seen = new Set<number>()
  for (const { guid, warns, title, text, link, picture, publishedAt } of read) {
    const key = readVigilanceKey(guid)
    if (key === null || warns === undefined) continue
    const same = known.findLast(one => isSameVigilance(one.key, key))
    const words = { title, text, link, picture, until: warns.until }
    if (same !== undefined) {
      seen.add(same.row.id)
      // As grave as it was, so that one that rises again is no other than what was decided about.
      const guidKey = vigilanceKeyText({ ...key, color: same.key.color })
      const isOffered = same.row.state === 'offered' || same.row.state === 'old'
      await updateItem(db, same.row.id, {
        ...{ guidKey, seenAt: now },
        ...(isOffered ? { ...words, state: 'offered' as const } : { until: warns.until }),
      })
      continue
    }
    await insertItems(db, [
      {
        ...{ feedId, guidKey: guid, linkKey: null, ...words, publishedAt, topic: warns.topic },
        ...{ at: now, foundAt: now, seenAt: now, state: 'offered' as const },
        ...{ decidedAt: null, decidedBy: null, postId: null },
      },
    ])
  }
  for (const { row } of known) {
    if (row.state === 'offered' && !seen.has(row.id)) await updateItem(db, row.id, { state: 'old' })
  }
  await deleteItemsBefore(db, feedId, now - rememberedMs)
}
