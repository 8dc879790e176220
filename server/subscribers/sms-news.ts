import { accessRefused, freshCall } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import { connectorsOf } from '../channels/themes.ts'
import type { AudienceNews } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { listCommunes } from '../people/store/communes.ts'
import { ourselves, writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { addressHashOf } from './address.ts'
import { mostFailures } from './rules.ts'
import { claimNews, newsOf, noteReceipt, updateNews } from './store-sms.ts'
import {
  deleteSubscriber,
  findSubscriber,
  subscriberByHash,
  updateSubscriber,
} from './store-subscribers.ts'

/** How often a provider is asked, and how long one process may take, ms. */
const everyMs = 60_000
const leaseMs = 5 * 60_000
/** So many answers are read in one round; the rest is asked for by the next. */
const mostAnswers = 20

/**
 * Asks each provider what became of its SMS, and who wants no more.
 * @returns when the next round is due, ms UTC; null: there is no such channel
 */
export async function readNews(deps: Deps): Promise<number | null> {
  const kinds = connectorsOf(deps, 'sms')
  let next: number | null = null
  for (const commune of await listCommunes(deps.db)) {
    const channels = (await channelsOf(deps.db, commune.id)).filter(
      ({ connector, state }) => kinds.includes(connector) && state === 'active',
    )
    for (const channel of channels) {
      const at = await newsOfChannel(deps, channel)
      next = Math.min(next ?? at, at)
    }
  }
  return next
}

async function newsOfChannel(deps: Deps, channel: Row<'channel'>): Promise<number> {
  const { db, clock } = deps
  const now = clock.now()
  const row = await newsOf(db, channel.id)
  if (row !== undefined && row.nextAt > now) return row.nextAt
  const about = { channelId: channel.id, communeId: channel.communeId }
  const held = now + leaseMs
  if (!(await claimNews(db, about, row?.nextAt ?? null, held))) return held
  await readAll(deps, channel, row?.cursor ?? null)
  const nextAt = clock.now() + everyMs
  await updateNews(db, channel.id, { nextAt })
  return nextAt
}

async function readAll(deps: Deps, channel: Row<'channel'>, from: string | null): Promise<void> {
  let cursor = from
  try {
    const { connector, call } = await freshCall(deps, channel)
    const { news } = connector.audience ?? {}
    if (news === undefined) return
    for (let count = 0; count < mostAnswers; count++) {
      const answer = await news(call, cursor)
      if (answer.kind === 'reauthorize') await accessRefused(deps, channel, answer.reason)
      if (answer.kind !== 'news') return
      const read = answer
      await deps.db.transaction().execute(async db => await keepNews(deps, db, channel, read))
      deps.changes.tell(channel.communeId, 'deliveries')
      if (answer.done) return
      cursor = answer.cursor
    }
  } catch (error) {
    // One that was disconnected meanwhile has nothing to tell.
    if (!(error instanceof Refusal)) throw error
  }
}

async function keepNews(
  deps: Pick<Deps, 'secrets' | 'clock'>,
  db: Db,
  { id, communeId }: Row<'channel'>,
  { cursor, receipts, stops }: AudienceNews,
): Promise<void> {
  await updateNews(db, id, { cursor })
  for (const { remoteId, state } of receipts) {
    for (const subscriber of await noteReceipt(db, id, remoteId, state)) {
      await noteReached(db, subscriber, state)
    }
  }
  for (const number of stops) {
    const addressHash = addressHashOf(deps, communeId, 'sms', number)
    const known = await subscriberByHash(db, { communeId, way: 'sms', addressHash })
    if (known === undefined) continue
    await deleteSubscriber(db, known.id)
    await writeJournal(db, {
      ...{ communeId, at: deps.clock.now(), actor: ourselves },
      ...{ action: 'subscriber.stopped', subject: `channel:${id}` },
    })
  }
}

/** One that was not reached so often in a row is set aside. */
async function noteReached(db: Db, id: number, state: 'delivered' | 'failed'): Promise<void> {
  const subscriber = await findSubscriber(db, id)
  if (subscriber === undefined) return
  const failures = state === 'delivered' ? 0 : subscriber.failures + 1
  const isAside = failures >= mostFailures
  await updateSubscriber(db, id, { failures, ...(isAside && { state: 'suspended' as const }) })
}
