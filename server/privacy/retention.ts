import { forgetLinks } from '../approval/link.ts'
import { channelsOf, pollsOf } from '../channels/rows.ts'
import { chunksOf } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { forgetNotes, forgetReadings, forgetReplies } from '../inbox/rows.ts'
import { localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { forgetRecipients } from '../mail/rows.ts'
import {
  countMessagesBefore,
  forgetNames,
  forgetSubjects,
  messagesBefore,
  namedContacts,
  namedConversations,
} from '../messages/store/erasing.ts'
import { forgetHolds } from '../messages/store/handling.ts'
import { holdPolling } from '../messages/store/imported.ts'
import { forgetRequests } from '../official-requests/official-requests.ts'
import { keptYears } from '../official-requests/rules.ts'
import { type CommuneRow, communeOf } from '../people/commune.ts'
import { type CommuneTimes, createCommuneTimes } from '../people/commune-times.ts'
import type { Actor } from '../people/rules/role.ts'
import { findCommune, listCommunes, lockCommune } from '../people/store/communes.ts'
import { forgetSignIns, writeJournal } from '../people/store/journal.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { eraseContent } from '../reply-times/thread-messages.ts'
import { tidySubscribers } from '../subscribers/forget.ts'
import { forgetMessages } from '../webhooks/webhooks.ts'
import { forgetReasonsBefore } from './forget-reasons.ts'
import {
  firstNoticeMs,
  mostCounted,
  nextSweepAt,
  retentionLimit,
  retentionMonths,
  shorterNoticeMs,
} from './rules.ts'
import type { PrivacyChange, PrivacyShape } from './shapes.ts'
import {
  findPrivacy,
  forgetJoins,
  markSwept,
  type PrivacyRow,
  sweepTimes,
  writePrivacy,
} from './store-privacy.ts'

type PrivacyDeps = Pick<Deps, 'db' | 'clock'>

const dayMs = 24 * 60 * 60_000

/** What people have time to export before it goes, ms. */
export const soonMs = 30 * dayMs

/** What a commune chose; of one that the job has not seen yet, what holds then. */
export async function privacyOf(
  { db, clock }: PrivacyDeps,
  { id }: Pick<CommuneRow, 'id'>,
): Promise<PrivacyRow> {
  const row = await findPrivacy(db, id)
  const now = clock.now()
  return (
    row ?? {
      communeId: id,
      months: retentionMonths.usual,
      erasesFrom: now + firstNoticeMs,
      sweptAt: null,
      contact: '',
      officer: '',
      updatedAt: now,
    }
  )
}

/**
 * How long words are kept, what goes next, and how much that is.
 * @param months in place of what is chosen, to see what it would be
 */
export async function getPrivacy(
  deps: PrivacyDeps,
  communeId: number,
  months?: number,
): Promise<PrivacyShape> {
  const { db, clock } = deps
  const commune = await communeOf(deps, communeId)
  const row = await privacyOf(deps, commune)
  const now = clock.now()
  const limit = retentionLimit(now, commune.zone, months ?? row.months)
  return {
    months: row.months,
    limit: localDateOf(limit, commune.zone),
    nextAt: toIso(Math.max(now, nextSweepAt(withoutFutureSweep(row, now), commune.zone))),
    due: await countMessagesBefore(db, communeId, { before: limit, most: mostCounted }),
    soon: await countMessagesBefore(db, communeId, { before: limit + soonMs, most: mostCounted }),
    isWaiting: row.erasesFrom > now,
    sweptAt: toIsoOrNull(row.sweptAt),
    contact: row.contact,
    officer: row.officer,
  }
}

/** Where each commune of this installation may be written to. */
export async function contactsOf(deps: PrivacyDeps): Promise<{ name: string; contact: string }[]> {
  const communes = await listCommunes(deps.db)
  return await Promise.all(
    communes.map(async commune => ({
      name: commune.name,
      contact: (await privacyOf(deps, commune)).contact,
    })),
  )
}

/**
 * Chooses how long words are kept, and to whom people write. What is shortened takes a week to
 * hold, so that a slip can be taken back.
 */
export async function changePrivacy(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Actor,
  change: PrivacyChange,
): Promise<PrivacyShape> {
  const { communeId, actor } = who
  const at = deps.clock.now()
  const commune = await communeOf(deps, communeId)
  await deps.db.transaction().execute(async db => {
    const before = await privacyOf({ ...deps, db }, commune)
    const isShorter = change.months < before.months
    const erasesFrom = isShorter
      ? Math.max(before.erasesFrom, at + shorterNoticeMs)
      : before.erasesFrom
    await writePrivacy(db, { ...before, ...change, erasesFrom, updatedAt: at })
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: 'privacy.changed',
      subject: `commune:${communeId}`,
      detail: { months: change.months, before: before.months },
    })
  })
  deps.changes.tell(communeId, 'commune')
  return await getPrivacy(deps, communeId)
}

/** A clock that is not believed, and a sweep that was stopped, are looked at again so much later, ms. */
const againMs = 60_000

/**
 * Erases what is due, commune after commune.
 * @param times when each is due; without it all of them are asked for
 * @returns when something is due next, ms UTC; null: there is no commune yet
 */
export async function eraseWhatIsDue(
  deps: Pick<Deps, 'db' | 'database' | 'clock' | 'changes'>,
  stopping: () => boolean,
  times: CommuneTimes = createCommuneTimes(),
): Promise<number | null> {
  const now = deps.clock.now()
  return await times.round(now, {
    stopping,
    async all() {
      const rows = await sweepTimes(deps.db)
      return rows.map(({ id, zone, erasesFrom, sweptAt }) => {
        // Newly set up, or by a version that erased nothing.
        if (erasesFrom === null) return { communeId: id, at: now }
        const row = withoutFutureSweep({ erasesFrom, sweptAt }, now)
        return { communeId: id, at: nextSweepAt(row, zone) }
      })
    },
    look: communeId => eraseIn(deps, communeId, stopping),
  })
}

async function eraseIn(
  deps: Pick<Deps, 'db' | 'database' | 'clock' | 'changes'>,
  communeId: number,
  stopping: () => boolean,
): Promise<number | null> {
  const commune = await findCommune(deps.db, communeId)
  if (commune === undefined) return null
  // A clock that is years off would erase all that there is.
  if (!(await isClockTrue(deps, communeId))) return deps.clock.now() + againMs
  // From now on its people have their notice.
  if ((await findPrivacy(deps.db, communeId)) === undefined) {
    await writePrivacy(deps.db, await privacyOf(deps, commune))
  }
  await eraseDue(deps, commune, stopping)
  const now = deps.clock.now()
  const at = nextSweepAt(withoutFutureSweep(await privacyOf(deps, commune), now), commune.zone)
  return at <= now ? now + againMs : at
}

/** Networks refuse a clock that is so far off: their certificates would not be valid yet, or no more, ms. */
const lookedWithinMs = 3 * dayMs

/**
 * Whether the clock may be believed: a network was looked at of late, by this clock, or none is
 * connected any more.
 */
async function isClockTrue({ db, clock }: PrivacyDeps, communeId: number): Promise<boolean> {
  const looked = (await pollsOf(db, communeId)).filter(({ state }) => state === 'active')
  const now = clock.now()
  return (
    looked.length === 0 ||
    looked.some(({ succeededAt }) => succeededAt !== null && now - succeededAt < lookedWithinMs)
  )
}

/** What was done « later than now » was done by a wrong clock, and counts for nothing. */
function withoutFutureSweep<T extends Pick<PrivacyRow, 'sweptAt'>>(row: T, now: number): T {
  return row.sweptAt !== null && row.sweptAt > now ? { ...row, sweptAt: null } : row
}

/** So many messages lose their content in one transaction: others write between two. */
const batch = 200
/** So many conversations or contacts are looked at in one statement. */
const span = 2_000

/**
 * Erases what a commune keeps for longer than it chose, if it is time: the words of messages, what
 * conversations and people are called, the texts of answers, the addresses of mails, and who signed
 * in from where; of official requests what ended years ago. It may be stopped at any moment, and goes on the next time.
 * @returns how many messages lost their words
 */
export async function eraseDue(
  deps: Pick<Deps, 'db' | 'database' | 'clock' | 'changes'>,
  commune: CommuneRow,
  stopping: () => boolean,
): Promise<number> {
  const { db, clock } = deps
  const { id: communeId, zone } = commune
  const now = clock.now()
  const row = withoutFutureSweep(await privacyOf(deps, commune), now)
  if (nextSweepAt(row, zone) > now) return 0
  /** Somebody may choose otherwise meanwhile: longer holds at once, shorter has its week. */
  const limit = async () => {
    const { months } = await privacyOf(deps, commune)
    return retentionLimit(now, zone, Math.max(months, row.months))
  }
  let erased = 0
  for (const { id: channelId } of await channelsOf(db, communeId)) {
    for (;;) {
      if (stopping()) return erased
      const before = await limit()
      const count = await db.transaction().execute(async transaction => {
        await holdPolling(transaction, channelId)
        const ids = await messagesBefore(transaction, { channelId, before, limit: batch })
        await eraseContent(transaction, ids, now)
        return ids.length
      })
      erased += count
      if (count < batch) break
      await nextTurn()
    }
  }
  const before = await limit()
  for (const ids of chunksOf(await namedConversations(db, communeId, before), span)) {
    if (stopping()) return erased
    await forgetSubjects(db, ids, before)
    await nextTurn()
  }
  for (const ids of chunksOf(await namedContacts(db, communeId), span)) {
    if (stopping()) return erased
    await forgetNames(db, ids, before)
    await nextTurn()
  }
  await db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    await forgetJoins(transaction, communeId, before)
  })
  for (;;) {
    if (stopping()) return erased
    const isMore = await db
      .transaction()
      .execute(transaction => forgetReasonsBefore(transaction, communeId, before))
    if (!isMore) break
    await nextTurn()
  }
  await forgetReplies(db, communeId, before)
  await forgetHolds(db, communeId, now - soonMs)
  await forgetNotes(db, communeId, { written: before, removed: now - dayMs })
  await forgetLinks(db, communeId, before)
  await forgetMessages(db, { communeId, now })
  await tidySubscribers({ db }, communeId, now)
  await forgetRecipients(db, communeId, before)
  await forgetSignIns(db, communeId, before)
  await forgetReadings(db, communeId, localDateOf(before, zone))
  await forgetRequests(db, communeId, retentionLimit(now, zone, 12 * keptYears))
  await deps.database.wipe()
  await markSwept(db, communeId, now)
  if (erased > 0) deps.changes.tell(communeId, 'messages')
  return erased
}
