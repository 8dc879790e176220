import { canPublish, limitsOf } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Limits } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { publishingSentences } from '../publishing/sentences.ts'
import { countSubscribers } from '../subscribers/rows.ts'
import { drillers } from './drill.ts'
import { warningModels } from './rules/models.ts'
import { endLineRoom } from './rules/warning.ts'
import { warningSentences as say } from './sentences.ts'
import type { WarningForm } from './shapes.ts'

/** Texts to begin with, and every channel on which something is published: what can be said there, and why not. */
export async function formOfWarning(
  { db, connectors }: Pick<Deps, 'db' | 'connectors'>,
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
  const drillTo = (await drillers(db, communeId)).length
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
