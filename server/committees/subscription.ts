import {
  afterCheck,
  checkEach,
  checkSource,
  hostOf,
  lease,
  type SourceCheck,
  sourceUrl,
} from '../calendar/check-source.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { localTimeOf } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { applyCalendar, followAccepted, foundIn, type Reading } from './calendar-proposals.ts'
import { committeeIn, journal } from './committees.ts'
import type { ProposalDeps } from './proposals.ts'
import { announcedBy, mostOfSeries, proposable } from './rules-source.ts'
import { committeeSentences as say } from './sentences.ts'
import type { SubscriptionNew, SubscriptionTried } from './shapes.ts'
import { type CommitteeRow, lockCommittee } from './store-committees.ts'
import { leaveSource } from './store-proposals.ts'
import {
  claimSubscription,
  deleteSubscription,
  dueSubscriptions,
  insertSubscription,
  type SubscriptionRow,
  subscriptionsOf,
  updateSubscription,
} from './store-subscriptions.ts'

export type SubscriptionDeps = ProposalDeps & Pick<Deps, 'guarded' | 'log'>

/** As many of a calendar's events are shown before it is followed. */
const mostFirst = 3

/**
 * Looks what lies at an address, and keeps nothing of it.
 * @throws Refusal (`not-found`; `conflict`; `bad-request` with a sentence that says why it cannot be read)
 */
export async function trySource(
  deps: SubscriptionDeps,
  by: Actor,
  committeeId: number,
  wanted: SubscriptionNew,
): Promise<SubscriptionTried> {
  const { read, now, commune } = await readAnew(deps, by, committeeId, wanted)
  const { proposed } = proposable(read.events, now)
  return {
    ...foundIn(read, now),
    mostOfSeries,
    first: proposed.slice(0, mostFirst).map(event => {
      const { title, startLocal } = announcedBy(event, commune)
      return { title, startLocal }
    }),
  }
}

/**
 * Follows a committee's calendar, once it could be read: its events to come are proposed.
 * @throws Refusal, as `trySource`
 */
export async function subscribe(
  deps: SubscriptionDeps,
  by: Actor,
  committeeId: number,
  wanted: SubscriptionNew,
): Promise<void> {
  const { look, committee, url } = await readAnew(deps, by, committeeId, wanted)
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    await lockCommittee(db, committeeId)
    await refuseSecond(db, by.communeId, committeeId)
    const row = await insertSubscription(db, {
      communeId: by.communeId,
      committeeId,
      url,
      etag: null,
      lastModified: null,
      checkedAt: null,
      readAt: null,
      nextAt: at,
      error: null,
      found: JSON.stringify({ upcoming: 0, left: 0, undated: 0 }),
      createdAt: at,
    })
    await journal(db, by, at, 'subscription.added', committee, { host: hostOf(url) })
    await keep({ ...deps, db }, row, committee, look)
  })
  await followAccepted(deps, by, committee)
  deps.changes.tell(by.communeId, 'proposals')
}

/**
 * Follows it no more: of what it brought, what nobody decided about goes, and the rest stays.
 * @throws Refusal (`not-found`)
 */
export async function unsubscribe(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  by: Actor,
  committeeId: number,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    await lockCommittee(db, committeeId)
    const committee = await committeeIn(db, by.communeId, committeeId)
    const row = await subscriptionIn(db, by.communeId, committeeId)
    await leaveSource(db, committeeId)
    await deleteSubscription(db, row.id)
    const host = hostOf(row.url)
    await journal(db, by, deps.clock.now(), 'subscription.removed', committee, { host })
  })
  deps.changes.tell(by.communeId, 'proposals')
}

/**
 * Looks at it now; what became of that, its shape says.
 * @throws Refusal (`not-found`; `conflict` for a committee that is closed)
 */
export async function refreshSubscription(
  deps: SubscriptionDeps,
  by: Actor,
  committeeId: number,
): Promise<void> {
  const { endedAt } = await committeeIn(deps.db, by.communeId, committeeId)
  if (endedAt !== null) throw new Refusal('conflict', say.isEnded)
  await refresh(deps, await subscriptionIn(deps.db, by.communeId, committeeId))
}

/** Looks at every one that is due. @returns how many were looked at */
export async function refreshDueSubscriptions(
  deps: SubscriptionDeps,
  isStopping: () => boolean,
): Promise<number> {
  const due = await dueSubscriptions(deps.db, deps.clock.now())
  return await checkEach(deps, 'subscription', due, row => refresh(deps, row), isStopping)
}

/** @returns whether nobody else did meanwhile */
async function refresh(deps: SubscriptionDeps, row: SubscriptionRow): Promise<boolean> {
  const { communeId, committeeId } = row
  if (!(await claimSubscription(deps.db, row, deps.clock.now() + lease))) return false
  const { zone } = await communeOf(deps, communeId)
  const look = await checkSource(deps, row, zone)
  const committee = await deps.db.transaction().execute(async db => {
    const found = await committeeIn(db, communeId, committeeId)
    await keep({ ...deps, db }, row, found, look)
    return found
  })
  if (look.kind !== 'read') return true
  await followAccepted(deps, row, committee)
  deps.changes.tell(communeId, 'proposals')
  return true
}

/** Writes what became of a look; what was known stays when it failed. */
async function keep(
  deps: Pick<Deps, 'clock'> & { db: Db },
  row: SubscriptionRow,
  committee: CommitteeRow,
  look: SourceCheck,
): Promise<void> {
  const { db } = deps
  const at = deps.clock.now()
  const looked = afterCheck(look, row.failures, at)
  if (look.kind !== 'read') {
    await updateSubscription(db, row.id, looked)
    return
  }
  const { zone } = await communeOf(deps, row.communeId)
  const found = foundIn(look.read, localTimeOf(at, zone))
  // What waits for its time comes without the calendar's changing: then it is read again each time.
  const { etag, lastModified } = found.left === 0 ? look : { etag: null, lastModified: null }
  const kept = { ...looked, etag, lastModified, found: JSON.stringify(found) }
  // Ended meanwhile: there is nothing to take in.
  if (!(await updateSubscription(db, row.id, kept))) return
  await applyCalendar(deps, row, committee, look.read)
}

async function readAnew(
  deps: SubscriptionDeps,
  { communeId }: Actor,
  committeeId: number,
  wanted: SubscriptionNew,
): Promise<{
  committee: CommitteeRow
  url: string
  look: SourceCheck
  read: Reading
  now: string
  commune: string
}> {
  const committee = await committeeIn(deps.db, communeId, committeeId)
  if (committee.endedAt !== null) throw new Refusal('conflict', say.isEnded)
  await refuseSecond(deps.db, communeId, committeeId)
  const { zone, name: commune } = await communeOf(deps, communeId)
  const url = sourceUrl(wanted.url)
  const look = await checkSource(deps, { url, etag: null, lastModified: null }, zone)
  if (look.kind === 'failed') throw new Refusal('bad-request', look.reason, 'url')
  if (look.kind === 'same') throw new Error('a source answered that it is as nobody knew it')
  const now = localTimeOf(deps.clock.now(), zone)
  return { committee, url, look, read: look.read, now, commune }
}

async function refuseSecond(db: Db, communeId: number, committeeId: number): Promise<void> {
  if ((await subscriptionsOf(db, communeId, committeeId)).length > 0) {
    throw new Refusal('conflict', say.subscribedAlready)
  }
}

async function subscriptionIn(
  db: Db,
  communeId: number,
  committeeId: number,
): Promise<SubscriptionRow> {
  const [row] = await subscriptionsOf(db, communeId, committeeId)
  if (row === undefined) throw notFound(say.subscription)
  return row
}
