import { warningItems } from '../calendar/rows.ts'
import { canPublish, limitsOf } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Limits } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { instantOfLocal, toIso, toIsoOrNull } from '../language/instant.ts'
import { type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { notFound } from '../platform/refusal.ts'
import { deliveryShapeOf } from '../publishing/delivery-shape.ts'
import { type DeliveryWithContext, deliveriesOf } from '../publishing/rows.ts'
import { publishingSentences } from '../publishing/sentences.ts'
import { warnings } from '../subscribers/broadcast.ts'
import { reachOfEach } from '../subscribers/reach.ts'
import { countSubscribers } from '../subscribers/rows.ts'
import { countReached, drilledOf } from './drill.ts'
import { warningEnd } from './end.ts'
import { warningModels } from './rules-models.ts'
import { endLineRoom, stateOf, takingBackOf } from './rules-warning.ts'
import { warningSentences as say } from './sentences.ts'
import type { WarningForm, WarningShape } from './shapes.ts'
import { findWarning, lastWarnings, type WarningRow } from './store.ts'

type ReadDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

const mostListed = 50

/** A commune's last warnings, the newest first. */
export async function listWarnings(deps: ReadDeps, communeId: number): Promise<WarningShape[]> {
  return await shapesOf(deps, communeId, await lastWarnings(deps.db, communeId, mostListed))
}

/** How many run now, drills apart, and how many vigilances wait for one. */
export async function countWarnings(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
): Promise<number> {
  const now = clock.now()
  const [rows, announced] = await Promise.all([
    lastWarnings(db, communeId, mostListed),
    warningItems(db, now, communeId),
  ])
  const running = rows.filter(({ isDrill, liftedAt, endLocal, zone }) => {
    const endsAt = instantOfLocal(endLocal, zone)
    return isDrill === 0 && stateOf({ liftedAt, endsAt }, now) === 'running'
  })
  return running.length + announced.length
}

/** @throws Refusal (`not-found`), also for another commune's */
export async function getWarning(
  deps: ReadDeps,
  communeId: number,
  id: number,
): Promise<WarningShape> {
  const row = await findWarning(deps.db, communeId, id)
  const [shape] = row === undefined ? [] : await shapesOf(deps, communeId, [row])
  if (shape === undefined) throw notFound(say.warning)
  return shape
}

async function shapesOf(
  deps: ReadDeps,
  communeId: number,
  rows: readonly WarningRow[],
): Promise<WarningShape[]> {
  const now = deps.clock.now()
  const postIds = rows.map(({ postId }) => postId)
  const deliveries = Map.groupBy(
    await deliveriesOf(deps.db, communeId, { postIds }),
    ({ postId }) => postId,
  )
  const reachable = [...deliveries.values()].flat().flatMap(({ id, connector }) => {
    const way = deps.connectors[connector]?.audience?.way
    return way === undefined ? [] : { id, way }
  })
  const reach = await reachOfEach(deps, warnings, reachable)
  const endReach = await reachOfEach(deps, warningEnd, reachable)
  const drills = rows.filter(({ isDrill }) => isDrill === 1)
  const drilled = await drilledOf(
    deps.db,
    drills.map(({ postId }) => postId),
  )
  return rows.map(row => {
    const { postId, topic, text, endLocal, zone, startedAt, liftedAt } = row
    const endsAt = instantOfLocal(endLocal, zone)
    return {
      ...{ id: postId, topic, text, by: row.startedBy },
      ...{ startedAt: toIso(startedAt), endsAt: toIso(endsAt), endsLocal: endLocal },
      isDrill: row.isDrill === 1,
      state: stateOf({ liftedAt, endsAt }, now),
      liftedAt: toIsoOrNull(liftedAt),
      ...{ liftedBy: row.liftedBy, liftedText: row.liftedText },
      drillTo: row.isDrill === 1 ? (drilled.get(postId) ?? 0) : null,
      channels: (deliveries.get(postId) ?? []).map(one => ({
        ...channelShapeOf(deps, row, one),
        reach: reach.get(one.id) ?? null,
        endReach: endReach.get(one.id) ?? null,
      })),
    }
  })
}

function channelShapeOf(
  { connectors }: Pick<Deps, 'connectors'>,
  { liftedAt }: WarningRow,
  row: DeliveryWithContext,
): Omit<WarningShape['channels'][number], 'reach' | 'endReach'> {
  const way = connectors[row.connector]?.audience?.way ?? null
  const { publishedAt, withdrawable, byHand } = deliveryShapeOf(row, { connectors })
  return {
    ...{ publishedAt, withdrawable, byHand },
    ...{ delivery: row.id, channel: row.channelId, name: row.channelName },
    ...{ connector: row.connector, way, state: row.state, url: row.url },
    reason: sentenceOrNull(row.reason),
    readers: row.readers,
    takenBack: takingBackOf({ ...row, reachesEach: way !== null, isLifted: liftedAt !== null }),
  }
}

/** Texts to begin with, and every channel on which something is published: what can be said there, and why not. */
export async function formOfWarning(
  { db, connectors, mailer }: Pick<Deps, 'db' | 'connectors' | 'mailer'>,
  communeId: number,
): Promise<WarningForm> {
  const counts = await countSubscribers(db, communeId)
  const channels = (await channelsOf(db, communeId)).flatMap(channel => {
    const connector = connectors[channel.connector]
    if (connector === undefined || !canPublish(connector)) return []
    if (channel.publishes === 0 || channel.state === 'disconnected') return []
    const { id, name } = channel
    const limits = limitsOf(connector, channel)
    const way = connector.audience?.way ?? null
    const isActive = ({ channelId, state }: (typeof counts)[number]) =>
      channelId === id && state === 'active'
    return {
      ...{ channel: id, name, connector: channel.connector, way },
      problem: problemOf(channel, limits),
      needsPicture: limits.needsImage === true,
      byHand: connector.manifest.byHand !== undefined,
      subscribers: way === null ? null : (counts.find(isActive)?.count ?? 0),
      limit: Math.max(0, limits.textLength - endLineRoom),
      ...{ textLength: limits.textLength, counts: limits.counts },
    }
  })
  const drillTo = await countReached({ db, mailer }, communeId)
  return { models: [...warningModels], channels, drillTo }
}

function problemOf(
  { name, state, stateReason, neighbour }: Row<'channel'>,
  { needsImage }: Limits,
): Sentence | null {
  if (neighbour !== null) return say.neighbours
  if (state === 'paused')
    return publishingSentences.channelPaused(name, sentenceOrNull(stateReason))
  return needsImage ? say.needsPicture : null
}
