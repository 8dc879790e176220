import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type PlanDeps, planPostInside } from '../events/plan-post.ts'
import type { PostMade } from '../events/shapes-event.ts'
import { localTimeOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { addMedia } from '../pictures/media.ts'
import type { MediaShape } from '../pictures/shapes.ts'
import { readSmall } from '../pictures/small.ts'
import { GuardedFailure } from '../platform/http-guarded.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import {
  type ItemKeys,
  type ItemState,
  isSameItem,
  keysOf,
  offeredDays,
  offeredOf,
} from './rules/item.ts'
import type { SourceItem } from './rules/source.ts'
import { calendarSentences } from './sentences.ts'
import type { FeedItemShape, ItemRelay } from './shapes.ts'
import {
  deleteItemsBefore,
  type ItemRow,
  type ItemWithFeed,
  insertItems,
  itemsOf,
  itemsOfFeed,
  moveItem,
  updateItem,
} from './store-items.ts'

const DAY = 24 * 60 * 60_000
/** What a feed has not had for that long does not come back. */
const rememberedMs = 120 * DAY
const mostListed = 100
const picture = { largest: 10 * 1024 * 1024, deadlineMs: 10_000 }

type ItemDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

/** What feeds offer for relaying, and what was decided about it in the last month: the newest first. */
export async function listItems(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
): Promise<FeedItemShape[]> {
  const now = clock.now()
  const items = await itemsOf(db, communeId, { since: now - offeredDays * DAY, limit: mostListed })
  if (items.length === 0) return []
  const { zone } = await communeOf({ db }, communeId)
  // Nobody is warned of what is over.
  return items
    .filter(({ state, until }) => state !== 'offered' || until === null || until > now)
    .map(item => shapeOf(item, zone))
}

/**
 * Relays an item by one post: once, however often and by how many it is asked.
 * @throws Refusal (`not-found`; `conflict` when it was relayed already; and as `planPost`)
 */
export async function relayItem(
  deps: PlanDeps,
  by: Actor,
  id: number,
  wanted: ItemRelay,
): Promise<PostMade> {
  const made = await deps.db.transaction().execute(async db => {
    const item = await itemIn(db, by.communeId, id)
    return await relayInside({ ...deps, db }, by, item, wanted)
  })
  deps.changes.tell(by.communeId, 'deliveries')
  return made
}

/** The same inside the caller's transaction (`deps.db`), also for a rule. */
export async function relayInside(
  deps: PlanDeps,
  by: Actor,
  item: Pick<ItemRow, 'id' | 'link'>,
  wanted: ItemRelay,
  byRule: 0 | 1 = 0,
): Promise<PostMade> {
  // A rule decides about nothing that somebody has decided about.
  const from = byRule === 1 ? (['offered'] as const) : (['offered', 'dismissed'] as const)
  await takeItem(deps, by, item, { byRule, from })
  const link = item.link !== null && wanted.text.includes(item.link) ? item.link : null
  const post = { ...wanted, texts: {}, link, lateRule: 'ask', comment: '' } as const
  const made = await planPostInside(deps, by, post, null)
  await updateItem(deps.db, item.id, { postId: made.post })
  return made
}

/**
 * Says that a post announces an item, inside the caller's transaction (`deps.db`).
 * @throws Refusal (`not-found`; `conflict` when another one does already)
 */
export async function announceItem(
  deps: Pick<Deps, 'db' | 'clock'>,
  by: Actor,
  id: number,
  postId: number,
): Promise<void> {
  const item = await itemIn(deps.db, by.communeId, id)
  await takeItem(deps, by, item, { byRule: 0, from: ['offered', 'dismissed', 'old'] })
  await updateItem(deps.db, id, { postId })
}

async function takeItem(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  by: Actor,
  { id }: Pick<ItemRow, 'id'>,
  { byRule, from }: { byRule: 0 | 1; from: readonly ItemState[] },
): Promise<void> {
  const decided = { decidedAt: clock.now(), decidedBy: by.actor, byRule }
  if (await moveItem(db, id, from, { state: 'relayed', ...decided })) return
  const { decidedBy } = await itemIn(db, by.communeId, id)
  throw new Refusal('conflict', calendarSentences.itemRelayed(decidedBy))
}

/**
 * Leaves an item, or takes that back.
 * @throws Refusal (`not-found`; `conflict` when it was relayed meanwhile)
 */
export async function decideItem(
  deps: ItemDeps,
  by: Actor,
  id: number,
  state: 'dismissed' | 'offered',
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const item = await itemIn(db, by.communeId, id)
    if (item.state === state) return
    const decided =
      state === 'offered'
        ? { decidedAt: null, decidedBy: null }
        : { decidedAt: at, decidedBy: by.actor }
    if (!(await moveItem(db, id, ['offered', 'dismissed'], { state, ...decided }))) {
      throw new Refusal('conflict', calendarSentences.itemRelayed(item.decidedBy))
    }
    await writeJournal(db, {
      communeId: by.communeId,
      at,
      actor: by.actor,
      action: state === 'dismissed' ? 'item.dismissed' : 'item.restored',
      subject: `feed:${item.feedId}`,
      detail: { name: item.feedName },
    })
  })
  deps.changes.tell(by.communeId, 'deliveries')
}

/**
 * A small picture of an item, read where its feed says that it lies: no browser asks there.
 * @throws Refusal (`not-found`) where there is none, (`bad-request`) where it is none
 */
export async function showItemPicture(
  deps: Pick<Deps, 'db' | 'guarded'>,
  communeId: number,
  id: number,
): Promise<{ bytes: Uint8Array; type: string }> {
  return await readSmall(await pictureOf(deps, communeId, id))
}

/**
 * Copies an item's picture into the own library, described by the person who takes it.
 * @throws Refusal as `showItemPicture` and `addMedia`
 */
export async function takeItemPicture(
  deps: Pick<Deps, 'db' | 'clock' | 'guarded'>,
  by: Actor,
  id: number,
  alt: string,
): Promise<MediaShape> {
  return await addMedia(deps, by, { bytes: await pictureOf(deps, by.communeId, id), alt })
}

async function pictureOf(
  { db, guarded }: Pick<Deps, 'db' | 'guarded'>,
  communeId: number,
  id: number,
): Promise<Uint8Array> {
  const item = await itemIn(db, communeId, id)
  if (item.picture === null) throw notFound(calendarSentences.itemPicture)
  try {
    const { status, bytes } = await guarded.get(item.picture, {
      ...picture,
      headers: { accept: 'image/*' },
    })
    if (status !== 200) throw notFound(calendarSentences.itemPicture)
    return bytes
  } catch (error) {
    if (!(error instanceof GuardedFailure)) throw error
    throw notFound(calendarSentences.itemPicture)
  }
}

/**
 * Takes in what a feed has now, inside a transaction: what is new is offered unless it is old, what is
 * offered follows its feed, and what was decided stays so.
 * @param isFirst whether nothing of this feed was read before
 */
export async function keepItems(
  db: Db,
  feedId: number,
  read: readonly SourceItem[],
  { now, isFirst }: { now: number; isFirst: boolean },
): Promise<void> {
  const keys = keysOf(read)
  const known = await itemsOfFeed(db, feedId)
  const fresh: (SourceItem & ItemKeys)[] = []
  for (const [index, item] of read.entries()) {
    const named = keys[index]
    if (named === undefined) continue
    const one = { ...item, ...named }
    const same = known.find(row => isSameItem(row, one))
    if (same !== undefined) await updateItem(db, same.id, { seenAt: now, ...newerOf(same, one) })
    else if (!fresh.some(other => isSameItem(other, one))) fresh.push(one)
  }
  const offered = offeredOf(fresh, now, isFirst)
  const rows = fresh.map(({ guid: _, ...item }, index) => ({
    ...item,
    feedId,
    // A date to come is a wrong clock's, or announces ahead.
    at: Math.min(item.publishedAt ?? now, now),
    foundAt: now,
    seenAt: now,
    state: offered[index] === true ? ('offered' as const) : ('old' as const),
    decidedAt: null,
    decidedBy: null,
    postId: null,
  }))
  await insertItems(db, rows)
  await deleteItemsBefore(db, feedId, now - rememberedMs)
}

/** Its names of today, and its words while nobody has decided. */
function newerOf(row: ItemRow, { guidKey, linkKey, ...item }: SourceItem & ItemKeys) {
  const names = { guidKey, linkKey: linkKey ?? row.linkKey }
  if (row.state !== 'offered') return names
  const { title, text, link, picture } = item
  return { ...names, title, text, link, picture }
}

async function itemIn(db: Db, communeId: number, id: number): Promise<ItemWithFeed> {
  const [item] = await itemsOf(db, communeId, { id })
  if (item === undefined) throw notFound(calendarSentences.item)
  return item
}

function shapeOf(row: ItemWithFeed, zone: string): FeedItemShape {
  const { id, feedId, feedName, title, text, link, state, decidedBy, topic, until } = row
  if (state === 'old') throw new Error(`item ${id} is not offered`)
  return {
    id,
    feed: feedId,
    source: feedName,
    title,
    text,
    link,
    hasPicture: row.picture !== null,
    at: toIso(row.at),
    state,
    decidedAt: toIsoOrNull(row.decidedAt),
    decidedBy,
    byRule: row.byRule === 1,
    dueAt: toIsoOrNull(row.dueAt === null ? null : Number(row.dueAt)),
    warns:
      topic === null || until === null ? null : { topic, untilLocal: localTimeOf(until, zone) },
  }
}
